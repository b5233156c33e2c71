/**
 * Training rows of the table-columns model, by the code that runs in the program. Run by build.py:
 * `node models/training/table-columns/generate.ts DATA_FOLDER OUT_FOLDER [--without TABLE] [--seed N]`.
 * OUT_FOLDER gets names.f32, values.f32, tables.f32 (rows of features) with names.i32, values.i32, tables.i32 (class of each row), tables.n32 (rows
 * of each table) and meta.json.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { TableFormat } from '#app/contract/table.ts'
import { NAME_CLASSES, NUMBER_ROLES, VALUE_CLASSES } from '#app/quality/schema/classes.ts'
import { FILLED_FEATURE, NAME_BUCKETS, nameFeatures, VALUE_FEATURES, valueFeatures } from '#app/quality/schema/features.ts'
import { scaleOf } from '#app/quality/schema/fit.ts'
import { shapeOf } from '#app/quality/schema/shape.ts'
import { spreadOfConcept } from '#app/quality/schema/spreads.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { conceptCells, roleCells } from './columns.ts'
import { namesOf, spoiledName } from './names.ts'
import { Draw } from './random.ts'
import { type RealTable, realTables } from './real.ts'
import { habitsOf, madeTable, type TableColumn, unitOf } from './tables.ts'

export const FORMAT: TableFormat = {
  delimiter: ',',
  encoding: 'utf-8',
  header: true,
  decimal: '.',
  dateOrder: null,
  missing: ['', '?', '-1.0'],
  sheet: null,
}

const NAMES_EACH = 90
const COLUMNS_EACH = 220
const COLUMNS_REAL = 60
/** Numbers of a made column: as many short ones as long ones. */
const [FEWEST, MOST] = [6, 600]
const ROLE_COLUMNS = 1200
/** Whole tables: made ones, and pieces of each real one. */
const TABLES_MADE = 9000
const TABLES_REAL = 350

