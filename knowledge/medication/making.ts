/** Makers of rules about the patient: what a table of rules leaves out is filled in here, alike for all of them. */
import type { MedicationSeverity, Modifier, PatientRule, Side, Source, Test, Tier } from '#app/medication/knowledge.ts'

/** How a finding is shown and how bad it is. */
export type Grade = readonly [tier: Tier, severity: MedicationSeverity]

/** Contraindicated, and harm is near unless somebody acts. */
export const STOP: Grade = ['interruptive', 'contraindicated']
/** Serious and near. */
export const URGENT: Grade = ['interruptive', 'serious']
/** Contraindicated or advised against, but no reason to break into an order. */
export const AVOID: Grade = ['passive', 'contraindicated']
export const SERIOUS: Grade = ['passive', 'serious']
export const CARE: Grade = ['passive', 'moderate']
export const NOTE: Grade = ['info', 'moderate']
export const HINT: Grade = ['info', 'minor']

type Op = '<' | '<=' | '>' | '>='

export const HOURS = { day: 24, days3: 72, week: 168, month: 744, quarter: 2208, half: 4416, year: 8784 } as const

export const drug = (ingredient: string, routes?: Side['routes']): Side => ({ ingredient, ...(routes === undefined ? {} : { routes }) })
export const cls = (id: string, routes?: Side['routes']): Side => ({ class: id, ...(routes === undefined ? {} : { routes }) })

/** By a route that the order says itself: nothing is presumed of a wrong one. */
export const by = (side: Side, ...routes: NonNullable<Side['routes']>): Side => ({ ...side, routes, routeSaid: true })
/** A depot, a salt or a form, told by words of the line. */
export const said = (side: Side, ...says: NonNullable<Side['says']>): Side => ({ ...side, says })

export const egfr = (is: Op, value: number, withinHours: number = HOURS.year): Test => ({
  lab: 'egfr',
  is,
  value,
  unit: 'mL/min/{1.73_m2}',
  withinHours,
})
export const crcl = (is: Op, value: number, withinHours: number = HOURS.year): Test => ({
  lab: 'crcl',
  is,
  value,
  unit: 'mL/min',
  withinHours,
})
export const potassium = (is: Op, value: number, withinHours: number = HOURS.month): Test => ({
  lab: 'potassium',
  is,
  value,
  unit: 'mmol/L',
  withinHours,
})
export const sodium = (is: Op, value: number): Test => ({ lab: 'sodium', is, value, unit: 'mmol/L', withinHours: HOURS.month })
export const platelets = (is: Op, value: number): Test => ({ lab: 'platelets', is, value, unit: '10*3/uL', withinHours: HOURS.week })
export const qtc = (is: Op, value: number): Test => ({ lab: 'qtc', is, value, unit: 'ms', withinHours: HOURS.month })
export const alt = (is: Op, value: number): Test => ({ lab: 'alt', is, value, unit: 'U/L', withinHours: HOURS.month })
export const ast = (is: Op, value: number): Test => ({ lab: 'ast', is, value, unit: 'U/L', withinHours: HOURS.month })
export const bilirubin = (is: Op, value: number): Test => ({ lab: 'bilirubin_total', is, value, unit: 'mg/dL', withinHours: HOURS.month })
export const age = (is: Op, years: number): Test => ({ age: is, years })
export const has = (condition: string): Test => ({ condition })
export const takes = (what: string): Test => ({ taking: what })
export const all = (...tests: Test[]): Test => ({ all: tests })
export const any = (...tests: Test[]): Test => ({ any: tests })
export const not = (test: Test): Test => ({ not: test })
/** Between, lower bound in, upper bound out. */
export const egfrFrom = (low: number, below: number): Test => all(egfr('>=', low), egfr('<', below))
export const crclFrom = (low: number, below: number): Test => all(crcl('>=', low), crcl('<', below))
export const PREGNANT: Test = { pregnant: true }
export const LACTATING: Test = { lactating: true }
/** No result of it within the span. */
export const missing = (concept: string, withinHours: number): Test => ({ not: { measured: concept, withinHours } })
export const takenFor = (days: number): Test => ({ takenForDays: '>=', days })

export const label = (product: string, section: string, year: string): Source => ({
  source: `${product} prescribing information (FDA), ${section}`,
  date: year,
})

export const modifier = (when: Test, [tier, severity]: Grade, because: string): Modifier => ({ when, tier, severity, because })

/** One line of a table of rules about the patient. */
export type Told = Readonly<{
  id: string
  drug: Side
  /** Absent: always. */
  when?: Test
  grade: Grade
  group?: string
  /** Why it happens. */
  why: string
  /** What may happen to the patient. */
  effect: string
  /** What to do first. */
  act: string
  from: Source | readonly Source[]
  modifiers?: Modifier[]
  suppressIf?: Test
  /** Without an answer nobody should give the drug: the check says that it could not be made. */
  askIfUnknown?: true
}>

const listed = (from: Told['from']): Source[] => ('source' in from ? [from] : [...from])

/** @param group of findings that are one finding, where a line does not say its own */
export function patientRules(kind: PatientRule['kind'], group: string, lines: readonly Told[]): readonly PatientRule[] {
  return lines.map(({ id, drug: side, grade: [tier, severity], why, effect, act, from, ...more }) => ({
    group,
    ...more,
    id: `${kind}-${id}`,
    version: 1,
    kind,
    drug: side,
    tier,
    severity,
    mechanism: why,
    effect,
    management: act,
    sources: listed(from),
  }))
}
