/**
 * Writes the training rows of the learned density: `node models/training/entry-density/rows.ts DATA_FOLDER OUT_FOLDER`.
 * OUT_FOLDER gets x.f32 (rows of app/quality/entry/density.ts), y.f32, head.i32, person.i32 and meta.json. Same data, same rows.
 */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import {
  DENSITY_CONCEPTS,
  DENSITY_FEATURES,
  type DensityFrame,
  densityBase,
  densityIndex,
  densityRow,
  densityTarget,
  HAS_PAST,
} from '#app/quality/entry/density.ts'
import type { Past } from '#app/quality/entry/expectation.ts'
import { limitsOf } from '#app/quality/entry/limits.ts'
import { Draw } from '../table-columns/random.ts'
import { type DensityPerson, KEPT, momentsOf, type Point, peopleOf, type Table, withPressures } from './people.ts'

const SEED = 6
const HOUR_MS = 3_600_000
/** Rows of one concept of one table at most: a pulse every hour would drown a bilirubin a day. */
const MOST = 12000
/** Of the survey each value is shown several times, each time with other neighbours left out: it has one moment a person. */
const TIMES: Readonly<Partial<Record<Table, number>>> = { nhanes: 3 }
const TABLES: readonly Table[] = ['icu2012', 'icu_hourly', 'nhanes']
/** Only what the other ICU table does not measure is learned of the hourly one: its vital signs were filled in between. */
const HOURLY_TARGETS = new Set([
  'hemoglobin',
  'calcium',
  'phosphate',
  'chloride',
  'base_excess',
  'fibrinogen',
  'aptt',
  'troponin_i',
  'alp',
  'bilirubin_total',
])

type Row = Readonly<{ head: number; person: number; x: readonly number[]; y: number }>

function usable({ concept, value }: Point): boolean {
  const limits = limitsOf(concept)
  return limits !== undefined && value > 0 && value >= limits.ask[0] && value <= limits.ask[1]
}

/** Evidence is sometimes wrong: the graph is to learn that one value is no proof. */
const WRONG = 0.04
const SLIPS = [10, 0.1, 2, 0.5, 1.4, 0.7, 2.2046, 0.4536] as const

function evidence(points: readonly Point[], draw: Draw): ReadonlyMap<string, number> {
  const share = draw.chance(0.35) ? 0 : draw.chance(0.5) ? 1 : draw.uniform()
  return new Map(
    points
      .filter(() => draw.chance(share))
      .map(({ concept, value }) => [concept, draw.chance(WRONG) ? value * draw.pick(SLIPS) : value] as const),
  )
}

function pastOf(before: ReadonlyMap<string, readonly Past[]>, target: string, draw: Draw): ReadonlyMap<string, readonly Past[]> {
  const kind = draw.uniform()
  if (kind < 0.15) return new Map()
  if (kind < 0.35) return new Map([[target, before.get(target) ?? []]])
  if (kind < 0.45) return new Map([...before].filter(([id]) => id !== target))
  return before
}

function settingOf(table: Table, draw: Draw): DensityFrame['setting'] {
  return draw.chance(0.5) ? null : table === 'nhanes' ? 'outpatient' : 'acute'
}

function rowOf(
  person: DensityPerson,
  number: number,
  moment: readonly Point[],
  target: Point,
  before: ReadonlyMap<string, readonly Past[]>,
  draw: Draw,
): Row | null {
  const frame: DensityFrame = {
    years: draw.chance(0.05) ? null : person.years,
    sex: draw.chance(0.1) ? 'unknown' : person.sex,
    setting: settingOf(person.table, draw),
    ms: target.hours * HOUR_MS,
    now: evidence(
      moment.filter((one) => one !== target),
      draw,
    ),
    history: pastOf(before, target.concept, draw),
  }
  const [head, y] = [densityIndex(target.concept), densityTarget(target.concept, target.value)]
  const x = densityRow(target.concept, frame, densityBase(frame))
  return head === null || y === null || x === null ? null : { head, person: number, x, y }
}

type Chances = ReadonlyMap<string, number>

/** How many of a concept's values are taken, so that none has more than MOST rows. */
function chancesOf(people: readonly DensityPerson[]): Chances {
  const counts = new Map<string, number>()
  for (const { points } of people) for (const { concept } of points) counts.set(concept, (counts.get(concept) ?? 0) + 1)
  return new Map([...counts].map(([concept, n]) => [concept, Math.min(1, MOST / n)]))
}

function* rowsOf(person: DensityPerson, number: number, chances: Chances, draw: Draw): Generator<Row> {
  const before = new Map<string, Past[]>()
  for (const moment of momentsOf(withPressures(person, draw.pick(['cuff', 'line', 'both'] as const)))) {
    const known = moment.filter(usable)
    for (const target of known) {
      if (person.table === 'icu_hourly' && !HOURLY_TARGETS.has(target.concept)) continue
      if (!draw.chance(chances.get(target.concept) ?? 0)) continue
      for (let time = 0; time < (TIMES[person.table] ?? 1); time++) {
        const row = rowOf(person, number, known, target, before, draw)
        if (row) yield row
      }
    }
    for (const { concept, hours, value } of known) {
      const list = before.get(concept)
      if (!list) before.set(concept, [{ value, ms: hours * HOUR_MS }])
      else if (list.push({ value, ms: hours * HOUR_MS }) > 12) list.shift()
    }
  }
}

async function* allRows(folder: string): AsyncGenerator<Row> {
  const draw = new Draw(SEED)
  let number = 0
  for (const table of TABLES) {
    const people = await peopleOf(table, folder, KEPT[table])
    const chances = chancesOf(people)
    for (const person of people) yield* rowsOf(person, number++, chances, draw)
  }
}

const FILES = ['icu2012/set-a_long.csv.gz', 'icu_hourly/hourly.csv.gz', 'nhanes/nhanes_2017_2018.csv.gz']

async function main(folder: string, out: string) {
  const files = Object.fromEntries(['x.f32', 'y.f32', 'head.i32', 'person.i32'].map((name) => [name, openSync(path.join(out, name), 'w')]))
  const write = (name: string, array: Float32Array | Int32Array) => writeSync(files[name] ?? -1, new Uint8Array(array.buffer))
  let count = 0
  for await (const { head, person, x, y } of allRows(folder)) {
    write('x.f32', Float32Array.from(x))
    write('y.f32', Float32Array.of(y))
    write('head.i32', Int32Array.of(head))
    write('person.i32', Int32Array.of(person))
    count++
  }
  for (const file of Object.values(files)) closeSync(file)
  const data = createHash('sha256')
  for (const file of FILES) data.update(readFileSync(path.join(folder, file)))
  const meta = {
    seed: SEED,
    rows: count,
    features: DENSITY_FEATURES,
    hasPast: HAS_PAST,
    concepts: DENSITY_CONCEPTS,
    dataSha256: data.digest('hex'),
  }
  writeFileSync(path.join(out, 'meta.json'), JSON.stringify(meta))
  console.log(`${count} rows of ${DENSITY_FEATURES} features`)
}

const [folder, out] = process.argv.slice(2)
if (folder && out) await main(folder, out)
else {
  console.error('Usage: node models/training/entry-density/rows.ts DATA_FOLDER OUT_FOLDER')
  process.exitCode = 2
}
