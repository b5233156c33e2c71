/** Columns made up: the numbers of a concept in a unit, and of what is no concept. */
import { scaleOf } from '#app/quality/schema/fit.ts'
import { spreadOfConcept } from '#app/quality/schema/spreads.ts'
import type { Draw } from './random.ts'

const written = (value: number, decimals: number) => (decimals > 8 ? String(value) : value.toFixed(Math.max(0, decimals)))

/** Decimals that keep about the precision the canonical unit has. @param change 0 to 1: by how much a laboratory differs from that; 1 and more not at all */
export function decimalsIn(unit: string, concept: string, change: number): number {
  const spread = spreadOfConcept(concept)
  const scale = scaleOf(unit, concept)
  if (!spread || !scale) return 1
  const own = Math.max(0, Math.round(spread.decimals + Math.log10(Math.abs(scale.factor))))
  if (change < 0.06) return 12
  return Math.max(0, own + (change < 0.12 ? 2 : change < 0.26 ? 1 : change < 0.31 ? -1 : 0))
}

/** What is set or estimated is written in steps, in the canonical unit; the share of tables that do so. */
const STEPS: Readonly<Record<string, readonly [steps: readonly number[], share: number]>> = {
  fio2: [[5, 5, 10], 0.85],
  peep: [[1, 2.5, 5], 0.8],
  tidal_volume: [[10, 50], 0.6],
  o2_flow: [[1, 0.5], 0.9],
  urine_output_1h: [[5, 10], 0.6],
  urine_output_24h: [[10, 50], 0.6],
  sbp: [[2, 5], 0.15],
  dbp: [[2, 5], 0.15],
  heart_rate: [[2, 4], 0.1],
  resp_rate: [[2], 0.2],
  weight: [[0.5, 1], 0.2],
  height: [[1], 0.3],
}

/** Lowest amounts that assays report, in the canonical unit: what is less is written as the limit. */
const LIMITS: Readonly<Record<string, readonly number[]>> = {
  troponin_t: [0.01, 0.01, 0.03],
  troponin_i: [0.01, 0.04, 0.3],
  crp: [0.2, 0.5, 3, 5],
  procalcitonin: [0.02, 0.05, 0.1],
  bilirubin_total: [0.1, 0.2],
  bilirubin_direct: [0.1, 0.2],
  ntprobnp: [5, 50],
  bnp: [10],
  ddimer: [100, 200],
  ddimer_feu: [150, 220],
  urine_albumin: [0.3, 3, 5],
  uacr: [1, 3],
  tsh: [0.01],
  ketones: [0.1],
  lactate: [0.3],
  ck: [7, 20],
  esr: [1, 2],
  il6: [1.5, 2],
  cotinine: [0.015],
  psa: [0.01, 0.1],
}

/** As one laboratory or ward writes an amount. */
function writingOf(concept: string, draw: Draw): (value: number) => number {
  const [steps, share] = STEPS[concept] ?? [[0], 0]
  const step = draw.pick(steps)
  if (draw.chance(share)) return (value) => step * Math.round(value / step)
  const top = concept === 'spo2' ? 100 : Number.POSITIVE_INFINITY
  const limit = LIMITS[concept] && draw.chance(0.6) ? draw.pick(LIMITS[concept]) : Number.NEGATIVE_INFINITY
  return (value) => Math.min(top, Math.max(limit, value))
}

/** What stays with a person: written again in each of their rows. */
const STAYS = new Set(['weight', 'height', 'bmi', 'bsa', 'waist', 'hip', 'head_circumference'])

/**
 * Places on the concept's scale, row by row: strangers to each other, or the rows of a few persons, which are alike.
 * @param again share of a person's rows that repeat the one before
 */
function placesOf(rows: number, nu: number, again: number, draw: Draw): readonly number[] {
  if (draw.chance(0.6)) return Array.from({ length: rows }, () => draw.student(nu))
  const most = Math.max(2, Math.round(rows / draw.pick([2, 4, 10, 25, 60])))
  const alike = draw.uniform(0.3, 0.95)
  let [left, person, before] = [0, 0, 0]
  return Array.from({ length: rows }, () => {
    const same = left > 0
    if (!same) [left, person] = [draw.whole(1, most), draw.student(nu)]
    left -= 1
    if (!(same && draw.chance(again))) before = Math.sqrt(alike) * person + Math.sqrt(1 - alike) * draw.student(nu)
    return before
  })
}

/** @returns cells; a ward or a clinic of its own: its center and width are moved from the usual ones */
export function conceptCells(concept: string, unit: string, rows: number, draw: Draw): readonly string[] {
  const spread = spreadOfConcept(concept)
  const scale = scaleOf(unit, concept)
  if (!spread || !scale) throw new Error(`no spread of ${concept} in ${unit}`)
  const base = draw.pick(spread.centers)
  const center = base.center + draw.normal() * 0.25 * base.spread + (spread.linear ? 0 : draw.normal() * 0.04)
  const width = base.spread * Math.exp(draw.normal() * 0.22)
  const nu = draw.pick([3, 6, 30])
  const decimals = decimalsIn(unit, concept, draw.uniform())
  const [low, high] = spread.hard
  const again = STAYS.has(concept) ? draw.pick([0.5, 0.95, 1]) : draw.pick([0, 0, 0.3])
  const asWritten = writingOf(concept, draw)
  return placesOf(rows, nu, again, draw).map((place) => {
    const raw = center + width * place
    const value = Math.min(high, Math.max(low, asWritten(spread.linear ? raw : Math.exp(raw))))
    return written((value - scale.offset) / scale.factor, decimals)
  })
}

