/**
 * What is followed hour by hour. Part of the trained model: a change here needs new training (models/training/deterioration/hours.py holds the
 * same numbers).
 */

export type Series = Readonly<{
  label: string
  /** Codes in order of preference: where a day has values of the first list, the next is not read. */
  loinc: readonly (readonly string[])[]
  unit: string
  /** Outside is not plausible: such a value is left out. */
  low: number
  high: number
  /** Values are taken to 1/steps of the unit, as charts have them. */
  steps: number
  /** Below (-1) or above (1) this is what the model foresees, where it lasts. */
  limit: Readonly<{ at: number; side: -1 | 1 }> | null
}>

type Short = readonly [
  label: string,
  loinc: string,
  unit: string,
  low: number,
  high: number,
  steps: number,
  limit?: readonly [number, -1 | 1],
]

/** Arterial and cuff pressures are one series; so are all sites of temperature. */
const ROWS: Readonly<Record<string, Short>> = {
  hr: ['Pulse', '8867-4 8889-8 8893-0', '/min', 15, 300, 1, [130, 1]],
  sbp: ['Systolic pressure', '8480-6 76215-3 76534-7', 'mm[Hg]', 30, 300, 1],
  dbp: ['Diastolic pressure', '8462-4 76213-8 76535-4', 'mm[Hg]', 10, 200, 1],
  map: ['Mean arterial pressure', '8478-0 76214-6 76536-2', 'mm[Hg]', 20, 250, 1, [65, -1]],
  rr: ['Respiration rate', '9279-1', '/min', 3, 80, 1, [30, 1]],
  // Saturation of a blood gas may be venous: it is read only where no pulse oximetry is recorded.
  spo2: ['Oxygen saturation', '59408-5|2708-6', '%', 40, 100, 1, [88, -1]],
  temp: ['Temperature', '8310-5 8331-1 8329-5 8332-9 8328-7 8333-7', 'Cel', 25, 45, 10],
  fio2: ['Inspired oxygen, fraction', '3150-6 19994-3', '1', 0.21, 1, 100],
}

export const SERIES: ReadonlyMap<string, Series> = new Map(
  Object.entries(ROWS).map(([name, [label, loinc, unit, low, high, steps, limit]]) => [
    name,
    {
      label,
      loinc: loinc.split('|').map((codes) => codes.split(' ')),
      unit,
      low,
      high,
      steps,
      limit: limit ? { at: limit[0], side: limit[1] } : null,
    },
  ]),
)

/** Halves go up. */
export const rounded = (value: number, steps: number): number => Math.floor(value * steps + 0.5) / steps
