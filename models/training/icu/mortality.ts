/** Death in hospital, from the course of an intensive-care stay: what `train.py` learned, as a model. */
import type { ManifestInput } from '#app/risk/manifest.ts'
import { type Recipe, type Row, seeded } from '../recipe.ts'
import { type Artefact, type Nested, readArtefact } from './artefact.ts'
import { forestGraph, forestReference } from './forest.ts'
import { inputsOf } from './inputs.ts'

const ARTEFACT: Artefact = readArtefact('mortality.json')
const INPUTS: readonly ManifestInput[] = inputsOf(ARTEFACT.inputs)
const CITATION =
  'Silva I, Moody G, Scott DJ, Celi LA, Mark RG. Predicting in-hospital mortality of ICU patients: the PhysioNet/Computing in Cardiology Challenge 2012. Comput Cardiol 2012;39:245-248 (the data; the model is this program’s own)'

/** Every threshold that a tree asks of an input. */
function thresholds({ forests, inputs }: Artefact): readonly (readonly number[])[] {
  const found = inputs.map((): number[] => [])
  const walk = (node: Nested): void => {
    if (typeof node === 'number') return
    found[node[0]]?.push(node[1])
    walk(node[4])
    walk(node[5])
  }
  forests.flat().forEach(walk)
  return found
}

const THRESHOLDS = thresholds(ARTEFACT)

const ROUTINE: ReadonlySet<string> = new Set(ARTEFACT.routine)

/** Values at, between and beyond the thresholds, and none at all for two in five; one row in eight has no routine laboratory value. */
function row(random: () => number): Row {
  const pick = (list: readonly number[]) => list[Math.floor(random() * list.length)] ?? Number.NaN
  const bare = random() < 0.125
  return ARTEFACT.inputs.map((name, i) => {
    if (name === 'hours') return 6 + Math.floor(random() * 43)
    if (random() < 0.4 || (bare && ROUTINE.has(name))) return Number.NaN
    const choices = INPUTS[i]?.choices
    if (choices) return pick(Object.values(choices))
    if (INPUTS[i]?.kind === 'boolean') return random() < 0.5 ? 0 : 1
    const [low, high] = ARTEFACT.extremes[name] ?? [0, 1]
    const near = pick(THRESHOLDS[i] ?? [])
    return random() < 0.5 || Number.isNaN(near) ? low + random() * (high - low) : random() < 0.2 ? near : near * (0.9 + 0.2 * random())
  })
}

function goldenInputs(): Row[] {
  const random = seeded(ARTEFACT.seed)
  const nothing = (hour: number) => ARTEFACT.inputs.map((name) => (name === 'hours' ? hour : Number.NaN))
  return [nothing(6), nothing(24), nothing(36), nothing(48), ...Array.from({ length: 40 }, () => row(random))]
}

export const icuMortality: Recipe = {
  manifest: {
    schema: 1,
    id: 'icu-mortality',
    version: '1.0.0',
    title: 'ICU mortality',
    purpose: 'Probability of death in hospital, from hour 6 to hour 48 of an intensive-care stay',
    source: { citation: CITATION, doi: null, table: 'models/training/icu/mortality.json' },
    licence: 'Apache-2.0; trained on data under ODC-BY 1.0',
    attribution: 'Contains information from the PhysioNet/CinC Challenge 2012 data, made available under the ODC Attribution License 1.0.',
    inputs: [...INPUTS],
    applicability: {
      ageYears: { min: 16, max: null },
      pregnancy: 'any',
      excludes: null,
      notFor: ['people outside intensive care', 'children under 16', 'before hour 6 or after hour 48', 'time-critical alarms'],
    },
    outputs: [
      { name: 'death_in_hospital', label: 'Death in hospital', unit: '%', ageMax: null },
      { name: 'low', label: 'Lower end of the interval', unit: '%', ageMax: null },
      { name: 'high', label: 'Upper end of the interval', unit: '%', ageMax: null },
    ],
    value: 'death_in_hospital',
    valueUnit: '%',
    effect: { kind: 'log-odds', unit: 'change of the log odds against the mean training patient' },
    bands: [
      { name: 'low', label: 'Below 5 %', severity: 'none', from: 0, response: null, alert: null },
      { name: 'moderate', label: '5 to 20 %', severity: 'low', from: 0.05, response: null, alert: null },
      { name: 'high', label: '20 to 50 %', severity: 'medium', from: 0.2, response: null, alert: null },
      { name: 'very-high', label: '50 % and over', severity: 'high', from: 0.5, response: null, alert: null },
    ],
    bandRule: null,
    bounded: false,
    calibration: {
      kind: 'hold-out',
      method: 'beta',
      note: 'For each hour, on patients each part of a five-fold split had not seen; another where few laboratory values are known from hour 15 on',
    },
    family: 'learned',
    interval: { low: 'low', high: 'high' },
    training: {
      recipe: 'icu/train.py',
      seed: ARTEFACT.seed,
      data: [{ name: 'PhysioNet/CinC Challenge 2012, set A', licence: 'ODC-BY 1.0', sha256: ARTEFACT.data_sha256 }],
      metrics: ARTEFACT.metrics,
    },
    signOff: 'pending',
  },
  graph: () => forestGraph('icu-mortality', ARTEFACT),
  reference: forestReference(ARTEFACT),
  randomRow: row,
  goldenInputs: goldenInputs(),
  vectors: [],
  sources: [CITATION, 'models/training/icu/train.py'],
}