export type About = Readonly<{
  /** On the concept's scale: of the logarithm unless it is linear. */
  center: number
  width: number
  /** As bodies have it, or as simple makers of tables draw it: normal on the plain scale, or evenly between two ends. */
  shape: 'own' | 'normal' | 'even'
  decimals: number
}>

const EVENLY = 1.8

/** A place on the plain, canonical scale. */
function placed({ center, width, shape }: About, linear: boolean, nu: number, draw: Draw): number {
  if (shape === 'even') {
    const place = center + EVENLY * width * draw.uniform(-1, 1)
    return linear ? place : Math.exp(place)
  }
  // What is much skewed nobody draws from the plain normal.
  if (linear || shape === 'own' || width > 0.5) {
    const place = center + width * (shape === 'normal' ? draw.normal() : draw.student(nu))
    return linear ? place : Math.exp(place)
  }
  return Math.exp(center) * (1 + width * draw.normal())
}

/** @returns cells of one column of a table whose makers have their habits */
export function cellsAbout(concept: string, unit: string, rows: number, about: About, draw: Draw): readonly string[] {
  const spread = spreadOfConcept(concept)
  const scale = scaleOf(unit, concept)
  if (!spread || !scale) throw new Error(`no spread of ${concept} in ${unit}`)
  const [low, high] = spread.hard
  const nu = draw.pick([4, 8, 30])
  const asWritten = writingOf(concept, draw)
  const each = draw.pick([1, 1, 1, 4])
  let person = 0
  return Array.from({ length: rows }, (_, i) => {
    if (i % each === 0 || !STAYS.has(concept)) person = placed(about, spread.linear, nu, draw)
    const value = Math.min(high, Math.max(low, asWritten(person)))
    return written((value - scale.offset) / scale.factor, about.decimals)
  })
}

const repeat = (rows: number, make: (i: number) => number | string): string[] => Array.from({ length: rows }, (_, i) => String(make(i)))

const ROLES: Readonly<Record<string, (rows: number, draw: Draw) => string[]>> = {
  '@patient-key': (rows, draw) => {
    const start = draw.whole(1, 10 ** draw.whole(1, 8))
    const most = draw.pick([1, 1, 5, 20])
    let id = start
    const step = draw.pick([1, 1, 7, 1000])
    let left = draw.whole(1, most)
    const ordered = repeat(rows, () => {
      left -= 1
      if (left <= 0) {
        id += draw.whole(1, step)
        left = draw.whole(1, most)
      }
      return id
    })
    return draw.chance(0.25) ? draw.shuffle(ordered) : ordered
  },
  '@encounter-key': (rows, draw) => {
    const base = 10 ** draw.whole(4, 8)
    return repeat(rows, () => base + draw.whole(0, base * 3))
  },
  '@age': (rows, draw) => {
    const [center, width] = [draw.uniform(45, 70), draw.uniform(10, 22)]
    const decimals = draw.chance(0.15) ? 2 : 0
    return repeat(rows, () =>
      Math.min(draw.chance(0.5) ? 90 : 100, Math.max(draw.chance(0.5) ? 18 : 0, center + width * draw.normal())).toFixed(decimals),
    )
  },
  '@sex': (rows, draw) => {
    const [a, b] = draw.pick([
      [0, 1],
      [1, 2],
      [0, 1],
    ] as const)
    const share = draw.uniform(0.35, 0.65)
    return repeat(rows, () => (draw.chance(share) ? a : b))
  },
  '@time': (rows, draw) => {
    const span = draw.pick([12, 24, 48, 100, 300])
    let hour = 0
    return repeat(rows, () => {
      hour += draw.pick([0, 1, 1, 1, 2])
      if (hour > span) hour = draw.whole(0, 2)
      return hour
    })
  },
  '@ignore': (rows, draw) => {
    const kind = draw.whole(0, 8)
    if (kind === 0) return repeat(rows, () => (draw.chance(0.1) ? 1 : 0))
    if (kind === 1) return repeat(rows, () => draw.whole(1, 5))
    if (kind === 2) return repeat(rows, () => Math.exp(draw.uniform(8, 12)).toFixed(draw.pick([2, 6, 10])))
    if (kind === 3) return repeat(rows, () => draw.whole(1, 40))
    if (kind === 4) return repeat(rows, () => draw.whole(1990, 2024))
    if (kind === 5) return repeat(rows, () => -Math.abs(draw.normal() * 60).toFixed(2))
    if (kind === 6) return repeat(rows, () => draw.whole(0, 3))
    if (kind === 7) return repeat(rows, () => Math.abs(draw.normal() * 4).toFixed(draw.pick([0, 1])))
    const top = draw.pick([9, 15, 99, 180])
    return repeat(rows, () => draw.whole(0, top))
  },
}

/** What a person has in each of their rows. */
const OF_PERSON = new Set(['@age', '@sex'])

function inRowsOfPersons(cells: readonly string[], draw: Draw): readonly string[] {
  const most = draw.pick([3, 10, 60])
  const rows = cells.flatMap((cell) => new Array<string>(draw.whole(1, most)).fill(cell))
  return rows.slice(0, cells.length)
}

export function roleCells(role: string, rows: number, draw: Draw): readonly string[] {
  const make = ROLES[role]
  if (!make) throw new Error(`no numbers of ${role}`)
  const cells = make(rows, draw)
  return OF_PERSON.has(role) && draw.chance(0.5) ? inRowsOfPersons(cells, draw) : cells
}
