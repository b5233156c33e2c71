/** From a value to its band. */
import type { ManifestBand } from './manifest.ts'

type Banded = Readonly<{
  bands: readonly ManifestBand[]
  bandRule: Readonly<{ output: string; atLeast: number; lifts: string; to: string }> | null
}>

/** The last band that begins at or below the value; a band that only the rule reaches stands before the one it shares its start with. */
export function bandAt(bands: readonly ManifestBand[], value: number): ManifestBand | undefined {
  return bands.findLast((band) => value >= band.from)
}

/** @param outputs every output of the graph by name, for the rule that lifts one band to another */
export function bandOf(
  { bands, bandRule }: Banded,
  value: number,
  outputs: Readonly<Record<string, number | null>>,
): ManifestBand | undefined {
  const band = bandAt(bands, value)
  if (!bandRule || band?.name !== bandRule.lifts || (outputs[bandRule.output] ?? Number.NEGATIVE_INFINITY) < bandRule.atLeast) return band
  return bands.find(({ name }) => name === bandRule.to)
}
