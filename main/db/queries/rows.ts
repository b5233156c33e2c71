/** How facts lie in their rows: times, ids, and the words that many observations share. */
import type { When } from '#app/chart/facts.ts'
import type { Connection } from '../statements.ts'

/** Stands for "no readable time" in a key column, which may not be NULL; sorts as oldest. */
export const NO_TIME = Number.MIN_SAFE_INTEGER

/** Facts one resource may say of one kind; a projection id is resource id times this, plus the fact's place. */
export const PER_RESOURCE = 65_536

export const msOf = (when: When | null | undefined): number => when?.ms ?? NO_TIME

export function whenOf(text: string | null, ms: number | null): When | null {
  return text === null ? null : { text, ms: ms === NO_TIME ? null : ms }
}

/** Text kept once and referred to by number, with the numbers met so far in memory. */
export type Dictionary = Readonly<{ idOf: (text: string) => number; forget: () => void }>

/** For the writer. After a rollback the numbers in memory may not exist: `forget` them. */
export function dictionary(db: Connection, table: 'term' | 'code' | 'drug'): Dictionary {
  const column = { term: 'body', code: 'code', drug: 'written' }[table]
  const known = new Map<string, number>()
  const look = (text: string): number => {
    const found = db.get<{ id: number }>(`SELECT id FROM ${table} WHERE ${column} = ?`, text)
    return found?.id ?? db.run(`INSERT INTO ${table} (${column}) VALUES (?)`, text).lastInsertRowid
  }
  return {
    idOf: (text) => {
      const id = known.get(text) ?? look(text)
      known.set(text, id)
      return id
    },
    forget: () => known.clear(),
  }
}
