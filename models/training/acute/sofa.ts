/** SOFA. Vincent JL et al. Intensive Care Med 1996;22:707-710, table 3; limits as restated in Singer M et al. JAMA 2016;315:801-810, table 1. */
import type { Node } from '../graph.ts'
import { between, DAY, input, type Recipe, type Row, seeded } from '../recipe.ts'
import { BY_NAME, band, GCS_CODES, gaps, HIGHEST, LOWEST, NO, nearLimits, OPTIONAL, output, scoreManifest, sumOf, walk } from './common.ts'
import { type Part, Scorer } from './scorer.ts'

const [PF, PAO2, FIO2, VENT, PLT, BILI, CV, MAP, NOR, EPI, DOPA, DOBU, GCS, CR, UO] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
] as const
const WIDTH = 15
const PRESSORS = [NOR, EPI, DOPA, DOBU] as const

function respiration(s: Scorer): Part {
  const fraction = s.where(s.above(s.column(FIO2), 1), s.divide(s.column(FIO2), 100), s.column(FIO2))
  const ratio = s.where(s.missing(PF), s.divide(s.column(PAO2), fraction), s.column(PF))
  const [unknown, noVent] = [s.isMissing(ratio), s.missing(VENT)]
  const supported = s.points(ratio, 4, [100, 200, 300, 400], [3, 2, 1, 0])
  const alone = s.points(ratio, 2, [300, 400], [1, 0])
  const least = s.where(unknown, 0, s.where(s.yes(VENT), supported, alone))
  const most = s.where(unknown, s.where(s.or(noVent, s.yes(VENT)), 4, 2), s.where(s.or(noVent, s.yes(VENT)), supported, alone))
  const byGas = s.missing(PF)
  return {
    low: least,
    high: most,
    shares: [
      [PF, s.where(byGas, 0, least)],
      [PAO2, s.where(byGas, least, 0)],
    ],
  }
}

function drugPoints(s: Scorer): Readonly<Record<number, Node>> {
  const dose = (column: number, limits: readonly number[], points: readonly number[]) => {
    const reached = limits.map((limit, i) => s.worth(s.above(s.column(column), limit), (points[i] ?? 0) - (points[i - 1] ?? 0)))
    return s.add(...reached)
  }
  return {
    [NOR]: dose(NOR, [0, 0.1], [3, 4]),
    [EPI]: dose(EPI, [0, 0.1], [3, 4]),
    [DOPA]: dose(DOPA, [0, 5, 15], [2, 3, 4]),
    [DOBU]: dose(DOBU, [0], [2]),
  }
}

function circulation(s: Scorer): Part {
  const drugs = drugPoints(s)
  const byDrug = PRESSORS.map((column) => drugs[column] ?? s.zero()).reduce((a, b) => s.max(a, b))
  const low = s.worth(s.under(s.column(MAP), 70), 1)
  const made = s.max(byDrug, low)
  const given = s.not(s.missing(CV))
  const open = s.and(s.and(s.missing(MAP), s.missing(CV)), s.below(byDrug, 1))
  const least = s.where(given, s.column(CV), made)
  const shares: [number, Node][] = [[CV, s.where(given, s.column(CV), 0)]]
  let free = s.not(given)
  for (const column of PRESSORS) {
    const points = drugs[column] ?? s.zero()
    const owns = s.and(free, s.and(s.from(points, 1), s.atLeast(points, byDrug)))
    shares.push([column, s.where(owns, points, 0)])
    free = s.and(free, s.not(owns))
  }
  shares.push([MAP, s.where(free, low, 0)])
  return { low: least, high: s.where(open, 4, least), shares }
}

function kidney(s: Scorer): Part {
  const missing = s.missing(CR)
  const creatinine = s.where(missing, 0, s.points(s.column(CR), 0, [1.2, 2, 3.5, 5], [1, 2, 3, 4]))
  const urine = s.add(s.worth(s.under(s.column(UO), 500), 3), s.worth(s.under(s.column(UO), 200), 1))
  const points = s.max(creatinine, urine)
  const byUrine = s.above(s.subtract(urine, creatinine), 0)
  return {
    low: points,
    high: s.where(missing, 4, points),
    shares: [
      [CR, s.where(byUrine, 0, creatinine)],
      [UO, s.where(byUrine, urine, 0)],
    ],
  }
}

