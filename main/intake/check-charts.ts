/**
 * Behind an import: its values against each patient's whole chart, and the quality of those charts. The store knows which charts are due,
 * so a stop at any moment loses none of them.
 */
import type { PatientFacts } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { DueCheck, IntakeWrites } from '#app/ports/intake-store.ts'
import type { Actor, Store } from '#app/ports/store.ts'
import { flagFacts } from '#app/quality/gate/index.ts'
import { patientQuality } from '#app/quality/score/index.ts'

const BATCH = 32
/** Of each analyte the newest, judged by the ones before them: what a chart shows first. */
const PER_CODE = 6

type Checked = Parameters<IntakeWrites['recordChecks']>[0]['checked'][number]

export type ChartChecks = Readonly<{
  store: Pick<Store, 'read' | 'write'>
  actor: Actor
  nowMs: number
  /** Asked before each batch. */
  stopped: () => boolean
  onChecked: (patients: readonly PatientId[]) => void
}>

const factsIn = (facts: PatientFacts): number =>
  facts.observations.length + facts.conditions.length + facts.medications.length + facts.allergies.length + facts.encounters.length

function checkedOf({ patient, latest, fresh }: DueCheck, chart: PatientFacts, nowMs: number): Checked {
  const findings = flagFacts(chart, new Set(fresh), nowMs)
  return { patient, latest, findings, count: factsIn(chart), quality: patientQuality(chart, nowMs) }
}

/** Until no chart is due, or `stopped`. @throws WardlightError when the store fails; what is due stays due */
export async function checkCharts({ store, actor, nowMs, stopped, onChecked }: ChartChecks): Promise<void> {
  while (!stopped()) {
    const due = await store.read('dueChecks', { limit: BATCH })
    if (due.length === 0) return
    const patients = due.map(({ patient }) => patient)
    const charts = await store.read('manyPatientFacts', { patients, perCode: PER_CODE })
    const checked = due.map((one, i) => {
      const chart = charts[i]
      if (!chart) throw new WardlightError('Internal', 'A chart that is due to be checked is not in the store.')
      return checkedOf(one, chart, nowMs)
    })
    await store.write('recordChecks', { actor, checked })
    onChecked(patients)
  }
}
