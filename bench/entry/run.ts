/**
 * How well the entry checks find errors put into real intensive-care entries.
 * Run: `node bench/entry/run.ts DATA_FOLDER [--part calibrate|report] [--patients N] [--seed N] [--json]`. DATA_FOLDER holds icu2012/.
 * Records with an even number made the priors; 1, 5, 9 … are for setting thresholds (calibrate), 3, 7, 11 … for the numbers quoted (report).
 */
import { hrtime } from 'node:process'
import type { Entry, EntryContext, Flag, HistoryPoint } from '#app/contract/entry.ts'
import { assessEntries } from '#app/quality/entry/assess.ts'
import { hardLimit } from '#app/quality/entry/limits.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import type { Measurement } from '../../models/training/entry-data.ts'
import { ERROR_KINDS, type ErrorKind, isMaterial, patients, randomFrom, spoil } from './cases.ts'

const HOUR_MS = 3_600_000
const START_MS = Date.UTC(2012, 0, 1)
const HISTORY = 12
const ERROR_RATE = 0.03
const SKIPPED = new Set(['gcs', 'fio2', 'troponin_t', 'spo2'])

type Options = Readonly<{
  folder: string
  part: 'calibrate' | 'report'
  patients: number
  seed: number
  json: boolean
  alone: boolean
  show: string | null
}>

function optionsFrom(args: readonly string[]): Options | null {
  const option = (name: string, otherwise: string) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? otherwise) : otherwise)
  const folder = args[0]
  if (!folder || folder.startsWith('-')) return null
  return {
    folder,
    part: option('--part', 'report') === 'calibrate' ? 'calibrate' : 'report',
    patients: Number(option('--patients', '1000')),
    seed: Number(option('--seed', '7')),
    json: args.includes('--json'),
    alone: args.includes('--alone'),
    show: args.includes('--show') ? option('--show', '') : null,
  }
}

const msOf = (m: Measurement) => START_MS + m.hours * HOUR_MS
const pointOf = (m: Measurement): HistoryPoint => ({ code: codeOf(m), value: m.value, unit: unitOf(m), ms: msOf(m) })
const codeOf = (m: Measurement) => conceptById(m.concept)?.loinc[0] ?? m.concept
const unitOf = (m: Measurement) => conceptById(m.concept)?.unit ?? ''
const asks = (flag: Flag | undefined) => flag?.level === 'implausible' || flag?.level === 'impossible'

type Tally = { n: number; material: number; caught: number; caughtMaterial: number; repaired: number; offered: number }
const emptyTally = (): Tally => ({ n: 0, material: 0, caught: 0, caughtMaterial: 0, repaired: 0, offered: 0 })

type Result = {
  correct: number
  falseAsks: number
  falseHints: number
  byConcept: Map<string, number>
  errors: Map<ErrorKind, Tally>
  micros: number[]
}

/** The other pressures of the same minute and before, as a chart has them: a cuff's beside a cuff's, a line's beside a line's. */
function pressuresBeside(now: Measurement, streams: Map<string, Measurement[]>): Measurement[] {
  const family = now.stream.startsWith('NI') ? ['NISysABP', 'NIDiasABP', 'NIMAP'] : ['SysABP', 'DiasABP', 'MAP']
  if (!family.includes(now.stream)) return []
  return family
    .filter((name) => name !== now.stream)
    .flatMap((name) =>
      (streams.get(name) ?? []).filter((m) => m.hours <= now.hours && m.value > 0 && !hardLimit(m.concept, m.value)).slice(-HISTORY),
    )
}

function contextFor(before: readonly Measurement[], now: Measurement, beside: readonly Measurement[] = []): EntryContext {
  return {
    nowMs: msOf(now),
    birthDate: '1945-01-01',
    sex: 'unknown',
    pregnant: null,
    history: [...before.slice(-HISTORY), ...beside].map(pointOf),
  }
}

function assessTimed(context: EntryContext, entry: Entry, micros: number[]): Flag | undefined {
  const from = hrtime.bigint()
  const [flag] = assessEntries(context, [entry])
  micros.push(Number(hrtime.bigint() - from) / 1000)
  return flag
}

function tallyError(tally: Tally, m: Measurement, entered: number, flag: Flag | undefined) {
  const material = isMaterial(m.concept, entered, m.value)
  const caught = asks(flag)
  tally.n++
  if (material) tally.material++
  if (caught) tally.caught++
  if (caught && material) {
    tally.caughtMaterial++
    if (flag?.suggestion) tally.offered++
    if (flag?.suggestion && Math.abs(flag.suggestion.value - m.value) <= 0.011 * Math.abs(m.value)) tally.repaired++
  }
}

function runStream(
  list: readonly Measurement[],
  streams: Map<string, Measurement[]> | null,
  random: () => number,
  result: Result,
  show: string | null,
) {
  const clean: Measurement[] = []
  for (const m of list) {
    if (m.value <= 0 || hardLimit(m.concept, m.value)) continue
    const kind = ERROR_KINDS[Math.floor(random() * ERROR_KINDS.length)] ?? 'digit'
    const entered = random() < ERROR_RATE ? spoil(kind, m.concept, m.value, random) : null
    const flag = assessTimed(
      contextFor(clean, m, streams ? pressuresBeside(m, streams) : []),
      { code: codeOf(m), value: entered ?? m.value, unit: unitOf(m) },
      result.micros,
    )
    if (entered !== null) {
      const tally = result.errors.get(kind) ?? emptyTally()
      result.errors.set(kind, tally)
      tallyError(tally, m, entered, flag)
      if (show === `repair-${kind}` && asks(flag) && flag?.suggestion && Math.abs(flag.suggestion.value - m.value) > 0.011 * m.value)
        console.error(
          kind,
          m.concept,
          m.value,
          '->',
          entered,
          clean.slice(-3).map((p) => p.value),
          flag.reason,
        )
      if (show === kind && !asks(flag) && isMaterial(m.concept, entered, m.value))
        console.error(
          kind,
          m.concept,
          m.value,
          '->',
          entered,
          clean.slice(-3).map((p) => p.value),
          flag?.level,
        )
    } else countCorrect(result, m, flag, clean, show)
    clean.push(m)
  }
}

