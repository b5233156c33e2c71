/** Rows of the data set's table as cases for the command line, a row at a time. The columns keep their names; "?" is missing. */
import type { FeatureValues } from '#app/ports/scorer.ts'

/** What a case of `predict` needs; `patient` and `readmitted` are for the one who measures. */
export type EncounterCase = Readonly<{ id: string; patient: string; readmitted: string; features: FeatureValues }>

const NOT_FEATURES: ReadonlySet<string> = new Set(['encounter_id', 'patient_nbr', 'readmitted', 'race', 'weight', 'payer_code'])

export function encounterCase(header: readonly string[], cells: readonly string[]): EncounterCase {
  const row = Object.fromEntries(header.map((name, i) => [name, cells[i]?.trim() ?? '']))
  const features = Object.entries(row).filter(([name, value]) => !NOT_FEATURES.has(name) && value !== '' && value !== '?')
  return {
    id: row.encounter_id ?? '',
    patient: row.patient_nbr ?? '',
    readmitted: row.readmitted ?? '',
    features: Object.fromEntries(features),
  }
}

/** @param lines of the table, the first its header. The table has no quoted cells. */
export async function* encounterCases(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<EncounterCase> {
  let header: readonly string[] | null = null
  for await (const line of lines) {
    if (line.trim() === '') continue
    const cells = line.split(',')
    if (header) yield encounterCase(header, cells)
    else header = cells.map((name) => name.trim())
  }
}
