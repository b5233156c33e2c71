/** Columns of words, dates and codes that no name explains. */
import { unitNamed, wordsOf } from '../../terminology/name-words.ts'
import { namesakes } from '../../terminology/synonyms.ts'
import { icdShare } from './candidates.ts'
import type { Shape } from './shape.ts'

export type TextGuess = Readonly<{ role: string; confidence: number; why: string }>

const SEX =
  /^(?:m|f|w|male|female|man|woman|mann|frau|mannlich|weiblich|männlich|hombre|mujer|masculino|femenino|homme|femme|masculin|feminin|maschio|femmina|masculino|feminino|h|v|vrouw|other|unknown|u|d|divers|kvinna|kobieta)$/i

function shareOf(shape: Shape, is: (text: string) => boolean): number {
  const all = shape.common.reduce((sum, [, count]) => sum + count, 0)
  return all === 0 ? 0 : shape.common.reduce((sum, [text, count]) => sum + (is(text) ? count : 0), 0) / all
}

const yearOf = (text: string): number => Number(/(?:19|20)\d{2}/.exec(text)?.[0] ?? Number.NaN)

/** Births lie years apart and long before what was measured. */
function dateRole(shape: Shape): TextGuess {
  const years = shape.common.map(([text]) => yearOf(text)).filter((year) => !Number.isNaN(year))
  const [low, high] = [Math.min(...years), Math.max(...years)]
  if (shape.share.date > shape.share.datetime && years.length > 3 && high - low > 20 && low < 1990)
    return { role: 'birth-date', confidence: 0.85, why: `dates from ${low} to ${high}, as births are` }
  return { role: 'time', confidence: 0.88, why: `${shape.share.datetime > shape.share.date ? 'dates with times' : 'dates'}` }
}

export const isConceptCode = (text: string): boolean => {
  const [hit] = namesakes(text)
  return hit !== undefined && !hit.target.startsWith('@') && (hit.how === 'exact' || hit.how === 'with-fillers')
}

/** Codes that concepts have: names of what is measured, many times over. */
export const codeShare = (shape: Shape): number => shareOf(shape, isConceptCode)

/** @returns null for a column of numbers */
export function guessText(shape: Shape): TextGuess | null {
  const { share } = shape
  if (shape.filled === 0) return { role: 'ignore', confidence: 0.95, why: 'no cell is filled' }
  if (share.date + share.datetime > 0.7) return dateRole(shape)
  if (share.clock > 0.8) return { role: 'time', confidence: 0.85, why: 'times as hours and minutes' }
  if (share.numeric >= 0.7) return null
  if (shape.distinct <= 5 && shareOf(shape, (text) => SEX.test(text)) > 0.95)
    return { role: 'sex', confidence: 0.93, why: 'words for the sexes' }
  if (icdShare(shape) > 0.85) return { role: 'diagnosis', confidence: 0.85, why: 'codes of the ICD' }
  if (shareOf(shape, (text) => unitNamed(text) !== null) > 0.7 && shape.distinct < 60)
    return { role: 'unit', confidence: 0.85, why: 'units' }
  if (shape.filled > 3 && codeShare(shape) > 0.5 && shape.distinct > 1)
    return { role: 'code', confidence: 0.88, why: 'names of what is measured' }
  if (shape.words > 4) return { role: 'free-text', confidence: 0.85, why: 'sentences' }
  if (shape.distinctShare > 0.9 && share.word < 0.7 && wordsOf(shape.common[0]?.[0] ?? '').length <= 3)
    return { role: 'patient-key', confidence: 0.5, why: 'every cell is another one' }
  return { role: 'ignore', confidence: 0.7, why: 'words that are no measurement' }
}
