import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_FACTS } from '#app/chart/facts.ts'
import { patientId } from '#app/contract/ids.ts'
import type { IncomingResource } from '#app/ports/store.ts'
import type { Connection } from '../statements.ts'
import { ACTOR, batch, finding, openHere, potassium, read, tempFolder } from '../testing/fixtures.ts'
import { unpack } from './packed.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'

let room: ReturnType<typeof tempFolder>
let db: Connection
let opened = 0

beforeEach(() => {
  room = tempFolder()
  db = openHere(path.join(room.folder, 'store.db'))
})
afterEach(() => {
  db.sqlite.close()
  room.remove()
})

const of = { subject: { reference: 'Patient/p1' } }
const request = (id: string, holder: object, more: object = {}) =>
  read({ resourceType: 'MedicationRequest', id, status: 'active', intent: 'order', ...of, medicationReference: holder, ...more })
const drug = (id: string, text: string, more: object = {}) => read({ resourceType: 'Medication', id, code: { text }, ...more })
const bring = (...resources: IncomingResource[]) => writes(db).importBatch(batch(...resources))

function chartOf(patient = 'p1', from = db) {
  const chart = unpack('chart', reads(from).chart({ patient: patientId(patient) }))
  if (!chart) throw new Error('no chart')
  return chart
}
const names = () =>
  chartOf()
    .medications.map(({ label }) => label)
    .sort()

