/**
 * How far a value can be from what a body and an instrument allow, set by hand. `hard`: outside is refused; wide enough for extremes that people
 * have survived and analysers report. `ask`: beyond is asked about unless the patient's own recent values are there; set just outside the values
 * of the intensive-care tables that priors.ts is measured on. Clinical sign-off: pending.
 */
import { conceptById } from '../../terminology/concepts.ts'

export type Bounds = readonly [low: number, high: number]
export type Limits = Readonly<{
  hard: Bounds
  ask: Bounds
  /** Below 18 years, where it differs. */
  askChild?: Bounds
  /** Values vary by ratio ('log') or by difference ('linear'). */
  scale: 'log' | 'linear'
  /** Decimals the value is usually written with, in the canonical unit. */
  decimals: number
  /** Other units that sites use for it: what a wrong unit would be. */
  units: readonly string[]
}>

type Row = readonly [hard: Bounds, ask: Bounds, scale: 'log' | 'linear', decimals: number, units: string, askChild?: Bounds]

const ROWS: Readonly<Record<string, Row>> = {
  heart_rate: [[0, 350], [25, 220], 'log', 0, '', [50, 270]],
  resp_rate: [[0, 150], [4, 65], 'log', 0, '', [8, 110]],
  spo2: [[0, 100], [40, 100], 'linear', 0, '1'],
  fio2: [[15, 100], [21, 100], 'linear', 0, '1'],
  o2_flow: [[0, 120], [0, 70], 'linear', 1, ''],
  sbp: [[0, 350], [45, 270], 'log', 0, 'kPa', [30, 210]],
  dbp: [[0, 250], [15, 170], 'log', 0, 'kPa', [10, 140]],
  map: [[0, 300], [25, 200], 'log', 0, 'kPa', [15, 160]],
  temperature: [[11, 47], [30, 42], 'linear', 1, '[degF]'],
  weight: [[0.2, 650], [28, 260], 'log', 1, '[lb_av] g', [0.4, 180]],
  height: [[20, 275], [125, 218], 'log', 0, '[in_i] m', [25, 215]],
  head_circumference: [[15, 100], [25, 70], 'log', 1, '[in_i]', [18, 65]],
  waist: [[15, 350], [45, 220], 'log', 1, '[in_i]', [30, 200]],
  bmi: [[3, 250], [11, 90], 'log', 1, ''],
  gcs: [[3, 15], [3, 15], 'linear', 0, ''],
  gcs_eye: [[1, 4], [1, 4], 'linear', 0, ''],
  gcs_verbal: [[1, 5], [1, 5], 'linear', 0, ''],
  gcs_motor: [[1, 6], [1, 6], 'linear', 0, ''],
  pain: [[0, 10], [0, 10], 'linear', 0, ''],
  urine_output_1h: [[0, 5000], [0, 2500], 'linear', 0, 'L'],
  urine_output_24h: [[0, 40_000], [0, 20_000], 'linear', 0, 'L'],
  creatinine: [[0.05, 60], [0.15, 22], 'log', 1, 'umol/L'],
  urea_nitrogen: [[0.5, 400], [1.5, 200], 'log', 0, 'mmol/L'],
  urea: [[1, 860], [3, 430], 'log', 0, 'mmol/L'],
  sodium: [[80, 220], [105, 180], 'log', 0, ''],
  potassium: [[0.8, 20], [1.7, 9.5], 'log', 1, ''],
  chloride: [[40, 190], [65, 145], 'log', 0, ''],
  bicarbonate: [[1, 75], [3, 52], 'log', 0, ''],
  calcium: [[1, 30], [4, 18], 'log', 1, 'mmol/L'],
  magnesium: [[0.2, 20], [0.6, 8], 'log', 1, 'mmol/L'],
  phosphate: [[0.1, 35], [0.4, 16], 'log', 1, 'mmol/L'],
  uric_acid: [[0.1, 60], [0.5, 25], 'log', 1, 'umol/L'],
  osmolality: [[180, 600], [220, 450], 'log', 0, ''],
  glucose: [[5, 2800], [20, 1200], 'log', 0, 'mmol/L'],
  hba1c: [[2, 25], [3.2, 18], 'log', 1, 'mmol/mol'],
  total_cholesterol: [[10, 1500], [40, 700], 'log', 0, 'mmol/L'],
  ldl: [[3, 1200], [10, 500], 'log', 0, 'mmol/L'],
  hdl: [[1, 250], [8, 160], 'log', 0, 'mmol/L'],
  triglycerides: [[5, 15_000], [15, 5000], 'log', 0, 'mmol/L'],
  bilirubin_total: [[0, 80], [0.05, 50], 'log', 1, 'umol/L'],
  alt: [[1, 40_000], [2, 12_000], 'log', 0, ''],
  ast: [[1, 50_000], [3, 18_000], 'log', 0, ''],
  alp: [[1, 10_000], [8, 2500], 'log', 0, ''],
  ggt: [[1, 12_000], [2, 4000], 'log', 0, ''],
  ldh: [[10, 60_000], [40, 15_000], 'log', 0, ''],
  iron: [[1, 1500], [5, 500], 'log', 0, 'umol/L'],
  globulin: [[3, 130], [10, 80], 'log', 0, 'g/dL'],
  ck: [[1, 500_000], [8, 60_000], 'log', 0, ''],
  albumin: [[0.3, 9], [0.8, 6.5], 'log', 1, 'g/L'],
  total_protein: [[0.5, 20], [2, 13], 'log', 1, 'g/L'],
  hemoglobin: [[1, 28], [3.5, 23], 'log', 1, 'g/L mmol/L'],
  hematocrit: [[4, 85], [11, 66], 'log', 1, '1'],
  wbc: [[0, 1500], [0.05, 180], 'log', 1, '/uL'],
  platelets: [[0, 5000], [3, 1500], 'log', 0, '/uL'],
  rbc: [[0.3, 15], [1, 8.5], 'log', 2, '/uL'],
  mcv: [[35, 180], [50, 145], 'log', 0, ''],
  inr: [[0.3, 50], [0.7, 15], 'log', 1, ''],
  aptt: [[5, 400], [15, 250], 'log', 1, ''],
  pt: [[3, 300], [7, 120], 'log', 1, ''],
  fibrinogen: [[5, 3000], [25, 1500], 'log', 0, 'g/L'],
  ph: [[6.2, 8.2], [6.75, 7.75], 'linear', 2, ''],
  paco2: [[3, 300], [10, 140], 'log', 0, 'kPa'],
  pao2: [[5, 800], [18, 680], 'log', 0, 'kPa'],
  base_excess: [[-60, 60], [-32, 30], 'linear', 0, ''],
  lactate: [[0.05, 60], [0.2, 30], 'log', 1, 'mg/dL'],
  crp: [[0, 1200], [0, 700], 'log', 0, 'mg/dL'],
  troponin_t: [[0, 1000], [0, 50], 'log', 2, ''],
  troponin_i: [[0, 5000], [0, 250], 'log', 2, ''],
  tsh: [[0, 1000], [0, 250], 'log', 2, ''],
  uacr: [[0, 60_000], [0, 20_000], 'log', 0, 'mg/mmol'],
}