function graph() {
  const s = new Scorer('sofa', WIDTH)
  const parts = [
    respiration(s),
    s.part(PLT, s.points(s.column(PLT), 4, [20, 50, 100, 150], [3, 2, 1, 0]), 0, 4),
    s.part(BILI, s.points(s.column(BILI), 0, [1.2, 2, 6, 12], [1, 2, 3, 4]), 0, 4),
    circulation(s),
    s.part(GCS, s.points(s.column(GCS), 4, [6, 10, 13, 15], [3, 2, 1, 0]), 0, 4),
    kidney(s),
  ]
  return s.finish(
    parts,
    parts.map((part) => s.sum([part]).total),
  )
}

/** Least and most of each organ, table read line by line. */
type Range = readonly [number, number]
function organs(row: Row): readonly Range[] {
  const at = (i: number) => row[i] ?? NO
  const known = (...points: number[]): Range => [Math.min(...points), Math.max(...points)]
  const fio2 = at(FIO2) > 1 ? at(FIO2) / 100 : at(FIO2)
  const pf = Number.isNaN(at(PF)) ? at(PAO2) / fio2 : at(PF)
  const supports = Number.isNaN(at(VENT)) ? [false, true] : [at(VENT) === 1]
  const lung = (vent: boolean) => {
    if (Number.isNaN(pf)) return [0, vent ? 4 : 2]
    const p = pf + 1e-9
    return [p >= 400 ? 0 : p >= 300 ? 1 : p >= 200 || !vent ? 2 : p >= 100 ? 3 : 4]
  }
  const [nor, epi, dopa, dobu] = [at(NOR), at(EPI), at(DOPA), at(DOBU)]
  const drug = dopa > 15 || epi > 0.1 || nor > 0.1 ? 4 : dopa > 5 || epi > 0 || nor > 0 ? 3 : dopa > 0 || dobu > 0 ? 2 : 0
  const heart = (): Range => {
    if (!Number.isNaN(at(CV))) return known(at(CV))
    if (drug > 0) return known(drug)
    return Number.isNaN(at(MAP)) ? [0, 4] : known(at(MAP) < 70 ? 1 : 0)
  }
  const plt = at(PLT)
  const bili = at(BILI)
  const gcs = at(GCS)
  const cr = at(CR)
  const urine = at(UO) < 200 ? 4 : at(UO) < 500 ? 3 : 0
  const renal = cr >= 5 ? 4 : cr >= 3.5 ? 3 : cr >= 2 ? 2 : cr >= 1.2 ? 1 : 0
  return [
    known(...supports.flatMap(lung)),
    Number.isNaN(plt) ? [0, 4] : known(plt < 20 ? 4 : plt < 50 ? 3 : plt < 100 ? 2 : plt < 150 ? 1 : 0),
    Number.isNaN(bili) ? [0, 4] : known(bili >= 12 ? 4 : bili >= 6 ? 3 : bili >= 2 ? 2 : bili >= 1.2 ? 1 : 0),
    heart(),
    Number.isNaN(gcs) ? [0, 4] : known(gcs < 6 ? 4 : gcs < 10 ? 3 : gcs < 13 ? 2 : gcs < 15 ? 1 : 0),
    Number.isNaN(cr) ? [urine, 4] : known(Math.max(renal, urine)),
  ]
}

