/** Tables for the evaluation: slices of the public ones, and clinics made up, with their names as they are, renamed, translated or taken away. */

import type { TableSample } from '#app/csv/sample.ts'
import { spreadOfConcept } from '#app/quality/schema/spreads.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { NAMES } from '#app/terminology/synonym-rows.ts'
import { conceptCells, roleCells } from '../../models/training/table-columns/columns.ts'
import { FORMAT } from '../../models/training/table-columns/generate.ts'
import { spoiledName } from '../../models/training/table-columns/names.ts'
import { clinicColumns } from '../../models/training/table-columns/patients.ts'
import type { Draw } from '../../models/training/table-columns/random.ts'
import type { RealTable, Truth } from '../../models/training/table-columns/real.ts'
import { COHORT_NAMES, cohortColumns } from './cohorts.ts'
import { headedTables } from './headers.ts'
import { POPULATION_NAMES, populationColumns } from './populations.ts'

export type Case = Readonly<{ group: string; sample: TableSample; truth: readonly Truth[] }>

const sampleOf = (names: readonly string[], columns: readonly (readonly string[])[]): TableSample => ({
  format: { ...FORMAT, header: names.some((name) => name !== '') },
  columns: columns.map((cells, index) => ({ index, name: names[index] ?? '', cells })),
  rows: columns[0]?.length ?? 0,
})

export type Renaming = 'own' | 'renamed' | 'none'

/** A slice of a real table. @param inOrder columns as the table has them, as an export would; else shuffled */
export function realCase(table: RealTable, renaming: Renaming, draw: Draw, inOrder = false): Case {
  const start = draw.whole(0, Math.max(0, table.rows.length - 2000))
  const rows = table.rows.slice(start, start + 2000)
  const all = table.header.map((_, i) => i)
  const order = (inOrder ? all : draw.shuffle(all)).filter((i) => rows.some((row) => (row[i] ?? '') !== ''))
  const truth = order.map((i) => table.truth[i] ?? { target: '@ignore', unit: null })
  const names = order.map((i, at) => {
    if (renaming === 'own') return table.header[i] ?? ''
    if (renaming === 'none') return ''
    const target = truth[at]?.target ?? ''
    return target.startsWith('@') ? (table.header[i] ?? '') : spoiledName(target, draw, 0.35)
  })
  const cells = order.map((i) => rows.map((row) => ((row[i] ?? '') === '-1.0' ? '' : (row[i] ?? ''))))
  return { group: `${table.id} ${renaming}${inOrder ? ' in order' : ''}`, sample: sampleOf(names, cells), truth }
}

const DISTRACTORS: readonly (readonly [name: string, make: (rows: number, draw: Draw) => string[]])[] = [
  ['ward', (rows, draw) => Array.from({ length: rows }, () => draw.pick(['A1', 'B2', 'ICU', 'ED']))],
  ['diabetes', (rows, draw) => Array.from({ length: rows }, () => draw.pick(['0', '1']))],
  ['n_admissions', (rows, draw) => Array.from({ length: rows }, () => String(draw.whole(0, 9)))],
  ['cost', (rows, draw) => Array.from({ length: rows }, () => draw.uniform(50, 9000).toFixed(2))],
  ['satisfaction', (rows, draw) => Array.from({ length: rows }, () => String(draw.whole(1, 10)))],
  ['house_no', (rows, draw) => Array.from({ length: rows }, () => String(draw.whole(1, 180)))],
]

/** A clinic of 12 to 30 columns; each concept in one of its units, sometimes with the unit in the name. */
export function madeCase(group: string, draw: Draw, nameOf: (concept: string) => string): Case {
  const rows = draw.whole(40, 600)
  const numeric = Object.keys(NAMES).filter((id) => spreadOfConcept(id))
  const concepts = draw.shuffle(numeric).slice(0, draw.whole(10, 26))
  const columns: { name: string; cells: readonly string[]; truth: Truth }[] = concepts.map((concept) => {
    const unit = draw.pick(spreadOfConcept(concept)?.units ?? [''])
    const name = nameOf(concept)
    const cells = conceptCells(concept, unit, rows, draw).map((cell) => (draw.chance(0.1) ? '' : cell))
    return {
      name: name !== '' && draw.chance(0.25) && unit !== '' ? `${name} (${unit})` : name,
      cells,
      truth: { target: concept, unit: conceptById(concept)?.unit === '' ? null : unit },
    }
  })
  columns.push({
    name: nameOf('@patient-key'),
    cells: roleCells('@patient-key', rows, draw),
    truth: { target: '@patient-key', unit: null },
  })
  for (const [name, make] of DISTRACTORS)
    if (draw.chance(0.4))
      columns.push({ name: nameOf('@ignore') === '' ? '' : name, cells: make(rows, draw), truth: { target: '@ignore', unit: null } })
  const shuffled = draw.shuffle(columns)
  return {
    group,
    sample: sampleOf(
      shuffled.map(({ name }) => name),
      shuffled.map(({ cells }) => cells),
    ),
    truth: shuffled.map(({ truth }) => truth),
  }
}

/** A clinic whose patients have a state, in the order an export has its columns; without names. */
export function clinicCase(draw: Draw): Case {
  const columns = clinicColumns(draw)
  return {
    group: 'patients none',
    sample: sampleOf(
      columns.map(() => ''),
      columns.map(({ cells }) => cells),
    ),
    truth: columns.map(({ concept, unit }) => ({
      target: concept,
      unit: unit === null || conceptById(concept)?.unit === '' ? null : unit,
    })),
  }
}

/** Clinics of textbook populations, without names. */
export function populationCases(draw: Draw): readonly Case[] {
  return POPULATION_NAMES.map((name) => {
    const columns = populationColumns(name, draw)
    return {
      group: `population ${name} none`,
      sample: sampleOf(
        columns.map(() => ''),
        columns.map(({ cells }) => cells),
      ),
      truth: columns.map(({ concept, unit }) => ({ target: concept, unit: conceptById(concept)?.unit === '' ? null : unit })),
    }
  })
}

/** Cohorts by what was published about them, without names; one draw each. */
export function cohortCases(draw: Draw): readonly Case[] {
  return COHORT_NAMES.map((name) => {
    const columns = cohortColumns(name, draw)
    return {
      group: `cohort ${name} none`,
      sample: sampleOf(
        columns.map(() => ''),
        columns.map(({ cells }) => cells),
      ),
      truth: columns.map(({ concept, unit }) => ({ target: concept, unit: conceptById(concept)?.unit === '' ? null : unit })),
    }
  })
}

/** Tables with headers that were written down apart from the lists of names. */
export function headedCases(draw: Draw): readonly Case[] {
  return headedTables(draw).map(({ group, columns }) => ({
    group,
    sample: sampleOf(
      columns.map(({ name }) => name),
      columns.map(({ cells }) => cells),
    ),
    truth: columns.map(({ target, unit }) => ({ target, unit })),
  }))
}
