/** Codes of clinical drugs that the RxNorm table lacks, by how NDF-RT names the product: "AMLODIPINE BESYLATE 5MG TAB". */
import { makeVocabulary, matchDrug } from '#app/medication/vocabulary/index.ts'
import { readTable } from './tables.ts'

/** Longer names are cut off in the table, perhaps within an ingredient. */
const LONGEST = 48
const SURE = 0.97
const STRENGTH = /\d(\.\d+)?\s?(MG|MCG|GM|UNT|MEQ|%)/

/** Parts of a name that name something: "ASPIRIN 25MG/DIPYRIDAMOLE 200MG CAP" has two, "ATROPINE SO4 1MG/ML INJ" one. */
const partsOf = (name: string): number => name.split('/').filter((part) => /^[A-Z][A-Z-]{2,}/.test(part.trim())).length

/** @returns code to ingredients; only where every part of the name was read without a doubt */
export function productCodes(folder: string, names: string): ReadonlyMap<string, readonly string[]> {
  const vocabulary = makeVocabulary(names)
  const codes = new Map<string, readonly string[]>()
  const odd = new Set<string>()
  for (const { rxcui = '', drugname = '' } of readTable(folder, 'ndfrt_rxnorm_names.csv')) {
    const name = drugname.replace(/\s*\[VA.*$/, '')
    if (drugname.length >= LONGEST && !drugname.endsWith('[VA Product]')) continue
    if (name.length >= LONGEST || !STRENGTH.test(name)) continue
    const { ingredients, confidence, kind } = matchDrug(vocabulary, name)
    const of = ingredients.map((ingredient) => ingredient.name).sort()
    const before = codes.get(rxcui)
    if (kind !== 'drug' || confidence < SURE || of.length !== partsOf(name)) continue
    if (before !== undefined && before.join('+') !== of.join('+')) odd.add(rxcui)
    codes.set(rxcui, of)
  }
  for (const code of odd) codes.delete(code)
  return codes
}
