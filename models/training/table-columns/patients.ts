/** Clinics made up whose columns belong together: patients with a latent state, panels drawn together, one laboratory's units and decimals. */
import { scaleOf } from '#app/quality/schema/fit.ts'
import { spreadOfConcept } from '#app/quality/schema/spreads.ts'
import type { Draw } from './random.ts'

type Latent = Readonly<{
  age: number
  man: number
  fat: number
  renal: number
  liver: number
  anaemia: number
  fire: number
  sugar: number
  lung: number
  tone: number
}>

/** Latent states each concept hangs on, with how much: the rest of its spread is its own. */
const LOADS: Readonly<Record<string, Partial<Record<Exclude<keyof Latent, 'age' | 'man'>, number>>>> = {
  heart_rate: { fire: 0.4 },
  resp_rate: { lung: 0.4, fire: 0.3 },
  spo2: { lung: -0.7 },
  temperature: { fire: 0.5 },
  creatinine: { renal: 0.9 },
  urea_nitrogen: { renal: 0.75 },
  potassium: { renal: 0.4 },
  phosphate: { renal: 0.4 },
  uric_acid: { renal: 0.4, fat: 0.3 },
  sodium: { tone: 0.75 },
  chloride: { tone: 0.75 },
  bicarbonate: { renal: -0.3, lung: 0.4 },
  glucose: { sugar: 0.85 },
  hba1c: { sugar: 0.8 },
  triglycerides: { sugar: 0.3, fat: 0.4 },
  hdl: { fat: -0.5 },
  alt: { liver: 0.9 },
  ast: { liver: 0.88 },
  ggt: { liver: 0.6 },
  alp: { liver: 0.45 },
  ldh: { liver: 0.4, fire: 0.3 },
  bilirubin_direct: { liver: 0.5 },
  albumin: { fire: -0.5, anaemia: -0.3 },
  calcium: { fire: -0.3 },
  hemoglobin: { anaemia: -0.95 },
  wbc: { fire: 0.6 },
  neutrophils_pct: { fire: 0.7 },
  platelets: { fire: 0.2 },
  crp: { fire: 0.85 },
  esr: { fire: 0.6, anaemia: 0.3 },
  procalcitonin: { fire: 0.7 },
  ferritin: { fire: 0.4, anaemia: -0.4 },
  iron: { anaemia: -0.6 },
  insulin: { fat: 0.5, sugar: 0.4 },
  sbp: { tone: 0.75 },
  dbp: { tone: 0.7 },
  pao2: { lung: -0.5 },
  paco2: { lung: 0.5 },
  lactate: { fire: 0.4 },
  inr: { liver: 0.4 },
}

type Given = Map<string, number>
const had = (given: Given, concept: string) => given.get(concept) ?? Number.NaN

/** What is reckoned from the rest, and so is no draw of its own; in this order. */
const MADE: readonly (readonly [concept: string, of: (g: Given, draw: Draw) => number])[] = [
  ['bmi', (g) => had(g, 'weight') / (had(g, 'height') / 100) ** 2],
  ['waist', (g, draw) => 34 + 2.2 * had(g, 'bmi') + 4 * draw.normal()],
  ['map', (g, draw) => had(g, 'dbp') + (had(g, 'sbp') - had(g, 'dbp')) / 3 + draw.normal()],
  ['hematocrit', (g, draw) => had(g, 'hemoglobin') * (2.97 + 0.05 * draw.normal())],
  ['rbc', (g, draw) => (had(g, 'hematocrit') * 10) / (89 + 5 * draw.normal())],
  ['mcv', (g) => (had(g, 'hematocrit') * 10) / had(g, 'rbc')],
  ['mch', (g) => (had(g, 'hemoglobin') * 10) / had(g, 'rbc')],
  ['mchc', (g) => (had(g, 'hemoglobin') * 100) / had(g, 'hematocrit')],
  ['monocytes_pct', (_, draw) => Math.max(1, 7.5 + 2 * draw.normal())],
  ['eosinophils_pct', (_, draw) => Math.exp(0.7 + 0.6 * draw.normal())],
  ['basophils_pct', (_, draw) => Math.max(0.1, 0.6 + 0.2 * draw.normal())],
  [
    'lymphocytes_pct',
    (g) => Math.max(2, 100 - had(g, 'neutrophils_pct') - had(g, 'monocytes_pct') - had(g, 'eosinophils_pct') - had(g, 'basophils_pct')),
  ],
  ['neutrophils_abs', (g) => (had(g, 'wbc') * had(g, 'neutrophils_pct')) / 100],
  ['lymphocytes_abs', (g) => (had(g, 'wbc') * had(g, 'lymphocytes_pct')) / 100],
  ['anion_gap', (g) => had(g, 'sodium') - had(g, 'chloride') - had(g, 'bicarbonate')],
  ['bilirubin_indirect', (_, draw) => Math.exp(-0.8 + 0.45 * draw.normal())],
  ['bilirubin_total', (g) => had(g, 'bilirubin_direct') + had(g, 'bilirubin_indirect')],
  ['total_protein', (g, draw) => had(g, 'albumin') + 2.9 + 0.4 * draw.normal()],
  ['ldl', (_, draw) => Math.exp(4.72 + 0.3 * draw.normal())],
  ['total_cholesterol', (g, draw) => had(g, 'hdl') + had(g, 'ldl') + had(g, 'triglycerides') / 5 + 3 * draw.normal()],
  ['non_hdl', (g) => had(g, 'total_cholesterol') - had(g, 'hdl')],
  ['ph', (g) => 6.1 + Math.log10(had(g, 'bicarbonate') / (0.0307 * had(g, 'paco2')))],
  ['base_excess', (g) => 0.93 * (had(g, 'bicarbonate') - 24.4 + 14.8 * (had(g, 'ph') - 7.4))],
  ['pt', (g, draw) => 12 * had(g, 'inr') ** 0.95 + 0.2 * draw.normal()],
  ['transferrin_saturation', (g) => (100 * had(g, 'iron')) / had(g, 'tibc')],
]

