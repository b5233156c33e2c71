/** Sustained deterioration of vital signs within twelve hours, learned from hours of intensive care: what `train.py` wrote, as a model. */
import { type Recipe, type Row, seeded } from '../recipe.ts'
import { additiveGraph, additiveReference } from './additive.ts'
import { INPUTS } from './inputs.ts'
import { LEARNED, REPORT } from './learned.ts'

const ID = 'deterioration'
const MISSING_SHARE = 0.3
const CITATION =
  'Learned by this project from: Reyna MA, Josef CS, Jeter R, et al. Early prediction of sepsis from clinical data: the PhysioNet/Computing in Cardiology Challenge 2019. Crit Care Med 2020;48:210-217 (the data, an hourly re-cut; the outcome and the model are this program’s own)'
const OUTSIDE =
  'Checked outside on: Silva I, Moody G, Scott DJ, Celi LA, Mark RG. Predicting in-hospital mortality of ICU patients: the PhysioNet/Computing in Cardiology Challenge 2012. Comput Cardiol 2012;39:245-248, set A'

/** Values between and beyond the thresholds. */
function row(random: () => number): Row {
  return LEARNED.inputs.map(({ cuts }, i) => {
    if (random() < MISSING_SHARE) return Number.NaN
    const choices = INPUTS[i]?.choices
    if (choices) return random() < 0.5 ? 0 : 1
    const [low = 0, high = 1] = [cuts[0], cuts.at(-1)]
    return low + (random() * 1.2 - 0.1) * (high - low)
  })
}

function goldenInputs(): Row[] {
  const random = seeded(12)
  return [INPUTS.map(() => Number.NaN), ...Array.from({ length: 40 }, () => row(random))]
}

const { held_out: held, outside } = REPORT
const [auroc, news2, pressure, both] = held.intervals.auroc
const [beyondNews2, beyondPressure, beyondBoth] = held.intervals.beyond
const end = (interval: readonly number[] | undefined, i: number) => interval?.[i] ?? Number.NaN

export const deterioration: Recipe = {
  manifest: {
    schema: 1,
    id: ID,
    version: '1.0.0',
    title: 'Sustained deterioration',
    purpose: 'How likely a vital sign is to pass a limit for two hours within the next 12 hours of intensive care',
    source: {
      citation: CITATION,
      doi: '10.1097/CCM.0000000000004145',
      table:
        'models/training/deterioration; a row is an hour with the columns HR, SBP, DBP, MAP, Resp, O2Sat (whole numbers), Temp (0.1) and FiO2 (0.01, a fraction), rounded, implausible values left out; the card says how each input is computed from them',
    },
    licence: 'Data: CC BY 4.0. Model: as this program.',
    attribution:
      'Reyna M, Josef C, Jeter R, et al. Early Prediction of Sepsis from Clinical Data: the PhysioNet/Computing in Cardiology Challenge 2019. PhysioNet, 2019. CC BY 4.0; changed.',
    inputs: [...INPUTS],
    applicability: {
      ageYears: { min: 18, max: null },
      pregnancy: 'excluded',
      excludes: 'deterioration-already',
      notFor: [
        'people who are not followed by the hour, as on a ward',
        'alarms, triage and anything time-critical',
        'people whose vital signs are beyond a limit already',
        'sepsis: the model does not know it',
      ],
    },
    outputs: [
      { name: 'deterioration_12h', label: 'Sustained deterioration within 12 h', unit: '%', ageMax: null },
      { name: 'low', label: 'Lower end of the interval', unit: '%', ageMax: null },
      { name: 'high', label: 'Upper end of the interval', unit: '%', ageMax: null },
    ],
    value: 'deterioration_12h',
    valueUnit: '%',
    effect: { kind: 'log-odds', unit: 'change of the log odds against the mean training hour' },
    bands: [
      { name: 'low', label: 'Below half the average of the training data', severity: 'none', from: 0, response: null, alert: null },
      { name: 'average', label: 'About the average of the training data', severity: 'none', from: 0.065, response: null, alert: null },
      { name: 'raised', label: 'Above the average of the training data', severity: 'low', from: 0.2, response: null, alert: null },
      { name: 'high', label: 'Three times the average of the training data', severity: 'medium', from: 0.4, response: null, alert: null },
    ],
    bandRule: null,
    bounded: false,
    calibration: {
      kind: 'hold-out',
      method: 'platt',
      note: 'Intercept and slope from scores of patients each fold had left out; interval: inductive Venn-Abers on the same scores, in 100 groups; measured on other patients',
    },
    family: 'learned',
    interval: { low: 'low', high: 'high' },
    training: {
      recipe: 'deterioration/train.py',
      seed: LEARNED.seed,
      data: [
        {
          name: 'PhysioNet/CinC Challenge 2019, hourly re-cut of 16,236 patients',
          licence: 'CC BY 4.0',
          sha256: LEARNED.data_sha256,
        },
      ],
      metrics: {
        auroc: held.auroc,
        auroc_low: end(auroc, 0),
        auroc_high: end(auroc, 1),
        auroc_news2: held.auroc_news2,
        auroc_news2_low: end(news2, 0),
        auroc_news2_high: end(news2, 1),
        beyond_news2_low: end(beyondNews2, 0),
        beyond_news2_high: end(beyondNews2, 1),
        auroc_mean_pressure: held.auroc_mean_pressure,
        auroc_mean_pressure_low: end(pressure, 0),
        auroc_mean_pressure_high: end(pressure, 1),
        beyond_mean_pressure_low: end(beyondPressure, 0),
        beyond_mean_pressure_high: end(beyondPressure, 1),
        auroc_news2_and_pressure: held.auroc_news2_and_pressure,
        auroc_news2_and_pressure_low: end(both, 0),
        auroc_news2_and_pressure_high: end(both, 1),
        beyond_news2_and_pressure_low: end(beyondBoth, 0),
        beyond_news2_and_pressure_high: end(beyondBoth, 1),
        observed_expected: held.observed_expected,
        calibration_slope: held.calibration_slope,
        ece: held.ece,
        brier: held.brier,
        held_out_patients: held.patients,
        held_out_hours: held.hours,
        held_out_events: held.events,
        outside_auroc: outside.auroc,
        outside_auroc_news2: outside.auroc_news2,
        outside_observed_expected: outside.observed_expected,
        outside_calibration_slope: outside.calibration_slope,
        outside_ece: outside.ece,
      },
    },
    signOff: 'pending',
  },
  graph: () => additiveGraph(ID, LEARNED),
  reference: additiveReference(LEARNED),
  randomRow: row,
  goldenInputs: goldenInputs(),
  vectors: [],
  sources: [CITATION, `${OUTSIDE} (SHA-256 of the table ${LEARNED.outside_sha256})`, 'models/training/deterioration/train.py'],
}
