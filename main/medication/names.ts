/** The tables of names, made ready for the check and for the reading of notes. */
import type { DrugNames } from '#app/medication/check/index.ts'
import { ingredientsOfCode, makeCodeBook, makeVocabulary, matchDrug } from '#app/medication/vocabulary/index.ts'
import { makeLexicon } from '#app/notes/lexicon.ts'
import type { NoteKnowledge } from '#app/notes/read.ts'

export type Names = DrugNames & Readonly<{ notes: () => NoteKnowledge }>

/** @param tables of the pack, by file; an empty one recognises nothing, and every drug is named as not checked */
export function namesOf(tables: ReadonlyMap<string, string>): Names {
  const vocabulary = makeVocabulary(tables.get('names.tsv') ?? '')
  const book = makeCodeBook(tables.get('codes.tsv') ?? '', vocabulary)
  const match: DrugNames['match'] = (text) => matchDrug(vocabulary, text)
  let notes: NoteKnowledge | null = null
  return {
    match,
    ofCode: (code) => ingredientsOfCode(book, code),
    notes: () => {
      notes ??= { lexicon: makeLexicon(tables.get('conditions.tsv') ?? '', vocabulary.entries), matchDrug: match }
      return notes
    },
  }
}
