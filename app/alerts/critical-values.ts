/** Results beyond the critical limits of app/terminology/reference-ranges: the newest value of each analyte, if it is recent in this chart. */
import { ageAt } from '../chart/age.ts'
import type { Observation, PatientFacts } from '../chart/facts.ts'
import { isTakenBack } from '../chart/status.ts'
import { alertId } from '../contract/ids.ts'
import type { Alert } from '../contract/risk.ts'
import type { AlertWrite } from '../ports/store.ts'
import { type Concept, conceptOf } from '../terminology/concepts.ts'
import { type ReferenceRange, referenceRange } from '../terminology/reference-ranges.ts'
import { convert, displayUnit } from '../terminology/units.ts'
import type { Raised, Raising } from './raise.ts'

/** A result older than this against the newest entry of the chart is history, not news. */
const RECENT_MS = 7 * 24 * 3_600_000

type Newest = Readonly<{ concept: Concept; observation: Observation; ms: number }>

/** Newest laboratory value per concept. */
function newestLabs(observations: readonly Observation[]): readonly Newest[] {
  const newest = new Map<string, Newest>()
  for (const observation of observations) {
    const concept = conceptOf(observation.loinc)
    const ms = observation.effective?.ms
    if (concept?.kind !== 'lab' || typeof ms !== 'number' || observation.value.kind === 'absent' || isTakenBack(observation.status))
      continue
    const known = newest.get(concept.id)
    if (!known || ms > known.ms) newest.set(concept.id, { concept, observation, ms })
  }
  return [...newest.values()]
}

const lastEntryMs = (observations: readonly Observation[]) =>
  observations.reduce((last, { effective }) => Math.max(last, effective?.ms ?? 0), 0)

/** A value at a critical limit is critical. */
function beyond(value: number, { criticalLow, criticalHigh }: ReferenceRange): 'low' | 'high' | null {
  if (criticalLow !== null && value <= criticalLow) return 'low'
  return criticalHigh !== null && value >= criticalHigh ? 'high' : null
}

function rangeFor(facts: PatientFacts, { concept, ms }: Newest): ReferenceRange | null {
  const age = ageAt(facts.patient?.birthDate?.text ?? null, ms)
  const who = {
    ageYears: age?.years ?? null,
    ageMonths: age?.months ?? null,
    sex: facts.patient?.sex ?? 'unknown',
    pregnant: facts.pregnant,
  } as const
  const range = referenceRange(concept.id, who)
  return 'unassessed' in range ? null : range
}

function alertOf(
  raising: Raising,
  { concept, observation }: Newest,
  value: number,
  range: ReferenceRange,
  side: 'low' | 'high',
): AlertWrite {
  const unit = displayUnit(concept.unit)
  const shown = `${Number(value.toFixed(concept.decimals))} ${unit}`.trim()
  const limit = side === 'low' ? range.criticalLow : range.criticalHigh
  const when = observation.effective?.text ?? ''
  const inputHash = raising.digest(`${concept.id}\n${value}\n${when}`)
  const subject = concept.loinc[0] ?? concept.id
  return {
    id: alertId(raising.digest(`${raising.patient}\n${subject}\n${inputHash}`)),
    patient: raising.patient,
    kind: 'critical-value',
    subject,
    tier: 'passive',
    severity: 'high',
    title: `${concept.label} ${shown}: critically ${side}`,
    detail: `${concept.label} ${shown}; critical ${side === 'low' ? 'at or below' : 'at or above'} ${limit} ${unit}`.trim().concat('.'),
    action: null,
    source: range.source,
    facts: [observation.id],
    inputHash,
    raisedAt: raising.now,
    dataAt: when,
  }
}

/** One result is one piece of news: once it is acknowledged, scoring the chart again does not bring it back. */
const isSeen = (alert: AlertWrite, existing: readonly Alert[]) => existing.some(({ id, status }) => id === alert.id && status !== 'open')

/** An old value raises nothing new, but what was raised and nobody has answered stays until a person or a newer value ends it. */
const isOpen = (alert: AlertWrite, existing: readonly Alert[]) => existing.some(({ id, status }) => id === alert.id && status === 'open')

export function criticalAlerts(raising: Raising, facts: PatientFacts, existing: readonly Alert[]): Raised {
  const last = lastEntryMs(facts.observations)
  const alerts: AlertWrite[] = []
  const evaluated: string[] = []
  for (const newest of newestLabs(facts.observations)) {
    const { value } = newest.observation
    const range = rangeFor(facts, newest)
    if (!range || (range.criticalLow === null && range.criticalHigh === null)) continue
    evaluated.push(newest.concept.loinc[0] ?? newest.concept.id)
    const number = value.kind === 'quantity' ? convert(value.value, value.unit, newest.concept.unit, newest.concept) : null
    const side = number === null ? null : beyond(number, range)
    if (number === null || side === null) continue
    const alert = alertOf(raising, newest, number, range, side)
    const isOld = last - newest.ms > RECENT_MS
    if (isOld ? isOpen(alert, existing) : !isSeen(alert, existing)) alerts.push(alert)
  }
  return { alerts, evaluated }
}