function countCorrect(result: Result, m: Measurement, flag: Flag | undefined, clean: readonly Measurement[], show: string | null) {
  result.correct++
  if (flag?.level === 'unusual') result.falseHints++
  if (!asks(flag)) return
  result.falseAsks++
  result.byConcept.set(m.concept, (result.byConcept.get(m.concept) ?? 0) + 1)
  if (show === 'false')
    console.error(
      'false',
      m.concept,
      m.value,
      clean.slice(-3).map((p) => `${p.value}@${(m.hours - p.hours).toFixed(1)}h`),
      flag?.kind,
      flag?.reason,
    )
}

const share = (a: number, b: number) => (b === 0 ? '-' : (a / b).toFixed(3))

function print(result: Result, dirty: Readonly<{ n: number; caught: number; missed: readonly string[] }>) {
  const sorted = [...result.micros].sort((a, b) => a - b)
  const at = (q: number) => (sorted[Math.floor(sorted.length * q)] ?? 0) / 1000
  console.log(
    `correct entries ${result.correct}; asked about wrongly ${result.falseAsks} = ${((1000 * result.falseAsks) / result.correct).toFixed(2)} per 1,000; hints ${((1000 * result.falseHints) / result.correct).toFixed(1)} per 1,000`,
  )
  console.log('error        n  material  caught  repair exact (of caught)')
  const all = emptyTally()
  for (const kind of ERROR_KINDS) {
    const t = result.errors.get(kind) ?? emptyTally()
    for (const key of Object.keys(all) as (keyof Tally)[]) all[key] += t[key]
    console.log(
      `${kind.padEnd(10)} ${String(t.n).padStart(4)} ${String(t.material).padStart(8)} ${share(t.caughtMaterial, t.material).padStart(8)} ${share(t.repaired, t.caughtMaterial).padStart(8)}`,
    )
  }
  console.log(
    `all        ${String(all.n).padStart(4)} ${String(all.material).padStart(8)} ${share(all.caughtMaterial, all.material).padStart(8)} ${share(all.repaired, all.caughtMaterial).padStart(8)}  of offered ${share(all.repaired, all.offered)}`,
  )
  console.log(
    `dirty values of the table: ${dirty.caught} of ${dirty.n} caught${dirty.missed.length ? `; missed ${dirty.missed.join(', ')}` : ''}`,
  )
  console.log(`time per entry: median ${at(0.5).toFixed(3)} ms, p99 ${at(0.99).toFixed(3)} ms`)
  console.log(
    `false asks by result: ${[...result.byConcept]
      .sort((a, b) => b[1] - a[1])
      .map(([c, n]) => `${c} ${n}`)
      .join(', ')}`,
  )
}

/** What stands in the table and cannot be: outside these (the reference study's limits). */
const DIRTY_OUTSIDE: Readonly<Record<string, readonly [number, number]>> = {
  heart_rate: [15, 300],
  sbp: [30, 320],
  dbp: [10, 220],
  resp_rate: [2, 90],
  temperature: [25, 44],
  weight: [20, 400],
  creatinine: [0.1, 30],
  urea_nitrogen: [1, 300],
  potassium: [1.2, 12],
  sodium: [90, 200],
  glucose: [10, 2000],
  hematocrit: [8, 75],
  platelets: [2, 2500],
  wbc: [0.1, 300],
  bicarbonate: [3, 60],
  magnesium: [0.4, 9],
  ph: [6.5, 8],
  height: [100, 250],
}

function dirtyValues(all: Iterable<Map<string, Measurement[]>>) {
  const missed: string[] = []
  let n = 0
  for (const streams of all) {
    for (const list of streams.values()) {
      for (const [i, m] of list.entries()) {
        const limits = DIRTY_OUTSIDE[m.concept]
        if (!limits || (m.value >= limits[0] && m.value <= limits[1])) continue
        n++
        const before = list.slice(0, i).filter((p) => p.value >= limits[0] && p.value <= limits[1])
        const [flag] = assessEntries(contextFor(before, m), [{ code: codeOf(m), value: m.value, unit: unitOf(m) }])
        if (!asks(flag)) missed.push(`${m.concept} ${m.value}`)
      }
    }
  }
  return { n, caught: n - missed.length, missed }
}

async function main(options: Options) {
  const rest = options.part === 'calibrate' ? 1 : 3
  const everybody = await patients(options.folder, (record) => record % 4 === rest)
  const random = randomFrom(options.seed)
  const result: Result = { correct: 0, falseAsks: 0, falseHints: 0, byConcept: new Map(), errors: new Map(), micros: [] }
  for (const streams of [...everybody.values()].slice(0, options.patients)) {
    for (const list of streams.values())
      if (!SKIPPED.has(list[0]?.concept ?? '')) runStream(list, options.alone ? null : streams, random, result, options.show)
  }
  print(result, dirtyValues(everybody.values()))
}

const options = optionsFrom(process.argv.slice(2))
if (options) await main(options)
else {
  console.error('Usage: node bench/entry/run.ts DATA_FOLDER [--part calibrate|report] [--patients N] [--seed N]')
  process.exitCode = 2
}
