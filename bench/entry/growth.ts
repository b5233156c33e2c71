/**
 * Children who never lived: weights, lengths and heads along the centiles of WHO 2006 and CDC 2000 (app/growth). Each keeps its own place between the centiles,
 * drifts from it the slower the older it is (correlation of z-scores 0.8 over the first year, 0.95 a year later on), and is measured with an error
 * (weight 1.5 %, length 0.6 cm lying and 0.4 cm standing, head 0.3 cm).
 */
import { type Indicator, lmsAt, measureAt, type Sex } from '#app/growth/lms.ts'
import { birthOf, codeOf, type Moment, type Truth, unitOf } from './sources.ts'

const DAY_MS = 86_400_000
const NOW_MS = Date.UTC(2026, 0, 5, 10)
const TWO_YEARS = 731
const VISITS = [3, 14, 30, 61, 91, 122, 183, 274, 365, 456, 548, 731, 913, 1096]

type Child = Readonly<{ sex: Sex; birthMs: number; days: readonly number[] }>
type Places = Record<'weight' | 'length' | 'head', number>

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function childOf(random: () => number): Child {
  const infant = random() < 0.5
  const first = infant ? Math.floor(random() * 4) : 0
  const start = 730 + random() * 3000
  const days = infant
    ? VISITS.slice(first, first + 3 + Math.floor(random() * 8)).map((day) =>
        Math.max(0, Math.round(day + normal(random) * Math.min(10, day / 6))),
      )
    : Array.from({ length: 3 + Math.floor(random() * 7) }, (_, i) => Math.round(start + i * (120 + random() * 300)))
  const kept = [...new Set(days)].sort((a, b) => a - b).filter((day) => day < 6900)
  const last = kept.at(-1) ?? 0
  return { sex: random() < 0.5 ? 'female' : 'male', birthMs: NOW_MS - last * DAY_MS, days: kept }
}

/** Weight goes with length, the head with both. */
function born(random: () => number): Places {
  const length = normal(random)
  return { length, weight: 0.65 * length + 0.76 * normal(random), head: 0.4 * length + 0.92 * normal(random) }
}

function drifted(places: Places, fromDays: number, toDays: number, random: () => number): Places {
  const years = (toDays - fromDays) / 365.25
  const stays = (fromDays < 365 ? 0.8 : 0.95) ** years
  const fresh = born(random)
  const mix = (old: number, other: number) => stays * old + Math.sqrt(1 - stays * stays) * other
  return { weight: mix(places.weight, fresh.weight), length: mix(places.length, fresh.length), head: mix(places.head, fresh.head) }
}

function measured(indicator: Indicator, sex: Sex, days: number, z: number, random: () => number): number | null {
  const lms = lmsAt(days < TWO_YEARS || indicator === 'head' ? 'who' : 'cdc', indicator, sex, days)
  if (!lms) return null
  const exact = measureAt(Math.max(-3.2, Math.min(3.2, z)), lms)
  if (indicator === 'weight') return Number((exact * (1 + 0.015 * normal(random))).toFixed(exact < 10 && random() < 0.5 ? 2 : 1))
  if (indicator === 'length') return Number((exact + (days < TWO_YEARS ? 0.6 : 0.4) * normal(random)).toFixed(1))
  return Number((exact + 0.3 * normal(random)).toFixed(1))
}

function visit(child: Child, days: number, places: Places, random: () => number): readonly Truth[] {
  const value = (concept: string, indicator: 'weight' | 'length' | 'head'): Truth[] => {
    const found = measured(indicator, child.sex, days, places[indicator], random)
    return found === null ? [] : [{ concept, value: found }]
  }
  const head = days < 1096 ? value('head_circumference', 'head') : []
  return [...value('weight', 'weight'), ...value('height', 'length'), ...head]
}

export function growthMoments(children: number, random: () => number): readonly Moment[] {
  const moments: Moment[] = []
  for (let i = 0; i < children; i++) {
    const child = childOf(random)
    let places = born(random)
    const history: { code: string; value: number; unit: string; ms: number }[] = []
    for (const [j, days] of child.days.entries()) {
      if (j > 0) places = drifted(places, child.days[j - 1] ?? 0, days, random)
      const values = visit(child, days, places, random)
      const ms = child.birthMs + days * DAY_MS
      const birthDate = new Date(child.birthMs).toISOString().slice(0, 10)
      const context = { nowMs: ms, birthDate: birthDate ?? birthOf(0, ms), sex: child.sex, pregnant: null, history: [...history] }
      if (values.length > 0) moments.push({ person: `g${i}`, context, values })
      for (const { concept, value } of values) history.push({ code: codeOf(concept), value, unit: unitOf(concept), ms })
    }
  }
  return moments
}
