import { describe, expect, it } from 'vitest'
import { factId, patientId } from '../contract/ids.ts'
import type { MedCheck, MedFinding } from '../contract/medication.ts'
import type { Alert } from '../contract/risk.ts'
import { medicationAlerts } from './medication.ts'

const raising = { patient: patientId('ana'), now: '2026-03-01T12:00:00Z', digest: (text: string) => `#${text}` }
const finding = (more: Partial<MedFinding> = {}): MedFinding => ({
  rules: ['maoi-ssri'],
  kind: 'interaction',
  tier: 'interruptive',
  severity: 'contraindicated',
  between: ['sertraline', 'phenelzine'],
  title: 'sertraline + phenelzine: serotonin syndrome',
  mechanism: 'Both raise serotonin.',
  effect: 'serotonin syndrome',
  management: 'Stop one.',
  evidence: [{ source: 'A label', date: '2020' }],
  context: [],
  facts: [factId('MedicationRequest/1'), factId('MedicationRequest/2')],
  ...more,
})
const check = (...findings: MedFinding[]): MedCheck => ({
  status: 'checked',
  reason: null,
  unchecked: [],
  findings,
  knowledge: { version: '1', reviewed: '2026-01-01', expires: '2027-07-01' },
})
const stored = (more: Partial<Alert>): Alert[] =>
  medicationAlerts(raising, check(finding()), []).alerts.map((alert) => ({
    ...alert,
    status: 'open',
    acknowledgedBy: null,
    acknowledgedAt: null,
    acknowledgeReason: null,
    ...more,
  }))

describe('alerts about the list of medications', () => {
  it('only what interrupts, and only the contraindicated interrupts here', () => {
    const { alerts } = medicationAlerts(
      raising,
      check(finding(), finding({ tier: 'passive', between: ['a', 'b'] }), finding({ severity: 'serious', between: ['c', 'd'] })),
      [],
    )
    expect(alerts.map(({ tier, severity }) => [tier, severity])).toEqual([
      ['interruptive', 'high'],
      ['passive', 'high'],
    ])
  })

  it('set aside stays set aside with a new potassium, and comes back with another drug line', () => {
    const existing = stored({ status: 'acknowledged' })
    expect(
      medicationAlerts(
        raising,
        check(
          finding({
            context: ['Potassium 4.1'],
            facts: [factId('MedicationRequest/1'), factId('MedicationRequest/2'), factId('Observation/9')],
          }),
        ),
        existing,
      ).alerts,
    ).toEqual([])
    expect(
      medicationAlerts(raising, check(finding({ facts: [factId('MedicationRequest/1'), factId('MedicationRequest/3')] })), existing).alerts,
    ).toHaveLength(1)
  })

  it('what is not found any more was judged, unless nothing could be', () => {
    const existing = stored({})
    expect(medicationAlerts(raising, check(), existing)).toEqual({
      alerts: [],
      evaluated: ['medication interaction phenelzine sertraline'],
    })
    const broken = { ...check(), knowledge: { version: '', reviewed: '', expires: '' } }
    expect(medicationAlerts(raising, broken, existing)).toEqual({ alerts: [], evaluated: [] })
  })
})
