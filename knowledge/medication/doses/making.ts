/** Makers of dose rules: one line of a table per ingredient, route and age. */
import type { DoseRule, Route, Source, Test } from '#app/medication/knowledge.ts'
import { CARE, type Grade, label, SERIOUS, URGENT } from '../making.ts'

export const PO = ['oral'] as const
export const SL = ['sublingual', 'buccal'] as const
export const IV = ['intravenous'] as const
export const IM = ['intramuscular'] as const
export const SC = ['subcutaneous'] as const
export const IVIM = ['intravenous', 'intramuscular'] as const
export const POIV = ['oral', 'intravenous'] as const
export const PR = ['rectal'] as const
export const POPR = ['oral', 'rectal'] as const
export const IN = ['nasal'] as const
export const INHALED = ['inhaled'] as const

/** In the unit of the line: most at once, most in a day, what most orders are, most often in a day. */
type Limits = Readonly<{ dose?: number; day?: number; usual?: readonly [low: number, high: number]; times?: number }>
/** A lower limit: in this context, so much at once, so much a day. */
export type Lower = Readonly<{ when: Test; dose?: number; day?: number; because: string }>
type More = Readonly<{ grade?: Grade; lower?: readonly Lower[]; act?: string }>

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
const SHORT: Readonly<Partial<Record<Route, string>>> = { oral: 'po', intravenous: 'iv', intramuscular: 'im', subcutaneous: 'sc' }
const shortRoutes = (routes: readonly Route[]) => routes.map((route) => SHORT[route] ?? route).join('-')
const amount = (value: number | undefined, unit: string) => (value === undefined ? undefined : { value, unit })
const known = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

const CHECK = 'Check the dose, the unit and how often it is given.'

function limitsIn(unit: string, { dose, day, usual, times }: Limits) {
  const range = usual === undefined ? undefined : { low: usual[0], high: usual[1], unit }
  return known({ maxPerDose: amount(dose, unit), maxPerDay: amount(day, unit), usual: range, maxTimesPerDay: times })
}

type Adult = readonly [
  ingredient: string,
  routes: readonly Route[],
  unit: string,
  limits: Limits,
  product: string,
  year: string,
  more?: More,
]

/** @param grade of what is above the highest; a slip of a decimal place interrupts by itself */
function adult([ingredient, routes, unit, limits, product, year, more = {}]: Adult): DoseRule {
  const [tier, severity] = more.grade ?? SERIOUS
  const lower = more.lower?.map(({ when, dose, day, because }) =>
    known({ when, maxPerDose: amount(dose, unit), maxPerDay: amount(day, unit), because }),
  )
  return {
    id: `dose-adult-${slug(ingredient)}-${shortRoutes(routes)}`,
    version: 1,
    kind: 'dose',
    ingredient,
    routes: [...routes],
    age: { from: 18, to: null },
    ...limitsIn(unit, limits),
    ...(lower === undefined ? {} : { lower }),
    tier,
    severity,
    management: more.act ?? CHECK,
    sources: [label(product, 'dosage and administration', year)],
  }
}

export const adults = (lines: readonly Adult[]): readonly DoseRule[] => lines.map(adult)
export const highAlert = (lines: readonly Adult[]): readonly DoseRule[] =>
  lines.map(([ingredient, routes, unit, limits, product, year, more]) =>
    adult([ingredient, routes, unit, limits, product, year, { grade: URGENT, ...more }]),
  )

/** By kilogram: most at once (`kgDose`), in a day (`kgDay`); whatever the weight: `dose`, `day`. Ages in years, upper bound out. */
type ChildLimits = Readonly<{
  kgDose?: number
  kgDay?: number
  dose?: number
  day?: number
  times?: number
  from?: number
  to?: number
}>
type Child = readonly [ingredient: string, routes: readonly Route[], unit: string, limits: ChildLimits, source: Source, grade?: Grade]

const MONTH = 1 / 12

function child([ingredient, routes, unit, limits, source, grade = SERIOUS]: Child): DoseRule {
  const { kgDose, kgDay, dose, day, times, from = MONTH, to = 18 } = limits
  const [tier, severity] = grade
  return {
    id: `dose-child-${slug(ingredient)}-${shortRoutes(routes)}${from <= 1 ? '' : `-${from}`}`,
    version: 1,
    kind: 'dose',
    ingredient,
    routes: [...routes],
    age: { from, to },
    ...known({
      maxPerDose: amount(kgDose, `${unit}/kg`),
      maxPerDay: amount(kgDay, `${unit}/kg`),
      absolutePerDose: amount(dose, unit),
      absolutePerDay: amount(day, unit),
      maxTimesPerDay: times,
    }),
    tier,
    severity,
    management: 'Check the weight, the dose by kilogram and how often it is given.',
    sources: [source],
  }
}

export const children = (lines: readonly Child[]): readonly DoseRule[] => lines.map(child)
export { CARE, URGENT }