function reference(row: Row) {
  const at = (i: number) => row[i] ?? NO
  const [lung, platelets, liver, heart, brain, renal] = organs(row) as [Range, Range, Range, Range, Range, Range]
  const sure = (range: Range) => (range[0] === range[1] ? range[0] : NO)
  const all = [lung, platelets, liver, heart, brain, renal]
  const by = Array.from({ length: WIDTH }, () => 0)
  by[Number.isNaN(at(PF)) ? PAO2 : PF] = lung[0]
  by[PLT] = platelets[0]
  by[BILI] = liver[0]
  by[GCS] = brain[0]
  const worthOf = [at(NOR) > 0.1 ? 4 : 3, at(EPI) > 0.1 ? 4 : 3, at(DOPA) > 15 ? 4 : at(DOPA) > 5 ? 3 : 2, 2]
  const owner = Number.isNaN(at(CV)) ? PRESSORS.findIndex((column, i) => at(column) > 0 && worthOf[i] === heart[0]) : -1
  if (!Number.isNaN(at(CV))) by[CV] = heart[0]
  else by[PRESSORS[owner] ?? MAP] = heart[0]
  const urine = at(UO) < 200 ? 4 : at(UO) < 500 ? 3 : 0
  const creatinine = [1.2, 2, 3.5, 5].filter((limit) => at(CR) >= limit).length
  if (urine > creatinine) by[UO] = urine
  else by[CR] = creatinine
  return { outputs: [all.every((one) => one[0] === one[1]) ? sumOf(all.map((one) => one[0])) : NO, ...all.map(sure)], contributions: by }
}

const LIMITS = [
  [NO, 80, 99.9, 100, 199.9, 200, 299, 300, 399, 400, 450],
  [60, 80, 120],
  [0.21, 0.4, 60, 100],
  [0, 1],
  [10, 19, 20, 49, 50, 99, 100, 149, 150, 300],
  [0.5, 1.19, 1.2, 1.9, 2, 5.9, 6, 11.9, 12, 20],
  [NO, NO, 0, 1, 2, 3, 4],
  [NO, 60, 69, 70, 90],
  [NO, 0, 0.05, 0.1, 0.11, 0.5],
  [NO, NO, 0, 0.1, 0.2],
  [NO, NO, 0, 5, 5.1, 15, 15.1],
  [NO, NO, 0, 3],
  [3, 5, 6, 9, 10, 12, 13, 14, 15],
  [0.8, 1.19, 1.2, 1.9, 2, 3.4, 3.5, 4.9, 5, 8],
  [NO, NO, 100, 199, 200, 499, 500, 1500],
]
const WELL: Row = [450, NO, NO, 0, 250, 0.8, NO, 85, NO, NO, NO, NO, 15, 0.9, NO]
const set = (changes: Readonly<Record<number, number>>): Row => WELL.map((x, i) => changes[i] ?? x)

const dose = (name: string, label: string) =>
  input({
    ...OPTIONAL,
    name,
    label: `${label} dose`,
    rule: 'vasopressor-dose',
    unit: 'ug/kg/min',
    staleAfterHours: DAY,
    range: between(0, 100),
    ask: {
      code: `dose-${name}`,
      question: `Highest dose of ${label.toLowerCase()} given for at least 1 h in the last 24 h, in µg/kg/min?`,
    },
    decimals: 2,
  })

