/** RxNorm codes of ingredients, brands and clinical drugs, and what they are made of. */
import type { NamedIngredient } from '../../contract/medication.ts'
import type { Vocabulary } from './vocabulary.ts'

export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'

/** @returns null where the code is not known */
export type CodeBook = (rxcui: string) => readonly NamedIngredient[] | null

/** @param tsv rows of ingredients joined by "+", and their codes as steps from one to the next in base 36 */
export function makeCodeBook(tsv: string, { ingredients }: Vocabulary): CodeBook {
  const byCode = new Map<number, readonly NamedIngredient[]>()
  for (const line of tsv.split('\n')) {
    const [of = '', steps = ''] = line.split('\t')
    if (steps === '') continue
    const made = of.split('+').map((name) => ingredients.get(name) ?? { name, rxcui: null })
    let code = 0
    for (const step of steps.split(' ')) {
      code += Number.parseInt(step, 36)
      byCode.set(code, made)
    }
  }
  return (rxcui) => (/^\d{1,9}$/.test(rxcui) ? (byCode.get(Number(rxcui)) ?? null) : null)
}

/** Codes of other systems say nothing here. @returns null where the code is of another system, or not known */
export function ingredientsOfCode(
  book: CodeBook,
  { system, code }: Readonly<{ system: string | null; code: string | null }>,
): readonly NamedIngredient[] | null {
  const isRxNorm = system !== null && /rxnorm|2\.16\.840\.1\.113883\.6\.88$/i.test(system)
  return isRxNorm && code !== null ? book(code.trim()) : null
}
