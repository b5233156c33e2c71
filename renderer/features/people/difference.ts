/** Two records side by side: which fields agree, and which letters of those that do not. */
import type { PersonMatch } from '#app/contract/intake.ts'

type Side = PersonMatch['a']
export type Field = 'name' | 'birthDate' | 'sex' | 'mrn'
export type Compared = Readonly<{ field: Field; a: string | null; b: string | null; state: 'same' | 'differs' | 'missing' }>

const FIELDS: readonly Field[] = ['name', 'birthDate', 'sex', 'mrn']

/** A field that one side does not have neither agrees nor differs. */
export function compared(a: Side, b: Side): readonly Compared[] {
  return FIELDS.map((field) => {
    const [left, right] = [said(a, field), said(b, field)]
    const state = left === null || right === null ? 'missing' : left === right ? 'same' : 'differs'
    return { field, a: left, b: right, state }
  })
}

const said = (side: Side, field: Field): string | null => (field === 'sex' && side.sex === 'unknown' ? null : side[field])

export type Piece = Readonly<{ text: string; differs: boolean }>

/** Below this share of letters in common, marking letters says less than the two texts themselves. */
const ALIKE = 0.6

/** What of `own` is not in `other`: the text cut where the longest common subsequence of letters breaks; whole where they have little in common. */
export function marked(own: string, other: string): readonly Piece[] {
  const kept = commonPlaces([...own], [...other])
  if (kept.size < ALIKE * Math.max([...own].length, [...other].length)) return [{ text: own, differs: false }]
  const pieces: { text: string; differs: boolean }[] = []
  for (const [index, letter] of [...own].entries()) {
    const differs = !kept.has(index)
    const last = pieces.at(-1)
    if (last && last.differs === differs) last.text += letter
    else pieces.push({ text: letter, differs })
  }
  return pieces
}

function commonPlaces(a: readonly string[], b: readonly string[]): ReadonlySet<number> {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i]
    if (row) for (let j = b.length - 1; j >= 0; j -= 1) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const kept = new Set<number>()
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      kept.add(i)
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return kept
}