const LIMITS: ReadonlyMap<string, Limits> = new Map(
  Object.entries(ROWS).map(([id, [hard, ask, scale, decimals, units, askChild]]) => [
    id,
    { hard, ask, scale, decimals, units: units === '' ? [] : units.split(' '), ...(askChild ? { askChild } : {}) },
  ]),
)

/** Where a value stands on the scale its spreads are measured on. */
export const toScale = (limits: Limits, value: number) => (limits.scale === 'log' ? Math.log(Math.max(value, 1e-6)) : value)

export const LIMITED_CONCEPTS: readonly string[] = [...LIMITS.keys()]

export function limitsOf(conceptId: string): Limits | undefined {
  return LIMITS.get(conceptId)
}

/**
 * A value outside what is compatible with life or with the instrument, for imported values as for typed ones.
 * @param value in the concept's canonical unit
 * @returns null when it is inside, or no limit is known
 */
export function hardLimit(conceptId: string, value: number): { level: 'impossible'; reason: string } | null {
  const limits = LIMITS.get(conceptId)
  if (!limits) return null
  const [low, high] = limits.hard
  if (Number.isFinite(value) && value >= low && value <= high) return null
  const label = conceptById(conceptId)?.label ?? conceptId
  return {
    level: 'impossible',
    reason: `${label} cannot be ${Number.isFinite(value) ? value : 'anything but a number'}: possible is ${low} to ${high}.`,
  }
}