function drawn(concept: string, latent: Latent, draw: Draw): number {
  const spread = spreadOfConcept(concept)
  const center = spread?.centers[0]
  if (!spread || !center) throw new Error(`no spread of ${concept}`)
  const loads = Object.entries(LOADS[concept] ?? {})
  const shared = loads.reduce((sum, [state, load]) => sum + load * latent[state as keyof Latent], 0)
  const own = Math.sqrt(Math.max(0.05, 1 - loads.reduce((sum, [, load]) => sum + load ** 2, 0)))
  const raw = center.center + center.spread * (shared + own * draw.normal())
  return Math.min(spread.hard[1], Math.max(spread.hard[0], spread.linear ? raw : Math.exp(raw)))
}

/** CKD-EPI 2021, NEJM 2021;385:1737. */
const filtration = (creatinine: number, { age, man }: Latent): number => {
  const [k, a, f] = man === 1 ? ([0.9, -0.302, 1] as const) : ([0.7, -0.241, 1.012] as const)
  return 142 * Math.min(creatinine / k, 1) ** a * Math.max(creatinine / k, 1) ** -1.2 * 0.9938 ** age * f
}

function stateOf(draw: Draw): Latent {
  const n = () => draw.normal()
  return {
    age: Math.min(95, Math.max(18, 58 + 17 * n())),
    man: draw.chance(0.5) ? 1 : 0,
    fat: n(),
    renal: n(),
    liver: n(),
    anaemia: n(),
    fire: n(),
    sugar: n(),
    lung: n(),
    tone: n(),
  }
}

const DRAWN = [
  ...Object.keys(LOADS),
  'tibc',
  'tsh',
  'free_t4',
  'aptt',
  'fibrinogen',
  'magnesium',
  'vitamin_d',
  'troponin_t',
  'ck',
  'gcs',
  'rdw_cv',
  'mpv',
  'fio2',
]

function visitOf(latent: Latent, height: number, draw: Draw): Given {
  const given: Given = new Map(DRAWN.map((concept) => [concept, drawn(concept, latent, draw)]))
  given.set('height', height)
  given.set('weight', (height / 100) ** 2 * Math.exp(Math.log(26.5) + 0.19 * latent.fat + 0.01 * draw.normal()))
  given.set('dbp', Math.min(had(given, 'dbp'), had(given, 'sbp') - 18))
  for (const [concept, of] of MADE) given.set(concept, of(given, draw))
  given.set('egfr', filtration(had(given, 'creatinine'), latent))
  return given
}

