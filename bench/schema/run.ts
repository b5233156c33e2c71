/**
 * How well columns of tables nobody described are told: right concept and unit, and wrong although sure.
 * Run: `node bench/schema/run.ts DATA_FOLDER [--models FOLDER] [--seed N] [--show GROUP] [--without TABLE,…]`. `--models` takes a folder with a
 * model trained without the tables that are judged (models/training/table-columns/build.py --without).
 */

import { CONFIDENCE_BAR, type MappedColumn } from '#app/contract/table.ts'
import { sameSize } from '#app/quality/schema/fit.ts'
import { inferMapping } from '#app/quality/schema/index.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { createColumnClassifier } from '#main/inference/column-classifier.ts'
import { spoiledName } from '../../models/training/table-columns/names.ts'
import { Draw } from '../../models/training/table-columns/random.ts'
import { realTables, type Truth } from '../../models/training/table-columns/real.ts'
import { type Case, clinicCase, cohortCases, headedCases, madeCase, populationCases, realCase } from './cases.ts'

type Tally = {
  clinical: number
  third: number
  roles: number
  rolesRight: number
  right: number
  concept: number
  sure: number
  sureWrong: number
  columns: number
}
const EMPTY = (): Tally => ({ clinical: 0, third: 0, roles: 0, rolesRight: 0, right: 0, concept: 0, sure: 0, sureWrong: 0, columns: 0 })

const isConcept = (truth: Truth) => !truth.target.startsWith('@')
const sameUnit = (truth: Truth, unit: string | null) =>
  (truth.unit ?? '') === (unit ?? '') || (truth.unit !== null && unit !== null && sameSize(truth.unit, unit, truth.target))

export function right(truth: Truth, mapped: MappedColumn): { concept: boolean; unit: boolean } {
  if (!isConcept(truth)) return { concept: mapped.concept === null, unit: true }
  return { concept: mapped.concept === truth.target, unit: sameUnit(truth, mapped.unit) }
}

/** Roles without which a chart cannot be filled. */
const TELLING = new Set(['@patient-key', '@age', '@sex', '@time', '@birth-date'])

/** The one taken and the two likeliest others. */
const inThree = ({ concept, alternatives = [] }: MappedColumn, target: string): boolean =>
  concept === target || alternatives.slice(0, 2).some((one) => one.concept === target)

function count(tally: Tally, truth: Truth, mapped: MappedColumn): boolean {
  const { concept, unit } = right(truth, mapped)
  const whole = concept && unit
  tally.columns += 1
  if (isConcept(truth)) {
    tally.clinical += 1
    if (concept) tally.concept += 1
    if (whole) tally.right += 1
    if (inThree(mapped, truth.target)) tally.third += 1
  } else if (TELLING.has(truth.target)) {
    tally.roles += 1
    if (`@${mapped.role}` === truth.target) tally.rolesRight += 1
  }
  const sure = mapped.confidence >= CONFIDENCE_BAR
  if (sure) tally.sure += 1
  if (sure && !whole) tally.sureWrong += 1
  return whole
}

async function casesOf(folder: string, seed: number): Promise<readonly Case[]> {
  const draw = new Draw(seed)
  const tables = await realTables(folder, (concept) => conceptById(concept)?.unit ?? '')
  const real = tables.flatMap((table) =>
    (['own', 'renamed', 'none'] as const).flatMap((renaming) => Array.from({ length: 4 }, () => realCase(table, renaming, draw))),
  )
  const inOrder = tables.flatMap((table) => Array.from({ length: 4 }, () => realCase(table, 'none', draw, true)))
  const made = Array.from({ length: 40 }, (_, i) => [
    madeCase('clinic named', draw, (target) => spoiledName(target, draw, 0)),
    madeCase('clinic spoiled', draw, (target) => spoiledName(target, draw, 0.7)),
    ...(i % 2 === 0 ? [madeCase('clinic none', draw, () => '')] : []),
  ]).flat()
  return [
    ...real,
    ...inOrder,
    ...made,
    ...Array.from({ length: 30 }, () => clinicCase(draw)),
    ...headedCases(draw),
    ...headedCases(draw),
    ...Array.from({ length: 6 }, () => populationCases(draw)).flat(),
    ...Array.from({ length: 4 }, () => cohortCases(draw)).flat(),
  ]
}

/** All groups of a family in one. */
function summed(tallies: ReadonlyMap<string, Tally>, family: string): Tally {
  const total = EMPTY()
  for (const [group, tally] of tallies)
    if (group.startsWith(`${family} `)) for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key]
  return total
}

const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`)

async function main(args: readonly string[]): Promise<void> {
  const option = (name: string, otherwise: string) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? otherwise) : otherwise)
  const classify = await createColumnClassifier({ modelsDir: option('--models', new URL('../../models', import.meta.url).pathname) })
  const show = option('--show', '')
  const tallies = new Map<string, Tally>()
  const only = option('--only', '')
  for (const { group, sample, truth } of await casesOf(args[0] ?? '', Number(option('--seed', '5')))) {
    if (!group.includes(only)) continue
    const tally = tallies.get(group) ?? EMPTY()
    tallies.set(group, tally)
    const { columns } = await inferMapping(sample, classify, [])
    columns.forEach((mapped, i) => {
      const expected = truth[i] ?? { target: '@ignore', unit: null }
      const ok = count(tally, expected, mapped)
      if (!ok && show !== '' && (show === 'all' || group.startsWith(show)))
        console.log(
          `${group}: ${expected.target} ${expected.unit ?? ''} <- ${mapped.concept ?? mapped.role} ${mapped.unit ?? ''} ${mapped.confidence} | ${mapped.evidence}`,
        )
    })
  }
  for (const family of ['population', 'cohort', 'headers', 'headers foreign']) tallies.set(`all ${family}`, summed(tallies, family))
  console.log('table                     clinical  concept  concept+unit  in three  roles    sure   sure and wrong (of all columns)')
  for (const [group, t] of tallies)
    console.log(
      `${group.padEnd(25)} ${String(t.clinical).padStart(8)} ${percent(t.concept, t.clinical).padStart(8)} ${percent(t.right, t.clinical).padStart(13)} ${percent(t.third, t.clinical).padStart(8)} ${percent(t.rolesRight, t.roles).padStart(8)} ${percent(t.sure, t.columns).padStart(6)} ${percent(t.sureWrong, t.columns).padStart(8)} (${t.sureWrong})`,
    )
}

if (import.meta.main) await main(process.argv.slice(2))
