/** The tables of the benchmark. */
import type { Entry } from '#app/contract/entry.ts'
import { assessEntries, strangerOdds } from '#app/quality/entry/assess.ts'
import { type AskDensity, learnedOf } from '#app/quality/entry/learned.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { peopleOf } from '../../models/training/entry-density/people.ts'
import { asks, type Caught, type Judged, METHODS } from './measure.ts'
import { birthOf, codeOf, type Moment, type Part, partOf, type SourceName, unitOf } from './sources.ts'

const share = (a: number, b: number) => (b === 0 ? '-' : (a / b).toFixed(3))
const count = (list: readonly Judged[], test: (one: Judged) => boolean) => list.reduce((n, one) => n + (test(one) ? 1 : 0), 0)
const exact = (one: Judged, value: number | undefined) => value !== undefined && Math.abs(value - one.truth) <= 0.011 * Math.abs(one.truth)

function groups(judged: readonly Judged[]): readonly Readonly<{ name: string; of: readonly Judged[] }>[] {
  const material = judged.filter((one) => one.material)
  const of = (...kinds: readonly string[]) => material.filter((one) => kinds.includes(one.kind ?? ''))
  return [
    { name: 'decimal', of: of('decimal') },
    { name: 'drop/dbl', of: of('dropped', 'doubled') },
    { name: 'unit', of: of('unit') },
    { name: 'transp', of: of('transpose') },
    { name: 'digit', of: of('digit') },
    { name: 'all', of: material },
  ]
}

/** PPV of the sickest hundredth of the entries against that of everybody. */
function sickPpv(judged: readonly Judged[], caught: Caught): readonly [number, number] {
  const flagged = judged.filter(caught)
  const line = [...judged].sort((a, b) => b.sick - a.sick)[Math.floor(judged.length / 100)]?.sick ?? 0
  const of = (list: readonly Judged[]) => count(list, ({ kind }) => kind !== null) / Math.max(1, list.length)
  return [of(flagged), of(flagged.filter(({ sick }) => sick >= line))]
}

function line(judged: readonly Judged[], { name, of, flag }: (typeof METHODS)[number]): string {
  const caught = of(judged)
  const correct = judged.filter(({ kind }) => kind === null)
  const wrongly = (1000 * count(correct, caught)) / Math.max(1, correct.length)
  const cells = groups(judged).map((group) => share(count(group.of, caught), group.of.length).padStart(8))
  const found = judged.filter((one) => one.material && caught(one))
  const suggested = (one: Judged) => flag?.(one)?.suggestion?.value
  const repaired = flag
    ? share(
        count(found, (one) => exact(one, suggested(one))),
        found.length,
      )
    : '-'
  const offered = flag
    ? share(
        count(found, (one) => suggested(one) !== undefined),
        found.length,
      )
    : '-'
  const [whole, sick] = sickPpv(judged, caught)
  const tail = `${repaired.padStart(8)} ${offered.padStart(8)} ${whole.toFixed(2).padStart(6)} ${sick.toFixed(2).padStart(6)}`
  return `${name.padEnd(18)} ${wrongly.toFixed(2).padStart(6)} ${cells.join(' ')} ${tail}`
}

function printExamples(judged: readonly Judged[], show: string) {
  const flagOf = (one: Judged) => one.learned ?? one.rules
  const wanted = {
    false: (one: Judged) => one.kind === null && asks(flagOf(one)),
    misses: (one: Judged) => one.material && !asks(flagOf(one)),
    repairs: (one: Judged) => one.material && asks(flagOf(one)) && !exact(one, flagOf(one).suggestion?.value),
  }[show]
  if (!wanted) return
  for (const one of judged.filter(wanted))
    console.error(
      show,
      one.kind ?? 'ok',
      one.concept,
      one.truth,
      '->',
      one.entered,
      one.first ? 'first' : 'later',
      one.besideSlip ? 'beside' : '',
      flagOf(one).reason,
    )
}