const PANELS: readonly (readonly string[])[] = [
  ['sbp', 'dbp', 'heart_rate', 'temperature', 'spo2', 'resp_rate'],
  ['sbp', 'dbp', 'map', 'heart_rate', 'gcs'],
  ['height', 'weight', 'bmi', 'waist'],
  ['sodium', 'potassium', 'chloride', 'bicarbonate', 'urea_nitrogen', 'creatinine', 'glucose', 'calcium', 'egfr', 'anion_gap'],
  ['alt', 'ast', 'alp', 'ggt', 'bilirubin_total', 'bilirubin_direct', 'albumin', 'total_protein', 'ldh'],
  ['hemoglobin', 'hematocrit', 'wbc', 'platelets', 'rbc', 'mcv', 'mch', 'mchc', 'rdw_cv', 'mpv'],
  ['neutrophils_pct', 'lymphocytes_pct', 'monocytes_pct', 'eosinophils_pct', 'basophils_pct', 'neutrophils_abs', 'lymphocytes_abs'],
  ['total_cholesterol', 'hdl', 'ldl', 'triglycerides', 'non_hdl', 'hba1c'],
  ['ph', 'paco2', 'pao2', 'base_excess', 'lactate', 'fio2'],
  ['inr', 'pt', 'aptt', 'fibrinogen'],
  ['iron', 'ferritin', 'tibc', 'transferrin_saturation'],
  ['crp', 'esr', 'procalcitonin'],
  ['tsh', 'free_t4', 'vitamin_d'],
  ['magnesium', 'phosphate', 'uric_acid', 'insulin', 'troponin_t', 'ck'],
]
const SI_UNIT = /mol|^g\/L$/

function unitIn(concept: string, si: boolean, draw: Draw): string {
  const [canonical = '', ...others] = spreadOfConcept(concept)?.units ?? []
  const own = others.find((unit) => SI_UNIT.test(unit) && !/^meq/.test(unit))
  if (si && own !== undefined && !/mol\/L/.test(canonical)) return own
  return draw.chance(0.06) ? draw.pick([canonical, ...others]) : canonical
}

export type MadeColumn = Readonly<{ concept: string; unit: string | null; cells: readonly string[] }>

function written(concept: string, unit: string, values: readonly number[], draw: Draw): readonly string[] {
  const [spread, scale] = [spreadOfConcept(concept), scaleOf(unit, concept)]
  if (!spread || !scale) throw new Error(`no spread of ${concept} in ${unit}`)
  const decimals = Math.max(0, Math.round(spread.decimals + Math.log10(Math.abs(scale.factor))) + (draw.chance(0.2) ? 1 : 0))
  return values.map((value) => (Number.isNaN(value) ? '' : ((value - scale.offset) / scale.factor).toFixed(decimals)))
}

/** @returns key, age and sex (targets with "@"), then the concepts of three to seven panels, each missing in its own visits; as an export has them */
export function clinicColumns(draw: Draw): readonly MadeColumn[] {
  const visits: { id: number; latent: Latent; given: Given }[] = []
  const wanted = draw.whole(60, 700)
  const most = draw.pick([1, 1, 3, 8])
  for (let id = draw.whole(1, 90_000); visits.length < wanted; id += draw.whole(1, 3)) {
    const latent = stateOf(draw)
    const height = 162 + 12 * latent.man + 7 * draw.normal()
    const again = draw.whole(1, most)
    for (let i = 0; i < again; i += 1) visits.push({ id, latent, given: visitOf(latent, height, draw) })
  }
  const si = draw.chance(0.45)
  const sexes = draw.pick([
    ['0', '1'],
    ['1', '2'],
    ['F', 'M'],
  ] as const)
  const cellsOf = (of: (visit: (typeof visits)[number]) => string) => visits.map(of)
  const columns: MadeColumn[] = [
    { concept: '@patient-key', unit: null, cells: cellsOf(({ id }) => String(id)) },
    { concept: '@age', unit: null, cells: cellsOf(({ latent }) => latent.age.toFixed(0)) },
    { concept: '@sex', unit: null, cells: cellsOf(({ latent }) => sexes[latent.man] ?? '') },
  ]
  for (const panel of draw.shuffle(PANELS).slice(0, draw.whole(3, 7))) {
    const missing = draw.pick([0, 0.1, 0.4, 0.7])
    const filled = visits.map(() => !draw.chance(missing))
    for (const concept of panel) {
      if (draw.chance(0.2) || columns.some((column) => column.concept === concept)) continue
      const unit = unitIn(concept, si, draw)
      const values = visits.map(({ given }, i) => (filled[i] && !draw.chance(0.03) ? had(given, concept) : Number.NaN))
      columns.push({ concept, unit, cells: written(concept, unit, values, draw) })
    }
  }
  return columns
}
