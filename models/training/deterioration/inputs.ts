/** The inputs of `deterioration`, in the order of training. */
import { SERIES, type Series } from '#app/risk/deterioration/series.ts'
import type { ManifestInput } from '#app/risk/manifest.ts'
import { between, input, SEX } from '../recipe.ts'
import { LEARNED } from './learned.ts'

const optional = { required: false, whenMissing: 'omit' } as const
/** Without these nobody follows the person by the hour; a last value beyond its limit has deteriorated already. */
const REQUIRED: ReadonlySet<string> = new Set(['hr_last', 'map_last'])
const LAST_HOURS: Readonly<Record<string, number>> = { temp: 12, fio2: 24 }

type Statistic = Readonly<{ words: string; rule: string }>
const STATISTICS: Readonly<Record<string, Statistic>> = {
  last: { words: 'last', rule: 'deterioration-last' },
  mean: { words: 'mean', rule: 'deterioration-mean' },
  min: { words: 'lowest', rule: 'deterioration-min' },
  max: { words: 'highest', rule: 'deterioration-max' },
  sd: { words: 'spread', rule: 'deterioration-spread' },
}

const codesOf = (...names: readonly string[]) => names.flatMap((name) => SERIES.get(name)?.loinc.flat() ?? [])

/** The mean pressure is made of the other two where it is not recorded. */
const loincOf = (name: string) => (name === 'map' ? codesOf('map', 'sbp', 'dbp') : codesOf(name))
const foundIn = (name: string, { unit }: Series) => ({ loinc: loincOf(name), unit, unitOptional: unit === '/min' || unit === '%' })

function lastOf(key: string, series: Series): ManifestInput {
  const [name, { limit, low, high }] = [`${key}_last`, series]
  const range = limit === null ? between(low, high) : limit.side < 0 ? between(limit.at, high) : between(low, limit.at)
  const windowHours = LAST_HOURS[key] ?? 6
  const found = { ...foundIn(key, series), name, label: `${series.label}, last`, range, decimals: Math.log10(series.steps), windowHours }
  if (REQUIRED.has(name)) return input({ ...found, rule: 'deterioration-charted', staleAfterHours: windowHours })
  return input({ ...optional, ...found, rule: 'deterioration-last', staleAfterHours: windowHours })
}

function statisticOf(key: string, kind: string, windowHours: number, series: Series): ManifestInput {
  const how = STATISTICS[kind]
  if (!how) throw new Error(`no statistic ${kind}`)
  const range = kind === 'sd' ? between(0, (series.high - series.low) / 2) : between(series.low, series.high)
  const label = `${series.label}, ${how.words} of ${windowHours} h`
  const name = `${key}_${kind}_${windowHours}h`
  const decimals = kind === 'mean' || kind === 'sd' ? 1 : Math.log10(series.steps)
  return input({ ...optional, ...foundIn(key, series), name, label, range, windowHours, decimals, rule: how.rule })
}

function hoursBeyond(name: string, key: string, series: Series): ManifestInput {
  const words = name.replace(/^.*_hours_/, '').replace('_', ' ')
  const found = { ...foundIn(key, series), unit: 'h', range: between(0, 24), windowHours: 24, rule: 'deterioration-hours-beyond' }
  return input({ ...optional, ...found, name, label: `${series.label}, hours ${words} in 24 h` })
}

const OTHERS: readonly ManifestInput[] = [
  input({ ...optional, name: 'age', label: 'Age', rule: 'age', unit: 'a', range: between(18, 120) }),
  input({ ...optional, name: 'sex', label: 'Sex', kind: 'choice', rule: 'sex', choices: { ...SEX, '0': 0, '1': 1 } }),
  input({
    ...optional,
    name: 'hr_change',
    label: 'Pulse, mean of 3 h less the mean of the 9 h before',
    rule: 'deterioration-change',
    loinc: codesOf('hr'),
    unit: '/min',
    unitOptional: true,
    range: between(-285, 285),
    windowHours: 12,
    decimals: 1,
  }),
  input({
    ...optional,
    name: 'shock_index',
    label: 'Pulse over systolic pressure, last',
    rule: 'deterioration-shock-index',
    loinc: codesOf('hr', 'sbp'),
    unit: '1',
    range: between(0.05, 10),
    windowHours: 6,
    decimals: 2,
  }),
  input({
    ...optional,
    name: 'pulse_pressure',
    label: 'Systolic less diastolic pressure, last',
    rule: 'deterioration-pulse-pressure',
    loinc: codesOf('sbp', 'dbp'),
    unit: 'mm[Hg]',
    range: between(-170, 290),
    windowHours: 6,
  }),
]

function ofSeries(name: string): ManifestInput {
  const [, key = '', kind = '', hours = ''] = /^([a-z0-9]+?)_(last|mean|min|max|sd|hours)(?:_(\d+)h|_.*)?$/.exec(name) ?? []
  const series = SERIES.get(key)
  if (!series) throw new Error(`training names an input ${name} that no rule computes`)
  if (kind === 'last') return lastOf(key, series)
  return kind === 'hours' ? hoursBeyond(name, key, series) : statisticOf(key, kind, Number(hours), series)
}

export const INPUTS: readonly ManifestInput[] = LEARNED.inputs.map(({ name }) => OTHERS.find((one) => one.name === name) ?? ofSeries(name))