export const sofa: Recipe = {
  manifest: scoreManifest({
    id: 'sofa',
    title: 'SOFA',
    purpose: 'Sequential Organ Failure Assessment: dysfunction of six organs by the worst values of 24 hours',
    source: {
      citation: 'Vincent JL et al. The SOFA (Sepsis-related Organ Failure Assessment) score. Intensive Care Med 1996;22:707-710',
      doi: '10.1007/BF01709751',
      table: 'Table 3; as in Singer M et al. JAMA 2016;315:801-810, table 1',
    },
    inputs: [
      input({
        name: 'pf',
        label: 'PaO₂/FiO₂',
        rule: 'pf-lowest',
        loinc: ['2703-7', '11556-8'],
        unit: 'mm[Hg]',
        windowHours: DAY,
        range: between(10, 800),
      }),
      input({ ...BY_NAME, name: 'pao2', label: 'PaO₂', unit: 'mm[Hg]', range: between(10, 700) }),
      input({ ...BY_NAME, name: 'fio2', label: 'FiO₂ (fraction or per cent)', unit: null, range: between(0.21, 100), decimals: 2 }),
      input({
        name: 'vent',
        label: 'Respiratory support',
        kind: 'boolean',
        rule: 'ventilated',
        staleAfterHours: DAY,
        ask: {
          code: 'mechanical-respiratory-support',
          question: 'Was breathing supported (invasive or non-invasive ventilation, CPAP) at that blood gas?',
        },
      }),
      input({
        ...LOWEST,
        name: 'plt',
        label: 'Platelets',
        loinc: ['777-3', '26515-7', '778-1'],
        concept: 'platelets',
        unit: '10*3/uL',
        range: between(0, 3000),
      }),
      input({
        ...HIGHEST,
        name: 'bili',
        label: 'Bilirubin',
        loinc: ['1975-2', '14631-6'],
        concept: 'bilirubin_total',
        unit: 'mg/dL',
        range: between(0, 100),
        decimals: 1,
      }),
      input({ ...BY_NAME, name: 'cv', label: 'Cardiovascular points', unit: null, range: between(0, 4) }),
      input({
        name: 'map',
        label: 'Mean arterial pressure',
        loinc: ['8478-0', '8480-6', '8462-4'],
        rule: 'map-sofa',
        unit: 'mm[Hg]',
        windowHours: DAY,
        range: between(10, 250),
      }),
      dose('norepinephrine', 'Noradrenaline'),
      dose('epinephrine', 'Adrenaline'),
      dose('dopamine', 'Dopamine'),
      dose('dobutamine', 'Dobutamine'),
      input({
        name: 'gcs',
        label: 'Glasgow coma score',
        loinc: GCS_CODES,
        rule: 'gcs-lowest',
        unit: '{score}',
        unitOptional: true,
        windowHours: DAY,
        range: between(3, 15),
      }),
      input({
        ...HIGHEST,
        name: 'cr',
        label: 'Creatinine',
        loinc: ['2160-0', '38483-4', '14682-9'],
        concept: 'creatinine',
        unit: 'mg/dL',
        range: between(0.1, 40),
        decimals: 2,
      }),
      input({
        ...OPTIONAL,
        ...LOWEST,
        name: 'uo',
        label: 'Urine output, 24 h',
        loinc: ['9192-6', '3167-4'],
        unit: 'mL',
        range: between(0, 30000),
      }),
    ],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'any',
      excludes: null,
      notFor: ['children', 'deciding alone on treatment or its limits'],
    },
    outputs: [
      output('sofa', 'SOFA'),
      output('respiration', 'Respiration'),
      output('coagulation', 'Coagulation'),
      output('liver', 'Liver'),
      output('cardiovascular', 'Cardiovascular'),
      output('nervous_system', 'Central nervous system'),
      output('renal', 'Renal'),
    ],
    bands: [
      band('below', '0 or 1', 'none', 0, null),
      band(
        'dysfunction',
        '2 or more: organ dysfunction, if it is new',
        'medium',
        2,
        'A rise by 2 or more from baseline with suspected infection is the Sepsis-3 criterion: compare with earlier scores.',
        null,
      ),
    ],
  }),
  graph,
  reference,
  randomRow: nearLimits(LIMITS, 0.03),
  goldenInputs: [
    WELL,
    ...LIMITS.flatMap((values, i) => walk(WELL, i, values)),
    ...gaps(WELL),
    set({ [PF]: 150, [VENT]: 1 }),
    set({ [PF]: 150, [VENT]: NO }),
    ...Array.from({ length: 60 }, (_, i) => nearLimits(LIMITS, 0)(seeded(1996 + i))),
  ],
  vectors: [
    {
      set: 'Worked from the table',
      published: false,
      tolerance: 0,
      vectors: [
        { x: [450, NO, NO, 0, 250, 0.8, 0, NO, NO, NO, NO, NO, 15, 0.9, NO], output: 'sofa', expected: 0 },
        { x: [180, NO, NO, 0, 90, 2.4, 1, NO, NO, NO, NO, NO, 14, 1.2, 450], output: 'sofa', expected: 11 },
      ],
    },
  ],
  sources: [
    'Vincent JL et al. Intensive Care Med 1996;22:707-710, doi:10.1007/BF01709751, table 3',
    'Singer M et al. JAMA 2016;315:801-810, doi:10.1001/jama.2016.0287, table 1',
  ],
}
