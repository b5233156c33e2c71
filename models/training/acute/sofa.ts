/** SOFA. Vincent JL et al. Intensive Care Med 1996;22:707-710, table 3; limits as restated in Singer M et al. JAMA 2016;315:801-810, table 1. */
import { between, DAY, input, type Recipe, type Row, seeded } from '../recipe.ts'
import { BY_NAME, band, GCS_CODES, gaps, HIGHEST, LOWEST, NO, nearLimits, OPTIONAL, output, scoreManifest, sumOf, walk } from './common.ts'
import { BILI, CR, CV, DOBU, DOPA, EPI, FIO2, GCS, graph, MAP, NOR, PAO2, PF, PLT, PRESSORS, UO, VENT, WIDTH } from './sofa-graph.ts'

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
