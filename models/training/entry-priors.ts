/**
 * Measures what the entry checks expect: population spread and spread of the change between two values by the time between them.
 * Run: `node models/training/entry-priors.ts DATA_FOLDER`. Same data, same table: nothing is drawn at random.
 * DATA_FOLDER holds icu2012/, icu_hourly/ and nhanes/ (public sets). Only even record numbers of icu2012 are used, and three people in
 * four of the others (`inTraining`): the rest is for `bench/entry`.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { limitsOf } from '#app/quality/entry/limits.ts'
import { icu2012, icuHourly, inTraining, type Measurement, nhanes } from './entry-data.ts'
import { fitT } from './t-fit.ts'

/** Upper ends, in hours, of the gaps that a spread is measured for. */
const GAP_HOURS = [1.05, 2.5, 6, 13, 30, 80] as const
const MIN_VALUES = 150
const MOST_VALUES = 60_000
const ALPHAS = [1, 0.75, 0.5, 0.25] as const

type Seen = { icu: number[]; community: number[]; series: Map<string, { hours: number; value: number }[]> }
const seen = new Map<string, Seen>()

function entryOf(concept: string): Seen {
  const found = seen.get(concept) ?? { icu: [], community: [], series: new Map() }
  seen.set(concept, found)
  return found
}

function scaled(concept: string, value: number): number | null {
  const limits = limitsOf(concept)
  if (!limits || value < limits.hard[0] || value > limits.hard[1] || value < limits.ask[0] || value > limits.ask[1]) return null
  if (limits.scale === 'linear') return value
  return value > 0 ? Math.log(value) : null
}

async function takeSeries(source: AsyncGenerator<Measurement>, keep: (patient: string) => boolean, skip: ReadonlySet<string>) {
  for await (const { patient, stream, concept, hours, value } of source) {
    const y = keep(patient) && !skip.has(concept) ? scaled(concept, value) : null
    if (y === null) continue
    const series = entryOf(concept).series
    const key = `${patient} ${stream}`
    const list = series.get(key)
    if (list) list.push({ hours, value: y })
    else series.set(key, [{ hours, value: y }])
  }
}

/** One value a patient and six hours, so that a long stay does not speak for everybody. */
function populationOf(series: Seen['series']): number[] {
  const out: number[] = []
  for (const list of series.values()) {
    let last = Number.NEGATIVE_INFINITY
    for (const { hours, value } of list) {
      if (hours - last < 6) continue
      out.push(value)
      last = hours
    }
  }
  return out
}

const every = <T>(list: readonly T[], most: number) =>
  list.length <= most ? list : list.filter((_, i) => i % Math.ceil(list.length / most) === 0)
const middle = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

/** Differences from alpha x last + (1 - alpha) x median of the last five, by gap. */
function changes(series: Seen['series'], alpha: number): number[][] {
  const bins: number[][] = GAP_HOURS.map(() => [])
  for (const list of series.values()) {
    for (let i = 1; i < list.length; i++) {
      const [now, before] = [list[i], list[i - 1]]
      if (!now || !before) continue
      const bin = GAP_HOURS.findIndex((h) => now.hours - before.hours <= h)
      const five = middle(list.slice(Math.max(0, i - 5), i).map((point) => point.value))
      if (bin >= 0 && now.hours > before.hours) bins[bin]?.push(now.value - alpha * before.value - (1 - alpha) * five)
    }
  }
  return bins.map((bin) => [...every(bin, MOST_VALUES)])
}

function floorOf(concept: string, center: number): number {
  const limits = limitsOf(concept)
  const step = 10 ** -(limits?.decimals ?? 0)
  return limits?.scale === 'log' ? (0.5 * step) / Math.exp(center) : 0.5 * step
}

const round = (x: number) => Number(x.toPrecision(4))

function deltaFit(concept: string, found: Seen, center: number) {
  const floor = floorOf(concept, center)
  const tries = ALPHAS.map((alpha) => {
    const fits = changes(found.series, alpha).map((bin) => (bin.length >= MIN_VALUES ? { n: bin.length, fit: fitT(bin, 0, floor) } : null))
    return { alpha, fits, score: fits.reduce((sum, f) => sum + (f?.fit.logLikelihood ?? 0), 0) }
  })
  const best = tries.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.fits.every((fit) => fit === null)) return null
  return {
    alpha: best.alpha,
    gaps: best.fits.map((f) => (f ? [round(f.fit.spread), f.fit.nu] : null)),
    n: best.fits.reduce((sum, f) => sum + (f?.n ?? 0), 0),
  }
}

function populationFit(values: readonly number[], concept: string) {
  if (values.length < MIN_VALUES) return null
  const sample = every(values, MOST_VALUES)
  const fit = fitT(sample, null, floorOf(concept, middle(sample)))
  return { center: round(fit.center), spread: round(fit.spread), nu: fit.nu, n: values.length }
}

async function main(folder: string) {
  await takeSeries(icu2012(folder), (patient) => Number(patient) % 2 === 0, new Set())
  const own = new Set(seen.keys())
  await takeSeries(icuHourly(folder), inTraining, own)
  for await (const { patient, concept, value } of nhanes(folder)) {
    if (!inTraining(patient)) continue
    const y = scaled(concept, value)
    if (y !== null) entryOf(concept).community.push(y)
  }
  const table: Record<string, unknown> = {}
  for (const concept of [...seen.keys()].sort()) {
    const found = entryOf(concept)
    const [icu, community] = [populationFit(populationOf(found.series), concept), populationFit(found.community, concept)]
    const center = icu?.center ?? community?.center
    if (center !== undefined) table[concept] = { icu, community, change: deltaFit(concept, found, center) }
  }
  write(table)
}

function write(table: Record<string, unknown>) {
  const rows = Object.entries(table).map(([id, row]) => `  ${id}: ${JSON.stringify(row)},`)
  const text = `/**
 * Made by models/training/entry-priors.ts; do not edit. What is expected of a value, on the scale of limits.ts (natural log where 'log').
 * Sources: PhysioNet/CinC Challenge 2012 set A, even record numbers (ODC-BY 1.0); PhysioNet/CinC 2019, hourly (CC BY 4.0), for what the first
 * does not measure, and NHANES 2017-2018, adults (CDC, public domain), of both the people whose number leaves no 3 by 4.
 */
export type Spread = Readonly<{ center: number; spread: number; nu: number; n: number }>
/** Spread and degrees of freedom of the change, by gap; null where too few pairs were seen. */
export type Change = Readonly<{ alpha: number; gaps: readonly (readonly [spread: number, nu: number] | null)[]; n: number }>
export type Prior = Readonly<{ icu: Spread | null; community: Spread | null; change: Change | null }>

/** Upper ends of the gaps, hours. */
export const GAP_HOURS = ${JSON.stringify(GAP_HOURS)} as const

export const PRIORS: Readonly<Record<string, Prior>> = {
${rows.join('\n')}
}
`
  writeFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'app', 'quality', 'entry', 'priors.ts'), text)
}

const folder = process.argv[2]
if (!folder) {
  console.error('Usage: node models/training/entry-priors.ts DATA_FOLDER')
  process.exitCode = 2
} else await main(folder)