describe('a medication by reference', () => {
  it('is shown by its reference until the medication comes, and is named then', () => {
    bring(request('r', { reference: 'Medication/m' }))
    expect(names()).toEqual(['medication not named in what was imported (reference Medication/m)'])
    const { patientsTouched } = bring(drug('m', 'lisinopril 10 mg'))
    expect([names(), patientsTouched]).toEqual([['lisinopril 10 mg'], ['p1']])
  })

  it('is named at once where the medication is there, also by what is displayed until then', () => {
    bring(drug('m', 'lisinopril 10 mg'))
    bring(
      request('r', { reference: 'http://example.org/fhir/Medication/m' }),
      request('s', { reference: 'Medication/n', display: 'aspirin' }),
    )
    expect(names()).toEqual(['aspirin', 'lisinopril 10 mg'])
    bring(drug('n', 'acetylsalicylic acid 100 mg'))
    expect(names()).toEqual(['acetylsalicylic acid 100 mg', 'lisinopril 10 mg'])
  })

  it('follows a newer version of the medication, and not an older one', () => {
    const version = (text: string, at: string) => drug('m', text, { meta: { lastUpdated: at } })
    bring(request('r', { reference: 'Medication/m' }), version('second', '2026-02-02T00:00:00Z'))
    bring(version('first', '2026-02-01T00:00:00Z'))
    expect(names()).toEqual(['second'])
    bring(version('third', '2026-02-03T00:00:00Z'))
    expect(names()).toEqual(['third'])
  })

  it('touches no chart whose names stay', () => {
    bring(request('r', { reference: 'Medication/m' }), drug('m', 'lisinopril'))
    expect(bring(drug('m', 'lisinopril', { status: 'active' })).patientsTouched).toEqual([])
  })

  it('stays named when its request comes again with another dosage, and when the store is verified', () => {
    bring(request('r', { reference: 'Medication/m' }), drug('m', 'lisinopril'))
    bring(request('r', { reference: 'Medication/m' }, { dosageInstruction: [{ text: 'once daily' }] }))
    expect(chartOf().medications).toMatchObject([{ label: 'lisinopril', dosage: 'once daily' }])
    expect(reads(db).verify({ anchor: null }).projections).toMatchObject({ ok: true })
  })

  it('names reasons and authors too', () => {
    bring(
      read({
        resourceType: 'Encounter',
        id: 'e',
        status: 'finished',
        class: { code: 'AMB' },
        ...of,
        reasonReference: [{ reference: 'Condition/c' }],
      }),
      read({
        resourceType: 'DiagnosticReport',
        id: 'd',
        status: 'final',
        ...of,
        code: { text: 'Chest film' },
        performer: [{ reference: 'Practitioner/d' }],
      }),
    )
    bring(
      read({ resourceType: 'Condition', id: 'c', ...of, code: { text: 'Gout' } }),
      read({ resourceType: 'Practitioner', id: 'd', name: [{ family: 'Osei', given: ['Ama'] }] }),
    )
    expect([chartOf().encounters[0]?.reason, chartOf().documents[0]?.author]).toEqual(['Gout', 'Osei, Ama'])
  })

  it('is named in the chart that its record was merged into', () => {
    const person = (id: string) =>
      read({ resourceType: 'Patient', id, name: [{ family: 'Osei', given: ['Ama'] }], birthDate: '1950-03-01', gender: 'female' })
    bring(person('p0'), person('p1'), request('r', { reference: 'Medication/m' }))
    writes(db).proposeMatches({ actor: ACTOR, pairs: [{ from: 'p0', to: 'p1', origin: 'test' }] })
    const [pair] = reads(db).matches({ status: 'open' })
    if (pair) writes(db).decideMatch({ actor: ACTOR, id: pair.id, decision: 'same', note: '' })
    bring(drug('m', 'lisinopril'))
    expect(chartOf('p0').medications.map(({ label }) => label)).toEqual(['lisinopril'])
  })

  it('is named when it is released after it was held', () => {
    bring(drug('m', 'lisinopril'))
    const held = request('r', { reference: 'Medication/m' })
    bring({ ...held, gate: { state: 'held', findings: [finding('MedicationRequest/r')] } })
    const [item] = reads(db).held({ status: 'open', origin: null, patient: null, limit: 9, offset: 0 }).items
    if (item) writes(db).decideHeld({ actor: ACTOR, ids: [item.id], decision: 'release', values: [], note: '', remember: false })
    expect(names()).toEqual(['lisinopril'])
  })

  it('gives the same chart in any order and any division into imports', () => {
    const all = [
      request('r1', { reference: 'Medication/m' }),
      request('r2', { reference: 'urn:uuid:m' }),
      request('r3', { reference: 'Medication/none' }),
      request('r4', { reference: 'Medication/n', display: 'as displayed' }, { reasonReference: [{ reference: 'Condition/c' }] }),
      drug('m', 'metformin'),
      drug('n', 'naproxen'),
      read({ resourceType: 'Condition', id: 'c', ...of, code: { text: 'Gout' } }),
      read({ resourceType: 'Patient', id: 'p1', name: [{ family: 'Osei' }], birthDate: '1950-03-01' }),
    ]
    const seen = (order: readonly number[], cuts: readonly number[]) => {
      opened += 1
      const own = openHere(path.join(room.folder, `order-${opened}.db`))
      const chunks = new Map<number, IncomingResource[]>()
      order.forEach((n, at) => {
        const cut = cuts[at] ?? 0
        chunks.set(cut, [...(chunks.get(cut) ?? []), all[n] as IncomingResource])
      })
      for (const key of [...chunks.keys()].sort()) writes(own).importBatch(batch(...(chunks.get(key) ?? [])))
      const { medications, conditions, patient } = chartOf('p1', own)
      own.sqlite.close()
      return JSON.stringify([medications.toSorted((a, b) => (a.id < b.id ? -1 : 1)), conditions, patient])
    }
    const indexes = all.map((_, n) => n)
    const expected = seen(indexes, [])
    expect(expected).toContain('naproxen')
    fc.assert(
      fc.property(
        fc.shuffledSubarray(indexes, { minLength: all.length }),
        fc.array(fc.nat(3), { minLength: all.length, maxLength: all.length }),
        (order, cuts) => {
          expect(seen(order, cuts)).toBe(expected)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('whose a resource without facts is', () => {
  it('it leaves with the patient', () => {
    bring(
      read({ resourceType: 'CarePlan', id: 'c', ...of }),
      read({ resourceType: 'Coverage', id: 'v', beneficiary: { reference: 'Patient/p2' } }),
    )
    const page = reads(db).exportPage({ after: null, limit: 9, patients: [patientId('p1')] })
    expect(page.map(({ ref, patient }) => [ref, patient])).toEqual([['CarePlan/c', 'p1']])
  })

  it('many patients at once are found as few are', () => {
    const ids = Array.from({ length: 20 }, (_, n) => `q${n}`)
    bring(
      ...ids.flatMap((id) => [
        read({ resourceType: 'CarePlan', id, subject: { reference: `Patient/${id}` } }),
        read(potassium(`k${id}`, id, 4)),
      ]),
    )
    const page = (count: number) =>
      reads(db)
        .exportPage({ after: null, limit: 100, patients: ids.slice(0, count).map(patientId) })
        .map(({ ref }) => ref)
    expect(page(20)).toEqual(ids.flatMap((id) => [`CarePlan/${id}`, `Observation/k${id}`]).sort())
    expect(page(2)).toEqual(['CarePlan/q0', 'CarePlan/q1', 'Observation/kq0', 'Observation/kq1'])
  })
})

describe('what a bundle calls a resource', () => {
  it('is kept, and given out where it means this one alone', () => {
    const named = (type: string, id: string, url: string) => ({
      ...read({ resourceType: type, id }),
      about: { owner: null, names: [], url },
    })
    bring(named('Patient', 'a', 'urn:uuid:1'), named('Organization', 'o', 'urn:uuid:2'))
    bring(named('Organization', 'other', 'urn:uuid:2'))
    const url = (ref: string) => reads(db).resource({ ref })?.url
    expect([url('Patient/a'), url('Organization/o'), url('Organization/other')]).toEqual(['urn:uuid:1', undefined, undefined])
  })
})

describe('results', () => {
  const at = (id: string, more: object) => read({ ...potassium(id, 'p1', 4.4), ...more })
  it('that were called off hide none that stands, and are told beside it', () => {
    bring(at('a', { status: 'cancelled' }), at('b', {}))
    expect(chartOf().results[0]?.newest.map(({ status }) => status)).toEqual(['cancelled', 'final'])
  })

  it('told twice count once, however many came after them', () => {
    const later = Array.from({ length: 30 }, (_, n) =>
      at(`n${n}`, { effectiveDateTime: `2026-02-02T08:${String(n).padStart(2, '0')}:00Z` }),
    )
    bring(at('a', {}), at('b', {}), ...later)
    expect(chartOf().results[0]).toMatchObject({ total: 31 })
    expect(chartOf().counts.observations).toBe(31)
  })
})

describe('parts', () => {
  it('folded are enriched as what is read whole', () => {
    const part = (id: string, more: object) => ({
      ...read({
        resourceType: 'Condition',
        id,
        ...of,
        code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-9-cm', code: '250.00' }] },
        ...more,
      }),
      partial: true,
    })
    bring(part('c', { clinicalStatus: { coding: [{ code: 'active' }] } }))
    bring(part('c', { recordedDate: '2026-01-01' }))
    const [condition] = chartOf().conditions
    expect(condition?.code).toMatchObject({ system: 'http://hl7.org/fhir/sid/icd-10-cm' })
  })
})

describe('another version of what is here', () => {
  const theirs = (value: number): IncomingResource => ({
    ...read(potassium('k', 'p1', value)),
    gate: { state: 'held', findings: [finding('Observation/k')] },
  })
  const source = { file: 'x.wardlight', format: 'transfer', sha256: null, origin: 'Ben' }
  it('is kept beside ours, exported as ours, and shown once a person releases it', () => {
    bring(read(potassium('k', 'p1', 4)))
    expect(writes(db).keepBeside({ actor: ACTOR, source, resources: [theirs(5)] })).toBe(1)
    expect(writes(db).keepBeside({ actor: ACTOR, source, resources: [theirs(5), { ...theirs(4), facts: NO_FACTS }] })).toBe(0)
    const values = () => chartOf().results[0]?.newest.map(({ value }) => (value.kind === 'quantity' ? value.value : null))
    expect(values()).toEqual([4])
    expect(reads(db).resource({ ref: 'Observation/k' })?.raw).toContain('"value":4,')
    const [item] = reads(db).held({ status: 'open', origin: 'Ben', patient: null, limit: 9, offset: 0 }).items
    expect(item).toMatchObject({ resource: 'Observation/k', state: 'held' })
    if (item) writes(db).decideHeld({ actor: ACTOR, ids: [item.id], decision: 'release', values: [], note: '', remember: false })
    expect(values()).toEqual([5])
    expect(reads(db).verify({ anchor: null }).projections).toMatchObject({ ok: true })
  })
})
