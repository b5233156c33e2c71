/** What interrupts in the list of medications, as alerts: raised again only when a drug or the judgement changes, not with every new result. */
import { alertId } from '../contract/ids.ts'
import type { MedCheck, MedFinding } from '../contract/medication.ts'
import type { Alert } from '../contract/risk.ts'
import type { AlertWrite } from '../ports/store.ts'
import type { Raised, Raising } from './raise.ts'

/** Also what an override of the same finding answers (main/db). */
export const subjectOf = ({ kind, between }: MedFinding) => `medication ${kind} ${between.toSorted().join(' ')}`

/** Drugs and judgement, not the date of a potassium that says the same as the one before. */
const hashed = ({ rules, between, tier, severity, facts }: MedFinding) =>
  JSON.stringify([rules.toSorted(), between.toSorted(), tier, severity, facts.filter((fact) => fact.startsWith('Medication')).toSorted()])

function alertOf(raising: Raising, finding: MedFinding): AlertWrite {
  const subject = subjectOf(finding)
  const inputHash = raising.digest(hashed(finding))
  return {
    id: alertId(raising.digest(`${raising.patient}\n${subject}\n${inputHash}`)),
    patient: raising.patient,
    kind: 'medication',
    subject,
    // On a list that somebody has lived with, only what must not be together breaks into the work.
    tier: finding.severity === 'contraindicated' ? 'interruptive' : 'passive',
    severity: finding.severity === 'contraindicated' || finding.severity === 'serious' ? 'high' : 'medium',
    title: finding.title,
    detail: [finding.mechanism, ...(finding.context.length > 0 ? [`${finding.context.join('; ')}.`] : [])].join(' '),
    action: finding.management,
    source: finding.evidence.map(({ source, date }) => `${source} (${date})`).join('; '),
    facts: finding.facts,
    inputHash,
    raisedAt: raising.now,
    dataAt: null,
  }
}

const isSeen = (alert: AlertWrite, existing: readonly Alert[]) => existing.some(({ id, status }) => id === alert.id && status !== 'open')

/** @param check of the whole list; without knowledge nothing was judged, and what is open stays */
export function medicationAlerts(raising: Raising, check: MedCheck, existing: readonly Alert[]): Raised {
  if (check.knowledge.version === '') return { alerts: [], evaluated: [] }
  const alerts = check.findings.filter(({ tier }) => tier === 'interruptive').map((finding) => alertOf(raising, finding))
  const before = existing.filter(({ kind }) => kind === 'medication').map(({ subject }) => subject)
  const evaluated = [...new Set([...before, ...alerts.map(({ subject }) => subject)])]
  return { alerts: alerts.filter((alert) => !isSeen(alert, existing)), evaluated }
}
