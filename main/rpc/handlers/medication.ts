/** Orders judged as they are typed, and what is done with findings of the list. */
import { subjectOf } from '#app/alerts/medication.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { MedFinding, MedShown } from '#app/contract/medication.ts'
import { factsOfRecord } from '#app/review/chart-view.ts'
import type { HandlerContext } from '../../context.ts'
import { openMedication } from '../../medication/index.ts'
import type { Handlers } from '../door.ts'
import { factsOf } from './chart.ts'
import { dueMs, inADay } from './tasks.ts'

type Names = Extract<keyof Handlers, `medication.${string}`>
type Shown = MedFinding & Readonly<{ shown: MedShown }>

/** The finding as the chart shows it now. @throws Conflict where it is not what the person saw */
async function findingNow(
  context: HandlerContext,
  patient: PatientId,
  seen: Readonly<{ subject: string; inputHash: string }>,
): Promise<Shown> {
  const [record, medication] = await Promise.all([context.open().store.read('chart', { patient }), openMedication(context.dataDir)])
  if (!record) throw new WardlightError('NotFound', 'This patient is not in the store.', { next: 'Go back to the worklist.' })
  const atMs = context.now()
  const { findings } = medication.shown({ facts: factsOfRecord(record, atMs), atMs }, record.overrides)
  const found = findings.find(
    (finding): finding is Shown => finding.shown?.subject === seen.subject && finding.shown.inputHash === seen.inputHash,
  )
  if (found !== undefined) return found
  throw new WardlightError('Conflict', 'This finding is not what was shown: its data changed.', { next: 'Look at the chart again.' })
}

export const medicationHandlers: Pick<Handlers, Names> = {
  'medication.check': async ({ patient, order }, context) => {
    const [facts, medication] = await Promise.all([factsOf(context, patient), openMedication(context.dataDir)])
    return medication.check({ facts, atMs: context.now(), orders: [{ text: order }] })
  },
  'medication.override': async ({ patient, reason, note, until, ...seen }, context) => {
    const finding = await findingNow(context, patient, seen)
    const { subject, inputHash, drugsHash, reasons, override } = finding.shown
    if (reason === null && override === null)
      throw new WardlightError('Conflict', 'This finding is not set aside.', { next: 'Look at the chart again.' })
    if (reason !== null && !reasons.includes(reason))
      throw new WardlightError('BadInput', 'This reason says nothing about such a finding.', { next: 'Choose another reason.' })
    const due = until === null ? inADay(context.now()) : dueMs(until, context.now())
    const { store, actor } = context.open()
    await store.write('overrideMedication', {
      actor: actor(),
      patient,
      override: { subject, inputHash, drugsHash, severity: finding.severity, reason, note },
      title: finding.title,
      alertSubject: subjectOf(finding),
      dueMs: reason === 'will-monitor' ? due : null,
    })
    context.push({ type: 'tasks.changed' })
    context.push({ type: 'chart.changed', patient })
    context.push({ type: 'worklist.changed' })
    return {}
  },
}
