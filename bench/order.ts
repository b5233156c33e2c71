/** An order checked as it is typed: the patient's facts from the store, and the check itself; and the worst list there is. */
import { createHash } from 'node:crypto'
import { caseToFacts } from '#app/chart/case.ts'
import { Case } from '#app/contract/case.ts'
import { patientId } from '#app/contract/ids.ts'
import { readResource } from '#app/fhir/read.ts'
import type { IncomingResource } from '#app/ports/store.ts'
import { openMedication } from '#main/medication/index.ts'
import type { Rig } from './rig.ts'
import { ms, percentile, type Row } from './table.ts'

const RUNS = 200
const WARM_UP = 20
const PATIENT = patientId('bench-order')
const AT = Date.parse('2026-12-05T10:00:00Z')

const TAKEN =
  'warfarin 5 mg tablet;metoprolol tartrate 25 mg tablet;lisinopril 10 mg tablet;furosemide 40 mg tablet;atorvastatin 40 mg tablet;aspirin 81 mg tablet;metformin 500 mg tablet;omeprazole 20 mg capsule;sertraline 50 mg tablet;gabapentin 300 mg capsule;amlodipine 5 mg tablet;levothyroxine 75 mcg tablet;tamsulosin 0.4 mg capsule;allopurinol 100 mg tablet;prednisone 5 mg tablet;insulin glargine 20 units;lorazepam 0.5 mg tablet;oxycodone 5 mg tablet;digoxin 0.125 mg tablet;spironolactone 25 mg tablet'.split(
    ';',
  )

function incoming(type: string, id: string, more: Readonly<Record<string, unknown>>): IncomingResource {
  const resource = { resourceType: type, id, ...more }
  const raw = JSON.stringify(resource)
  const { facts } = readResource(raw, resource, { path: 'bench', id })
  return { type, id, raw, sha256: createHash('sha256').update(raw).digest('hex'), path: 'bench', facts }
}

async function fill({ unlocked }: Rig): Promise<void> {
  const subject = { reference: `Patient/${PATIENT}` }
  const resources = [
    incoming('Patient', PATIENT, { gender: 'female', birthDate: '1950-03-01', name: [{ family: 'Order' }] }),
    ...TAKEN.map((text, n) =>
      incoming('MedicationStatement', `taken-${n}`, { status: 'active', subject, medicationCodeableConcept: { text } }),
    ),
  ]
  const source = { file: 'bench', format: 'fhir-ndjson', sha256: null }
  await unlocked.store.write('importBatch', { source, actor: unlocked.actor(), resources, synthetic: true })
}

async function timesOf(work: () => unknown): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    const begun = performance.now()
    await work()
    if (run >= WARM_UP) times.push(performance.now() - begun)
  }
  return times
}

const row = (what: string, times: readonly number[], bar: number): Row => {
  const p95 = percentile(times, 0.95)
  return { what, value: ms(p95), beside: `p50 ${ms(percentile(times, 0.5))}`, bar: `<= ${bar} ms`, met: p95 <= bar }
}

export async function orderBench(rig: Rig): Promise<Row[]> {
  await fill(rig)
  const medication = await openMedication()
  if (medication.failure !== null) throw new Error(medication.failure)
  const { store } = rig.unlocked
  const typed = await timesOf(async () => {
    const facts = await store.read('patientFacts', { patient: PATIENT, perCode: 12 })
    if (!facts) throw new Error('the patient is not there')
    return medication.check({ facts, atMs: AT, orders: [{ text: 'fluconazole 200 mg tablet PO daily' }] })
  })
  const many = Case.parse({
    id: 'many',
    medications: Array.from({ length: 500 }, (_, n) => ({ text: `${TAKEN[n % TAKEN.length]} line ${n}` })),
  })
  const facts = caseToFacts(many)
  const list = await timesOf(() => medication.list({ facts, atMs: AT }))
  return [row('order against 20 medications, from the store, p95', typed, 16), row('list of 500 medications, p95', list, 50)]
}
