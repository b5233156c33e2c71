/** Unplanned or planned return to hospital within 30 days, learned from "Diabetes 130-US hospitals" (UCI, CC BY 4.0). */
import { type Recipe, type Row, seeded } from '../recipe.ts'
import { INPUTS } from './inputs.ts'
import { LEARNED, REPORT } from './learned.ts'
import { learnedGraph, learnedReference } from './learned-graph.ts'

const ID = 'readmission-30d'
const MISSING_SHARE = 0.1

function randomRow(random: () => number): Row {
  return INPUTS.map(({ choices, range }) => {
    if (random() < MISSING_SHARE) return Number.NaN
    const values = Object.values(choices ?? {})
    if (values.length > 0) return values[Math.floor(random() * values.length)] ?? Number.NaN
    const { low, high } = range ?? { low: 0, high: 5 }
    return Math.round(low + random() ** 3 * (high - low))
  })
}

function goldenInputs(): Row[] {
  const random = seeded(130)
  return [INPUTS.map(() => Number.NaN), ...Array.from({ length: 60 }, () => randomRow(random))]
}

const { overall, as_from_a_chart, auroc_interval, brier, ece, lace_like, hospital_like } = REPORT

export const readmission30d: Recipe = {
  manifest: {
    schema: 1,
    id: ID,
    version: '1.1.0',
    title: 'Readmission within 30 days',
    purpose: 'How likely an adult with diabetes is to be admitted again within 30 days of discharge',
    source: {
      citation:
        'Learned by this project from: Strack B, DeShazo JP, Gennings C, et al. Impact of HbA1c measurement on hospital readmission rates. BioMed Res Int 2014:781670 (UCI Machine Learning Repository, Diabetes 130-US hospitals for years 1999-2008)',
      doi: '10.1155/2014/781670',
      table: 'models/training/readmission; every input carries the name and the raw values of the data set’s column ("?" is missing)',
    },
    licence: 'Data: CC BY 4.0. Model: as this program.',
    attribution:
      'Clore J, Cios K, DeShazo J, Strack B. Diabetes 130-US Hospitals for Years 1999-2008. UCI Machine Learning Repository, 2014. CC BY 4.0.',
    inputs: [...INPUTS],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'any',
      excludes: 'readmission-not-possible',
      notFor: ['people without diabetes', 'stays longer than 14 days', 'people who died or were discharged to a hospice'],
    },
    outputs: [
      { name: 'readmission_30d', label: 'Readmission within 30 days', unit: '%', ageMax: null },
      { name: 'low', label: 'Lower end of the interval', unit: '%', ageMax: null },
      { name: 'high', label: 'Upper end of the interval', unit: '%', ageMax: null },
    ],
    value: 'readmission_30d',
    valueUnit: '%',
    effect: { kind: 'log-odds', unit: 'change of the log odds against the mean training person' },
    bands: [
      { name: 'low', label: 'Below the average of the training data', severity: 'none', from: 0, response: null, alert: null },
      { name: 'raised', label: 'Above the average of the training data', severity: 'low', from: 0.12, response: null, alert: null },
      { name: 'high', label: 'Twice the average of the training data', severity: 'medium', from: 0.22, response: null, alert: null },
    ],
    bandRule: null,
    bounded: false,
    calibration: {
      kind: 'hold-out',
      method: 'platt',
      note: 'Intercept and slope from scores of people each fold had left out; interval: inductive Venn-Abers on the same scores, in 300 bins',
    },
    family: 'learned',
    interval: { low: 'low', high: 'high' },
    training: {
      recipe: 'readmission/train.py',
      seed: LEARNED.seed,
      data: [{ name: 'UCI Diabetes 130-US hospitals (part of 81,001 encounters)', licence: 'CC BY 4.0', sha256: LEARNED.data }],
      metrics: {
        auroc: overall.auroc,
        auroc_low: auroc_interval[0] ?? 0,
        auroc_high: auroc_interval[1] ?? 0,
        calibration_slope: overall.calibration_slope,
        observed_expected: overall.observed_expected,
        brier,
        ece,
        auroc_lace_like: lace_like,
        auroc_hospital_like: hospital_like,
        auroc_as_from_a_chart: as_from_a_chart.auroc,
        observed_expected_as_from_a_chart: as_from_a_chart.observed_expected,
        people_encounters: overall.n,
        events: overall.events,
      },
    },
    signOff: 'pending',
  },
  graph: () => learnedGraph(ID, LEARNED),
  reference: learnedReference(LEARNED),
  randomRow,
  goldenInputs: goldenInputs(),
  vectors: [],
  sources: ['models/training/readmission/train.py on UCI Diabetes 130-US hospitals; metrics in the manifest and the card'],
}
