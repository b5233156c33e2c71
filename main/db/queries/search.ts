/**
 * The patient search. What a person types becomes quoted prefixes only, so no character of it is syntax. Each patient's
 * document carries its severity as a word in a column of its own, which lets a wide search take the worst first.
 */
import type { Connection } from '../statements.ts'

/** rank = worst severity (0..3) times this, plus the number of open alerts. */
export const RANK_STEP = 1000
const MAX_WORDS = 8
const SEARCHABLE = /[\p{L}\p{N}\p{Co}]/u

export const tierOf = (rank: number): string => `tier${Math.max(0, Math.floor(rank / RANK_STEP))}`

export function indexPatient(db: Connection, pid: number, tier: string, words: readonly (string | null)[]): void {
  db.run('DELETE FROM patient_search WHERE rowid = ?', pid)
  db.run('INSERT INTO patient_search (rowid, tier, words) VALUES (?, ?, ?)', pid, tier, words.filter((word) => word !== null).join(' '))
}

/** Well-formed text without control characters; a word without a letter or digit is nothing to search for. */
export function wordsOf(query: string): string[] {
  const clean = query.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, ' ')
  return clean
    .split(/\s+/u)
    .filter((word) => SEARCHABLE.test(word))
    .slice(0, MAX_WORDS)
}

export type Search = Readonly<{ match: string; ranked: boolean }>

/** A birth date is found by its digits as one word, so that "1962-03" is one short look-up. */
export const dateWord = (date: string): string => date.replaceAll('-', '')
const DATE_LIKE = /^\d{4}-(\d{1,2}(-\d{0,2})?)?$/

function prefixOf(word: string): string {
  const text = DATE_LIKE.test(word) ? dateWord(word) : word
  return `words:"${text.replaceAll('"', '""')}"*`
}

/** @returns null when there is nothing in it that can be searched for; `ranked` is false below three letters in every word */
export function parseSearch(query: string): Search | null {
  const words = wordsOf(query)
  if (words.length === 0) return null
  const match = words.map(prefixOf).join(' AND ')
  return { match, ranked: words.some((word) => [...word].length >= 3) }
}
