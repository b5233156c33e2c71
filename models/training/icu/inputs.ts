/** Inputs of the intensive-care models, from the names that training chose. */
import { SERIES, type Series, UNIT_TYPES } from '#app/risk/icu/series.ts'
import type { ManifestInput } from '#app/risk/manifest.ts'
import { between, input, SEX } from '../recipe.ts'
import { COLUMNS_2012 } from './columns.ts'

const optional = { required: false, whenMissing: 'omit' } as const

/** `how`: the statistic in words, to be read after the values it is taken of. */
type Statistic = Readonly<{ words: string; rule: string; windowHours: number | null; how: string }>
type Range = ManifestInput['range']
const STATISTICS: Readonly<Record<string, Statistic>> = {
  last: { words: 'last', rule: 'icu-last', windowHours: null, how: 'the last' },
  min: { words: 'lowest', rule: 'icu-min', windowHours: null, how: 'the lowest' },
  max: { words: 'highest', rule: 'icu-max', windowHours: null, how: 'the highest' },
  mean: { words: 'mean', rule: 'icu-mean', windowHours: null, how: 'the mean' },
  mean_12h: { words: 'mean of 12 h', rule: 'icu-mean', windowHours: 12, how: 'the mean of those later than 12 hours before the hour' },
  mean_24h: { words: 'mean of 24 h', rule: 'icu-mean', windowHours: 24, how: 'the mean of those later than 24 hours before the hour' },
  first: { words: 'first', rule: 'icu-first', windowHours: null, how: 'the first' },
  min_6h: { words: 'lowest of 6 h', rule: 'icu-min', windowHours: 6, how: 'the lowest of those later than 6 hours before the hour' },
  max_6h: { words: 'highest of 6 h', rule: 'icu-max', windowHours: 6, how: 'the highest of those later than 6 hours before the hour' },
  sd: { words: 'standard deviation', rule: 'icu-sd', windowHours: null, how: 'the population standard deviation, of three or more' },
  count: {
    words: 'measurements per hour',
    rule: 'icu-count',
    windowHours: null,
    how: 'how many there are, divided by the hours of the stay',
  },
}

const OXYGENATION = { ...optional, loinc: ['2703-7'], unit: 'mm[Hg]', range: between(15, 3400) }
const VOLUME = { ...optional, rule: 'icu-urine', loinc: ['9187-6', '3167-4', '9192-6'], unit: 'mL', range: between(0, 60_000) }

const OTHERS: readonly ManifestInput[] = [
  input({
    name: 'hours',
    label: 'Hours of intensive care',
    rule: 'icu-hours',
    unit: 'h',
    range: between(6, 48),
    definition: 'Hours from the admission to the question, 6 to 48; everything later is not looked at.',
  }),
  input({ ...optional, name: 'age', label: 'Age', rule: 'icu-age', unit: 'a', range: between(16, 120), definition: 'Age, in years.' }),
  input({
    ...optional,
    name: 'sex',
    label: 'Sex',
    kind: 'choice',
    rule: 'sex',
    choices: { ...SEX, '0': 0, '1': 1 },
    definition: 'Gender: 0 female, 1 male; -1 is missing.',
  }),
  input({
    ...optional,
    name: 'icu_type',
    label: 'Kind of unit',
    kind: 'choice',
    rule: 'icu-unit-type',
    choices: { ...UNIT_TYPES },
    definition: 'ICUType: 1 coronary, 2 cardiac surgery recovery, 3 medical, 4 surgical.',
  }),
  input({
    ...optional,
    name: 'ventilated',
    definition: '1 where there is a row of MechVent up to the hour, else 0.',
    label: 'Mechanical ventilation',
    kind: 'boolean',
    rule: 'icu-ventilated',
    loinc: ['20124-4', '76222-9', '20112-9', '20077-4', '76248-4'],
  }),
  input({
    ...OXYGENATION,
    name: 'pf_last',
    label: 'PaO2/FiO2, last',
    rule: 'icu-oxygenation-last',
    definition:
      'Each PaO2 over the FiO2 (a fraction) last recorded at or before it, both as in pao2 and fio2: the last; missing where there is none.',
  }),
  input({
    ...OXYGENATION,
    name: 'pf_min',
    label: 'PaO2/FiO2, lowest',
    rule: 'icu-oxygenation-min',
    definition:
      'Each PaO2 over the FiO2 (a fraction) last recorded at or before it, both as in pao2 and fio2: the lowest; missing where there is none.',
  }),
  input({
    ...optional,
    name: 'shock_index',
    definition: 'hr_last over sbp_last.',
    label: 'Pulse over systolic pressure, last',
    rule: 'icu-shock-index',
    unit: '1',
    range: between(0.05, 10),
    decimals: 2,
  }),
  input({
    ...optional,
    name: 'bun_creatinine',
    definition: 'bun_last over creatinine_last.',
    label: 'Urea nitrogen over creatinine, last',
    rule: 'icu-bun-creatinine',
    unit: '1',
    range: between(0.02, 3000),
    decimals: 1,
  }),
  input({
    ...VOLUME,
    name: 'urine_per_hour',
    definition: 'Urine, rows of 0 to 3000 mL up to the hour: their sum, divided by the hours of the stay; missing where there is no row.',
    label: 'Urine per hour',
    rule: 'icu-urine-per-hour',
    unit: 'mL/h',
    range: between(0, 20_000),
  }),
  input({
    ...VOLUME,
    name: 'urine_6h',
    label: 'Urine of 6 h',
    windowHours: 6,
    definition:
      'Urine, rows of 0 to 3000 mL up to the hour: the sum of those later than 6 hours before it; missing where the stay has no row at all.',
  }),
  input({
    ...VOLUME,
    name: 'urine_12h',
    label: 'Urine of 12 h',
    windowHours: 12,
    definition:
      'Urine, rows of 0 to 3000 mL up to the hour: the sum of those later than 12 hours before it; missing where the stay has no row at all.',
  }),
  input({
    ...VOLUME,
    name: 'urine_24h',
    label: 'Urine of 24 h',
    windowHours: 24,
    definition:
      'Urine, rows of 0 to 3000 mL up to the hour: the sum of those later than 24 hours before it; missing where the stay has no row at all.',
  }),
]

/** No more than one a minute. */
const COUNTED = { concept: null, unit: '/h', unitOptional: true, decimals: 1, range: between(0, 60) }

/** Standard deviation is at most half of the range. */
const rangeOf = ({ low, high }: Series, statistic: string): Range =>
  statistic === 'sd' ? between(0, (high - low) / 2) : between(low, high)

/** Every column of the series, in the order of the alphabet. FiO2 is a fraction in the data set. */
const columnsOf = ({ loinc }: Series): string =>
  Object.entries(COLUMNS_2012)
    .flatMap(([column, { code }]) => (loinc.includes(code) ? [column] : []))
    .join(' and ')

/** The plausible values of the series and the unit they are in, then what is taken of them. */
const definitionOf = (series: Series, { how }: Statistic): string =>
  `${columnsOf(series)} from the admission to the hour, values from ${series.low} to ${series.high} only, those of one instant counting once as their mean: ${how}.`

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
    definition: definitionOf(series, how),
    rule,
    windowHours,
  })
}

/** In the order of training. @throws where a name has no rule */
export const inputsOf = (names: readonly string[]): ManifestInput[] =>
  names.map((name) => OTHERS.find((one) => one.name === name) ?? ofSeries(name))