export function printRun(title: string, judged: readonly Judged[], micros: readonly number[], show: string | null) {
  const errors = count(judged, ({ kind }) => kind !== null)
  console.log(`\n${title}: ${judged.length - errors} correct entries, ${errors} errors`)
  const heads = groups([]).map(({ name }) => name.padStart(8))
  console.log(
    `${''.padEnd(18)} ${'false‰'.padStart(6)} ${heads.join(' ')} ${'exact'.padStart(8)} ${'offered'.padStart(8)} ${'PPV'.padStart(6)} ${'sick'.padStart(6)}`,
  )
  for (const method of METHODS)
    if (method.name !== 'rules + density' || judged.some(({ learned }) => learned !== null)) console.log(line(judged, method))
  const sorted = [...micros].sort((a, b) => a - b)
  const at = (q: number) => ((sorted[Math.floor(sorted.length * q)] ?? 0) / 1000).toFixed(3)
  const hints = count(judged, (one) => one.kind === null && (one.learned ?? one.rules).level === 'unusual')
  console.log(
    `hints ${((1000 * hints) / Math.max(1, judged.length - errors)).toFixed(1)}‰; time of a list: median ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  )
  const wrong = judged.filter((one) => one.kind === null && asks(one.learned ?? one.rules))
  const by = new Map<string, number>()
  for (const { concept, besideSlip } of wrong)
    by.set(besideSlip ? `${concept}*` : concept, (by.get(besideSlip ? `${concept}*` : concept) ?? 0) + 1)
  console.log(
    `wrongly asked (* beside a slip): ${[...by]
      .sort((a, b) => b[1] - a[1])
      .map(([c, n]) => `${c} ${n}`)
      .join(', ')}`,
  )
  if (show) printExamples(judged, show)
}

const BINS = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0001] as const

/** Of the entries given a chance, how many are slips, at this run's rate of errors. */
export function printCalibration(judged: readonly Judged[]) {
  const cells = BINS.slice(0, -1).map((low, i) => {
    const inside = judged.filter(({ chance }) => chance >= low && chance < (BINS[i + 1] ?? 2))
    return `${low}: ${share(
      count(inside, ({ kind }) => kind !== null),
      inside.length,
    )} of ${inside.length}`
  })
  console.log(`given chance from: share that are slips — ${cells.join('; ')}`)
}

function auroc(own: readonly number[], strange: readonly number[]): number {
  const all = [...own.map((s) => ({ s, strange: false })), ...strange.map((s) => ({ s, strange: true }))].sort((a, b) => a.s - b.s)
  let [below, sum] = [0, 0]
  for (const one of all) {
    if (one.strange) sum += below
    else below++
  }
  return sum / (own.length * strange.length)
}

const entriesOf = (moment: Moment): Entry[] =>
  moment.values.map(({ concept, value }) => ({ code: codeOf(concept), value, unit: unitOf(concept) }))

/** Laboratory panels of six analytes or more that have a past, held against their own chart and against a stranger's. */
export async function printPanels(source: SourceName, moments: readonly Moment[], ask: AskDensity | null, random: () => number) {
  const isLab = (id: string) => conceptById(id)?.kind === 'lab'
  const panels = moments.filter(({ values, context }) => {
    const known = new Set(context.history.map(({ code }) => code))
    return values.filter(({ concept }) => isLab(concept) && known.has(codeOf(concept))).length >= 6
  })
  if (panels.length < 50) return
  const [own, strange, flags]: [number[], number[], { own: number; strange: number }] = [[], [], { own: 0, strange: 0 }]
  for (const panel of panels.slice(0, 3000)) {
    let other = panel
    while (other.person === panel.person) other = panels[Math.floor(random() * panels.length)] ?? panel
    for (const [list, from, key] of [
      [own, panel, 'own'],
      [strange, other, 'strange'],
    ] as const) {
      const entries = entriesOf(from)
      const learned = ask ? await learnedOf(panel.context, entries, ask) : undefined
      const odds = strangerOdds(panel.context, entries)
      if (odds === null) continue
      list.push(odds)
      if (assessEntries(panel.context, entries, learned).some(({ kind }) => kind === 'wrong-patient')) flags[key]++
    }
  }
  console.log(
    `${source}: other patient's panel (six analytes or more): AUROC ${auroc(own, strange).toFixed(4)} of ${own.length} own and ${strange.length} strange; said of own ${share(flags.own, own.length)}, of strange ${share(flags.strange, strange.length)}`,
  )
}

/** What stands in icu2012 and cannot be: outside these (the reference study's limits). */
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

const isDirty = (concept: string, value: number) => {
  const limits = DIRTY_OUTSIDE[concept]
  return limits !== undefined && (value < limits[0] || value > limits[1])
}

export async function printDirty(folder: string, part: Part, ask: AskDensity | null) {
  const people = await peopleOf('icu2012', folder, partOf('icu2012', part))
  const missed: string[] = []
  let n = 0
  for (const person of people) {
    for (const point of person.points.filter(({ concept, value }) => isDirty(concept, value))) {
      n++
      const start = Date.UTC(2012, 0, 10)
      const history = person.points
        .filter(({ stream, hours, concept, value }) => stream === point.stream && hours < point.hours && !isDirty(concept, value))
        .slice(-12)
        .map((p) => ({ code: codeOf(p.concept), value: p.value, unit: unitOf(p.concept), ms: start + p.hours * 3_600_000 }))
      const context = {
        nowMs: start + point.hours * 3_600_000,
        birthDate: birthOf(person.years, start),
        sex: person.sex,
        pregnant: null,
        history,
      }
      const entries = [{ code: codeOf(point.concept), value: point.value, unit: unitOf(point.concept) }]
      const [flag] = assessEntries(context, entries, ask ? await learnedOf(context, entries, ask) : undefined)
      if (!asks(flag ?? null)) missed.push(`${point.concept} ${point.value}`)
    }
  }
  console.log(`\ndirty values of icu2012: ${n - missed.length} of ${n} asked about${missed.length ? `; missed ${missed.join(', ')}` : ''}`)
}
