/** Lays the rows out as they would be stored: one column a label where the table is wide, facts in a line where it is long. */
import type { PreviewRow } from '#app/contract/intake.ts'

export type PreviewFact = PreviewRow['facts'][number]

/** Labels in the order in which they first come. A label with two units is one column: each value has its own unit. */
export const factLabels = (rows: readonly PreviewRow[]): readonly string[] => [
  ...new Set(rows.flatMap((row) => row.facts.map((fact) => fact.label))),
]

/** The unit that all values of a label share; null where they differ or have none. */
export function sharedUnit(rows: readonly PreviewRow[], label: string): string | null {
  const units = new Set(rows.flatMap((row) => row.facts.filter((fact) => fact.label === label).map((fact) => fact.unit)))
  return units.size === 1 ? ([...units][0] ?? null) : null
}

export const factsOf = (row: PreviewRow, label: string): readonly PreviewFact[] => row.facts.filter((fact) => fact.label === label)
