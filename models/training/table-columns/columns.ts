/** Columns made up: the numbers of a concept in a unit, and of what is no concept. */
import { scaleOf } from '#app/quality/schema/fit.ts'
import { spreadOfConcept } from '#app/quality/schema/spreads.ts'
import type { Draw } from './random.ts'

const written = (value: number, decimals: number) => (decimals > 8 ? String(value) : value.toFixed(Math.max(0, decimals)))

/** Decimals that keep about the precision the canonical unit has. */
function decimalsIn(unit: string, concept: string, draw: Draw): number {
  const spread = spreadOfConcept(concept)
  const scale = scaleOf(unit, concept)
  if (!spread || !scale) return 1
  const own = Math.max(0, Math.round(spread.decimals + Math.log10(Math.abs(scale.factor))))
  const change = draw.uniform()
  if (change < 0.08) return 12
  return Math.max(0, own + (change < 0.25 ? 1 : change < 0.3 ? -1 : 0))
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
  const decimals = decimalsIn(unit, concept, draw)
  const [low, high] = spread.hard
  return Array.from({ length: rows }, () => {
    const raw = center + width * draw.student(nu)
    const value = Math.min(high, Math.max(low, spread.linear ? raw : Math.exp(raw)))
    return written((value - scale.offset) / scale.factor, decimals)
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

export function roleCells(role: string, rows: number, draw: Draw): readonly string[] {
  const make = ROLES[role]
  if (!make) throw new Error(`no numbers of ${role}`)
  return make(rows, draw)
}