class Rows {
  readonly #width: number
  readonly #features: Float32Array[] = []
  readonly #labels: number[] = []
  constructor(width: number) {
    this.#width = width
  }
  add(features: readonly number[], label: number): void {
    if (label < 0 || features.length !== this.#width) throw new Error(`row of ${features.length} features, class ${label}`)
    this.#features.push(Float32Array.from(features))
    this.#labels.push(label)
  }
  async write(folder: string, name: string): Promise<string> {
    const all = new Float32Array(this.#labels.length * this.#width)
    this.#features.forEach((row, i) => {
      all.set(row, i * this.#width)
    })
    const bytes = new Uint8Array(all.buffer)
    await writeFile(path.join(folder, `${name}.f32`), bytes)
    await writeFile(path.join(folder, `${name}.i32`), new Uint8Array(Int32Array.from(this.#labels).buffer))
    return createHash('sha256').update(bytes).digest('hex')
  }
}

const columnFeatures = (cells: readonly string[]) => valueFeatures(shapeOf({ cells }, FORMAT))

/** Some rows of a real column, as another slice of the same source would be. */
export function sliceOf(table: RealTable, column: number, draw: Draw): readonly string[] {
  const wanted = Math.round(Math.exp(draw.uniform(Math.log(10), Math.log(600))))
  const start = draw.whole(0, Math.max(0, table.rows.length - 1))
  const cells: string[] = []
  for (let i = 0; i < table.rows.length && cells.length < wanted; i += 1) {
    const cell = table.rows[(start + i) % table.rows.length]?.[column] ?? ''
    if (cell !== '' && cell !== '?' && cell !== '-1.0') cells.push(cell)
  }
  return cells
}

/** The same numbers in another unit that the concept is given in. */
function inOther(cells: readonly string[], concept: string, unit: string, draw: Draw): { cells: readonly string[]; unit: string } {
  const units = spreadOfConcept(concept)?.units ?? []
  const other = draw.pick(units.length > 0 ? units : [unit])
  const [a, b] = [scaleOf(unit, concept), scaleOf(other, concept)]
  if (other === unit || !a || !b || draw.chance(0.4)) return { cells, unit }
  const decimals = Math.max(0, Math.min(4, (spreadOfConcept(concept)?.decimals ?? 1) + Math.round(Math.log10(b.factor))))
  return { cells: cells.map((cell) => ((Number(cell) * a.factor + a.offset - b.offset) / b.factor).toFixed(decimals)), unit: other }
}

function addReal(rows: Rows, table: RealTable, draw: Draw): void {
  table.truth.forEach(({ target, unit }, column) => {
    const concept = spreadOfConcept(target)
    if (!concept && !(NUMBER_ROLES as readonly string[]).includes(target)) return
    for (let i = 0; i < COLUMNS_REAL; i += 1) {
      const cells = sliceOf(table, column, draw)
      if (cells.length < 10 || shapeOf({ cells: cells.slice(0, 50) }, FORMAT).share.numeric < 0.8) return
      const given = concept && unit !== null ? inOther(cells, target, unit, draw) : { cells, unit: null }
      rows.add(columnFeatures(given.cells), VALUE_CLASSES.indexOf(given.unit === null ? target : `${target}|${given.unit}`))
    }
  })
}

function addMade(rows: Rows, draw: Draw): void {
  VALUE_CLASSES.forEach((name, label) => {
    const [target = '', unit = ''] = name.split('|')
    const made = target.startsWith('@') ? ROLE_COLUMNS : COLUMNS_EACH
    for (let i = 0; i < made; i += 1) {
      const count = Math.round(Math.exp(draw.uniform(Math.log(FEWEST), Math.log(MOST))))
      rows.add(columnFeatures(target.startsWith('@') ? roleCells(target, count, draw) : conceptCells(target, unit, count, draw)), label)
    }
  })
}

/** So many lines are looked through for a column that is seldom filled. */
const SPARSE = 8

/** A piece of a real table: some following rows and some of its columns, as another laboratory may have written them. */
function pieceOf(table: RealTable, draw: Draw): readonly TableColumn[] {
  const habits = draw.chance(0.5) ? habitsOf(draw) : null
  const [rows, start, share] = [
    Math.round(Math.exp(draw.uniform(Math.log(12), Math.log(450)))),
    draw.whole(0, table.rows.length - 1),
    draw.uniform(0.4, 1),
  ]
  return table.truth.flatMap(({ target, unit }, column): TableColumn[] => {
    if (!draw.chance(share)) return []
    const cells: string[] = []
    for (let i = 0; i < SPARSE * rows && cells.length < rows; i += 1) {
      const cell = table.rows[(start + i) % table.rows.length]?.[column] ?? ''
      if (cell !== '' && cell !== '?' && cell !== '-1.0') cells.push(cell)
    }
    const concept = spreadOfConcept(target)
    if (cells.length < FEWEST || (!concept && !(NUMBER_ROLES as readonly string[]).includes(target))) return []
    if (shapeOf({ cells: cells.slice(0, 50) }, FORMAT).share.numeric < 0.8) return []
    if (!concept || unit === null) return [{ label: VALUE_CLASSES.indexOf(target), cells }]
    const to = habits === null ? unit : unitOf(target, habits, draw)
    return [{ label: VALUE_CLASSES.indexOf(`${target}|${to}`), cells: inUnit(cells, target, unit, to) }]
  })
}

function inUnit(cells: readonly string[], concept: string, unit: string, to: string): readonly string[] {
  const [a, b] = [scaleOf(unit, concept), scaleOf(to, concept)]
  if (to === unit || !a || !b) return cells
  const decimals = Math.max(0, Math.min(4, (spreadOfConcept(concept)?.decimals ?? 1) + Math.round(Math.log10(b.factor))))
  return cells.map((cell) => ((Number(cell) * a.factor + a.offset - b.offset) / b.factor).toFixed(decimals))
}

/** @returns rows of each table */
function addTables(rows: Rows, tables: readonly RealTable[], draw: Draw): readonly number[] {
  const counts: number[] = []
  const add = (columns: readonly TableColumn[]) => {
    for (const { label, cells } of columns) rows.add(columnFeatures(cells), label)
    if (columns.length > 0) counts.push(columns.length)
  }
  for (let i = 0; i < TABLES_MADE; i += 1) add(madeTable(draw))
  for (const table of tables) for (let i = 0; i < TABLES_REAL; i += 1) add(draw.shuffle(pieceOf(table, draw)))
  return counts
}

function addNames(rows: Rows, draw: Draw): void {
  NAME_CLASSES.forEach((target, label) => {
    for (const name of namesOf(target)) for (let i = 0; i < 2; i += 1) rows.add(nameFeatures(name), label)
    for (let i = 0; i < NAMES_EACH; i += 1) rows.add(nameFeatures(spoiledName(target, draw)), label)
  })
}

async function dataHash(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of [
    'icu2012/set-a_long.csv.gz',
    'icu_hourly/hourly.csv.gz',
    'nhanes/nhanes_2017_2018.csv.gz',
    'readmission130/encounters.csv.gz',
  ])
    hash.update(await readFile(path.join(folder, file)))
  return hash.digest('hex')
}

async function main(args: readonly string[]): Promise<void> {
  const [folder = '', out = ''] = args
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const seed = Number(option('--seed') ?? '11')
  const without = option('--without')?.split(',') ?? []
  await mkdir(out, { recursive: true })
  const draw = new Draw(seed)
  const names = new Rows(NAME_BUCKETS)
  addNames(names, draw)
  const values = new Rows(VALUE_FEATURES)
  addMade(values, draw)
  const tables = (await realTables(folder, (concept) => conceptById(concept)?.unit ?? '')).filter(({ id }) => !without.includes(id))
  for (const table of tables) addReal(values, table, draw)
  const whole = new Rows(VALUE_FEATURES)
  const counts = addTables(whole, tables, draw)
  await writeFile(path.join(out, 'tables.n32'), new Uint8Array(Int32Array.from(counts).buffer))
  const hashes = {
    names: await names.write(out, 'names'),
    values: await values.write(out, 'values'),
    tables: await whole.write(out, 'tables'),
  }
  const meta = {
    seed,
    without,
    dataSha256: await dataHash(folder),
    rowsSha256: hashes,
    nameFeatures: NAME_BUCKETS,
    valueFeatures: VALUE_FEATURES,
    filledFeature: FILLED_FEATURE,
    nameClasses: NAME_CLASSES,
    valueClasses: VALUE_CLASSES,
  }
  await writeFile(path.join(out, 'meta.json'), JSON.stringify(meta))
}

if (import.meta.main) await main(process.argv.slice(2))
