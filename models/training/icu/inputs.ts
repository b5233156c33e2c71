/** Inputs of the intensive-care models, from the names that training chose. */
import { SERIES, type Series, UNIT_TYPES } from '#app/risk/icu/series.ts'
import type { ManifestInput } from '#app/risk/manifest.ts'
import { between, input, SEX } from '../recipe.ts'

const optional = { required: false, whenMissing: 'omit' } as const

type Statistic = Readonly<{ words: string; rule: string; windowHours: number | null }>
type Range = ManifestInput['range']
const STATISTICS: Readonly<Record<string, Statistic>> = {
  last: { words: 'last', rule: 'icu-last', windowHours: null },
  min: { words: 'lowest', rule: 'icu-min', windowHours: null },
  max: { words: 'highest', rule: 'icu-max', windowHours: null },
  mean: { words: 'mean', rule: 'icu-mean', windowHours: null },
  mean_12h: { words: 'mean of 12 h', rule: 'icu-mean', windowHours: 12 },
  mean_24h: { words: 'mean of 24 h', rule: 'icu-mean', windowHours: 24 },
  first: { words: 'first', rule: 'icu-first', windowHours: null },
  min_6h: { words: 'lowest of 6 h', rule: 'icu-min', windowHours: 6 },
  max_6h: { words: 'highest of 6 h', rule: 'icu-max', windowHours: 6 },
  sd: { words: 'standard deviation', rule: 'icu-sd', windowHours: null },
  count: { words: 'measurements per hour', rule: 'icu-count', windowHours: null },
}

const OXYGENATION = { ...optional, loinc: ['2703-7'], unit: 'mm[Hg]', range: between(15, 3400) }
const VOLUME = { ...optional, rule: 'icu-urine', loinc: ['9187-6', '3167-4', '9192-6'], unit: 'mL', range: between(0, 60_000) }

const OTHERS: readonly ManifestInput[] = [
  input({ name: 'hours', label: 'Hours of intensive care', rule: 'icu-hours', unit: 'h', range: between(6, 48) }),
  input({ ...optional, name: 'age', label: 'Age', rule: 'icu-age', unit: 'a', range: between(16, 120) }),
  input({ ...optional, name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: { ...SEX, '0': 0, '1': 1 } }),
  input({ ...optional, name: 'icu_type', label: 'Kind of unit', kind: 'choice', rule: 'icu-unit-type', choices: { ...UNIT_TYPES } }),
  input({
    ...optional,
    name: 'ventilated',
    label: 'Mechanical ventilation',
    kind: 'boolean',
    rule: 'icu-ventilated',
    loinc: ['20124-4', '76222-9', '20112-9', '20077-4', '76248-4'],
  }),
  input({ ...OXYGENATION, name: 'pf_last', label: 'PaO2/FiO2, last', rule: 'icu-oxygenation-last' }),
  input({ ...OXYGENATION, name: 'pf_min', label: 'PaO2/FiO2, lowest', rule: 'icu-oxygenation-min' }),
  input({
    ...optional,
    name: 'shock_index',
    label: 'Pulse over systolic pressure, last',
    rule: 'icu-shock-index',
    unit: '1',
    range: between(0.05, 10),
    decimals: 2,
  }),
  input({
    ...optional,
    name: 'bun_creatinine',
    label: 'Urea nitrogen over creatinine, last',
    rule: 'icu-bun-creatinine',
    unit: '1',
    range: between(0.02, 3000),
    decimals: 1,
  }),
  input({
    ...VOLUME,
    name: 'urine_per_hour',
    label: 'Urine per hour',
    rule: 'icu-urine-per-hour',
    unit: 'mL/h',
    range: between(0, 20_000),
  }),
  input({ ...VOLUME, name: 'urine_6h', label: 'Urine of 6 h', windowHours: 6 }),
  input({ ...VOLUME, name: 'urine_12h', label: 'Urine of 12 h', windowHours: 12 }),
  input({ ...VOLUME, name: 'urine_24h', label: 'Urine of 24 h', windowHours: 24 }),
]

/** No more than one a minute. */
const COUNTED = { concept: null, unit: '/h', unitOptional: true, decimals: 1, range: between(0, 60) }

/** Standard deviation is at most half of the range. */
const rangeOf = ({ low, high }: Series, statistic: string): Range =>
  statistic === 'sd' ? between(0, (high - low) / 2) : between(low, high)

function ofSeries(name: string): ManifestInput {
  const [, key = '', statistic = ''] = /^(.+?)_(last|first|sd|count|(?:min|max|mean)(?:_\d+h)?)$/.exec(name) ?? []
  const [series, how] = [SERIES.get(key), STATISTICS[statistic]]
  if (!series || !how) throw new Error(`training names an input ${name} that no rule computes`)
  const { concept, unit, unitOptional } = series
  const decimals = statistic === 'sd' ? series.decimals + 1 : series.decimals
  const found = { loinc: [...series.loinc], concept, unit, unitOptional, decimals, range: rangeOf(series, statistic) }
  const { words, rule, windowHours } = how
  return input({
    ...optional,
    ...found,
    ...(statistic === 'count' ? COUNTED : {}),
    name,
    label: `${series.label}, ${words}`,
    rule,
    windowHours,
  })
}

/** In the order of training. @throws where a name has no rule */
export const inputsOf = (names: readonly string[]): ManifestInput[] =>
  names.map((name) => OTHERS.find((one) => one.name === name) ?? ofSeries(name))
