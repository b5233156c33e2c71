/** The tables of names, made ready for the check. */
import type { DrugNames } from '#app/medication/check/index.ts'
import { ingredientsOfCode, makeCodeBook, makeVocabulary, matchDrug } from '#app/medication/vocabulary/index.ts'

/** @param tables of the pack, by file; an empty one recognises nothing, and every drug is named as not checked */
export function namesOf(tables: ReadonlyMap<string, string>): DrugNames {
  const vocabulary = makeVocabulary(tables.get('names.tsv') ?? '')
  const book = makeCodeBook(tables.get('codes.tsv') ?? '', vocabulary)
  return { match: (text) => matchDrug(vocabulary, text), ofCode: (code) => ingredientsOfCode(book, code) }
}
