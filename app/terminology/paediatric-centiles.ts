/**
 * Heart and breathing rate of healthy children, 1st, 10th, 50th, 90th and 99th centile by age in months.
 * Fleming S et al., Lancet 2011;377:1011-18 (doi 10.1016/S0140-6736(10)62226-X), web tables 4 and 5.
 */
export type CentileBand = Readonly<{ fromMonths: number; toMonths: number; p1: number; p10: number; p50: number; p90: number; p99: number }>

const EDGES = [0, 3, 6, 9, 12, 18, 24, 36, 48, 72, 96, 144, 180, 216] as const

const HEART = [
  [107, 123, 143, 164, 181],
  [104, 120, 140, 159, 175],
  [98, 114, 134, 152, 168],
  [93, 109, 128, 145, 161],
  [88, 103, 123, 140, 156],
  [82, 98, 116, 135, 149],
  [76, 92, 110, 128, 142],
  [70, 86, 104, 123, 136],
  [65, 81, 98, 117, 131],
  [59, 74, 91, 111, 123],
  [52, 67, 84, 103, 115],
  [47, 62, 78, 96, 108],
  [43, 58, 73, 92, 104],
] as const

const BREATHING = [
  [25, 34, 43, 57, 66],
  [24, 33, 41, 55, 64],
  [23, 31, 39, 52, 61],
  [22, 30, 37, 50, 58],
  [21, 28, 35, 46, 53],
  [19, 25, 31, 40, 46],
  [18, 22, 28, 34, 38],
  [17, 21, 25, 29, 33],
  [17, 20, 23, 27, 29],
  [16, 18, 21, 24, 27],
  [14, 16, 19, 22, 25],
  [12, 15, 18, 21, 23],
  [11, 13, 16, 19, 22],
] as const

function bands(rows: readonly (readonly [number, number, number, number, number])[]): readonly CentileBand[] {
  return rows.map(([p1, p10, p50, p90, p99], i) => ({ fromMonths: EDGES[i] ?? 0, toMonths: EDGES[i + 1] ?? 216, p1, p10, p50, p90, p99 }))
}

export const CHILD_CENTILES: Readonly<Record<string, readonly CentileBand[]>> = { heart_rate: bands(HEART), resp_rate: bands(BREATHING) }

/** Oldest age the tables speak of: below 18 years. */
export const CENTILES_END_MONTHS = 216

/** Bands that an age between `fromMonths` and `toMonths` may fall in (a range where only completed years are known). */
export function centileBands(conceptId: string, fromMonths: number, toMonths: number): readonly CentileBand[] {
  const all = CHILD_CENTILES[conceptId] ?? []
  return all.filter((band) =>
    fromMonths === toMonths
      ? fromMonths >= band.fromMonths && fromMonths < band.toMonths
      : band.fromMonths < toMonths && band.toMonths > fromMonths,
  )
}
