import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Bytes, utf8Text } from '../fhir/base64.ts'
import { convert, facts, hash, MSH, messages, OBR, ofType, PID, readings, split, withResult } from './fixtures/kit.ts'
import { readMessage } from './read.ts'

const FIXTURES = path.join(import.meta.dirname, 'fixtures')
const samples = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.hl7'))
  .map((name) => [name, readFileSync(path.join(FIXTURES, name), 'utf8')] as const)
const of = (type: string) => MSH.replace('ORU^R01^ORU_R01', type)

describe('sample messages', () => {
  it.each(samples)('%s becomes resources that are read without error', (_, text) => {
    for (const raw of split(text)) {
      const conversion = readMessage(raw, { hash })
      expect(conversion.made.length).toBeGreaterThan(1)
      expect(readings(conversion).flatMap(({ issues }) => issues.filter(({ severity }) => severity === 'error'))).toEqual([])
      expect(new Set(conversion.made.map(({ resource }) => `${resource.resourceType}/${resource.id}`)).size).toBe(conversion.made.length)
    }
  })

  it.each(samples)('%s: each OBX is a fact or an issue that names it', (_, text) => {
    for (const raw of split(text)) {
      const conversion = readMessage(raw, { hash })
      const count = raw.text.split('\r').filter((line) => line.startsWith('OBX|')).length
      const named = [...conversion.made.map(({ place }) => place), ...conversion.issues.map((issue) => issue.path)]
      const covers = (place: string, n: number) => {
        const m = /OBX (\d+)(?:-(\d+))?(?: |$)/.exec(place)
        return m !== null && Number(m[1]) <= n && n <= Number(m[2] ?? m[1])
      }
      const documents = ofType(conversion, 'DocumentReference').length > 0
      for (let n = 1; n <= count; n += 1) expect(documents || named.some((place) => covers(place, n))).toBe(true)
    }
  })

  it('keeps the whole message', () => {
    for (const [, text] of samples) {
      const [raw] = split(text)
      if (!raw) throw new Error('no message')
      const [binary] = ofType(readMessage(raw, { hash }), 'Binary')
      expect(utf8Text(base64Bytes(String(binary?.data)) ?? new Uint8Array())).toBe(raw.text)
    }
  })

  it('mutated in any way, neither throws nor hangs, and what it makes is read', () => {
    const edits = fc.array(
      fc.record({
        at: fc.nat(),
        cut: fc.nat(12),
        put: fc.constantFrom(
          '',
          '|',
          '^',
          '~',
          '\\',
          '&',
          '\r',
          '""',
          'MSH',
          'OBX|1|NM|',
          '\u0000',
          '\ud800',
          '\u202e',
          '9999999999',
          '-',
          '__proto__',
        ),
      }),
      { minLength: 1, maxLength: 12 },
    )
    const start = fc.constantFrom(...samples.map(([, text]) => text.slice(0, 6000)))
    fc.assert(
      fc.property(start, edits, fc.nat(), (text, list, end) => {
        let mutated = text
        for (const { at, cut, put } of list) {
          const i = at % (mutated.length + 1)
          mutated = mutated.slice(0, i) + put + mutated.slice(i + cut)
        }
        for (const raw of split(end % 3 === 0 ? mutated.slice(0, end % (mutated.length + 1)) : mutated))
          for (const reading of readings(readMessage(raw, { hash })))
            expect(reading.issues.filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('any text at all is answered', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readMessage({ text, index: 1, line: 1 }, { hash }).made.length === 1))
  })
})

describe('the header', () => {
  it('tells type, version, time and sender', () => {
    expect(withResult()).toMatchObject({
      type: 'ORU',
      trigger: 'R01',
      version: '2.5.1',
      controlId: 'M1',
      time: '2024-01-02T03:04:05+01:00',
      sender: 'HOSP / LAB',
    })
    expect(convert('MSH|^~\\&|||||||ADT')).toMatchObject({
      type: 'ADT',
      trigger: '',
      version: null,
      controlId: null,
      time: null,
      sender: null,
    })
  })

  it('takes the time of the event where the message has none, and no zone out of the air', () => {
    const conversion = convert(MSH.replace('20240102030405+0100', ''), 'EVN|A01|202401020304', PID)
    expect(conversion.time).toBe('2024-01-02T03:04:00')
  })

  it('names what it does not read, once a message, and keeps it', () => {
    const conversion = convert(MSH, PID, 'ZPD|1|own', 'ZPD|2|own', 'IN1|1')
    expect(messages(conversion).filter((text) => /Z|IN1/.test(text))).toHaveLength(2)
    expect(ofType(conversion, 'Binary')[0]?.meta).toMatchObject({ tag: [{ code: 'ZPD' }, { code: 'IN1' }] })
  })

  it('says that a message is a test, and that text may show in another order', () => {
    expect(messages(convert(MSH.replace('|P|', '|T|'), PID)).join()).toContain('as a test')
    expect(messages(withResult('OBX|1|ST|A^B^L||\u202eabc')).join()).toContain('direction')
  })
})

describe('patients', () => {
  const patient = (pid: string) => ofType(convert(MSH, pid), 'Patient')[0]

  it('are told by their record number and its assigner', () => {
    const id = patient(PID)?.id
    expect(id).toMatch(/^hl7-[0-9a-f]{32}$/)
    expect(patient('PID|1||9^^^X^SS~123^^^HOSP&2.16.840.1.113883.19.5&ISO^MR')?.id).toBe(id)
    expect(patient('PID|1||123^^^OTHER^MR')?.id).not.toBe(id)
    const plain = patient('PID|1||123')?.id
    expect(patient('PID|1|123')?.id).toBe(plain)
    expect(ofType(convert(MSH.replace('|HOSP|EHR', '|ELSEWHERE|EHR'), 'PID|1||123'), 'Patient')[0]?.id).not.toBe(plain)
  })

  it('have name, birth date, sex, numbers and death', () => {
    const conversion = convert(
      MSH,
      'PID|1||123^^^HOSP^MR||Doe^Jane^Q||197002031200|A|||1 Main St^^Town^ST^123^US^H||555-1234^PRN^PH~^NET^Internet^j@example.org|||M|||||||||||||20240101|Y',
    )
    expect(facts(conversion).patients).toMatchObject([
      { name: 'Doe, Jane Q', birthDate: { text: '1970-02-03' }, sex: 'other', mrn: '123', deceased: { text: '2024-01-01' } },
    ])
    expect(ofType(conversion, 'Patient')[0]).toMatchObject({
      telecom: [
        { system: 'phone', value: '555-1234', use: 'home' },
        { system: 'email', value: 'j@example.org' },
      ],
      address: [{ line: ['1 Main St'], city: 'Town' }],
    })
  })

  it('a deleted element is not the same as one that is not said', () => {
    expect(patient('PID|1||123^^^HOSP^MR||Doe^Jane||""')).toMatchObject({ extension: [{ valueCode: 'birthDate' }] })
    expect(patient('PID|1||123^^^HOSP^MR||Doe^Jane||')).not.toHaveProperty('extension')
  })

  it('two in one message keep what is theirs', () => {
    const other = PID.replace('123^', '456^')
    const conversion = convert(of('ADT^A17'), PID, 'PV1|1|I|||||||||||||||||V1', other, 'PV1|1|I|||||||||||||||||V2')
    expect(facts(conversion).encounters.map(({ patient }) => patient)).toEqual(facts(conversion).patients.map(({ id }) => id))
  })

  it.each([
    ['ADT^A40', 'merge'],
    ['ADT^A34', 'merge'],
    ['ADT^A18', 'merge'],
    ['ADT^A45', 'move'],
    ['ADT^A47', 'change'],
  ])('%s proposes: %s', (type, kind) => {
    const conversion = convert(of(type), PID, 'MRG|99^^^HOSP&2.16.840.1.113883.19.5&ISO^MR')
    const [to] = ofType(conversion, 'Patient')
    const [from] = ofType(convert(MSH, 'PID|1||99^^^HOSP&2.16.840.1.113883.19.5&ISO^MR'), 'Patient')
    expect(conversion.links).toEqual([{ kind, from: from?.id, to: to?.id, place: 'message 1, MRG 1' }])
    expect(messages(conversion).join()).toContain('roposed')
  })

  it('A24 links the two it names', () => {
    const conversion = convert(of('ADT^A24'), PID, PID.replace('123^', '456^'))
    expect(conversion.links).toMatchObject([{ kind: 'link' }])
  })
})

describe('visits', () => {
  it('have class, status by the event, and times', () => {
    const pv1 = 'PV1|1|I|W^101^1^H||||1^Smith^Ann||||||||||||V1^^^HOSP^VN|||||||||||||||||||||||||20240101100000|'
    expect(facts(convert(of('ADT^A01'), PID, pv1)).encounters).toMatchObject([
      { class: 'IMP', status: 'in-progress', start: { text: '2024-01-01T10:00:00+01:00' } },
    ])
    expect(facts(convert(of('ADT^A03'), PID, `${pv1}20240105`)).encounters).toMatchObject([
      { status: 'finished', end: { text: '2024-01-05' } },
    ])
    const [made] = convert(MSH, PID, pv1).made.filter(({ resource }) => resource.resourceType === 'Encounter')
    expect(made?.partial).toBe(true)
    expect(made?.resource).not.toHaveProperty('status')
  })

  it('without a number are named', () => {
    expect(messages(convert(of('ADT^A01'), PID, 'PV1|1|I|WARD')).join()).toContain('PV1 1')
  })
})

describe('problems', () => {
  it('diagnoses, problems, procedures and allergies are facts', () => {
    const found = facts(
      convert(
        of('ADT^A08'),
        PID,
        'DG1|1|I10|E11.9^Type 2 diabetes^I10C||20240101|F',
        'DG1|2|I9|250.00||20240101|W',
        'PR1|1||0W3P8ZZ^Control bleeding^I10P||20240101',
        'AL1|1|DA|70618^Penicillin^RXNORM|SV|Rash~Hives|20200101',
        'IAM|1|FA|91930004^Egg^SCT|MO|Wheeze|D',
        'PRB|AD|20240101|44054006^Diabetes^SCT|77|||20240101|||||||ACTIVE',
      ),
    )
    expect(
      found.conditions.map(({ label, code, verificationStatus, clinicalStatus }) => [
        label,
        code.system,
        verificationStatus,
        clinicalStatus,
      ]),
    ).toEqual([
      ['Type 2 diabetes', 'http://hl7.org/fhir/sid/icd-10-cm', 'confirmed', null],
      ['250.00', 'http://hl7.org/fhir/sid/icd-9', 'provisional', null],
      ['Diabetes', 'http://snomed.info/sct', null, 'active'],
    ])
    expect(found.procedures).toMatchObject([{ label: 'Control bleeding', status: 'completed', performed: { text: '2024-01-01' } }])
    expect(found.allergies).toMatchObject([
      { label: 'Penicillin', reaction: 'Rash, Hives (severe)' },
      { label: 'Egg', verificationStatus: 'entered-in-error' },
    ])
  })
})

describe('medications', () => {
  const orc = 'ORC|NW|P1^EHR|F1^PH|||||20240101||||1^Smith^Ann'

  it('orders, encoded orders and doses given are facts', () => {
    const asked = convert(of('OMP^O09'), PID, orc, 'RXO|308182^Amoxicillin 250 mg^RXNORM|1||{tbl}|||^One tablet three times a day')
    expect(facts(asked).medications).toMatchObject([
      { label: 'Amoxicillin 250 mg', status: 'active', dosage: 'One tablet three times a day' },
    ])
    const encoded = convert(
      of('RDE^O11'),
      PID,
      orc,
      'TQ1|1||TID||||20240101|20240110',
      'RXO|308182^Amoxicillin^RXNORM|1',
      'RXE||308182^Amoxicillin^RXNORM|250||mg',
      'RXR|PO^Oral^HL70162',
    )
    expect(facts(encoded).medications).toMatchObject([
      { dosage: 'dose 250 mg, TID, Oral', start: { text: '2024-01-01' }, end: { text: '2024-01-10' } },
    ])
    const stopped = convert(of('RDE^O11'), PID, orc.replace('NW', 'DC'), 'RXE||308182^Amoxicillin^RXNORM|250||mg')
    expect(facts(stopped).medications).toMatchObject([{ status: 'stopped' }])
    expect(ofType(stopped, 'MedicationRequest')[0]?.id).toBe(ofType(encoded, 'MedicationRequest')[0]?.id)
    const given = convert(
      of('RAS^O17'),
      PID,
      orc,
      'RXA|0|1|202401011000||308182^Amoxicillin^RXNORM|250|mg||||||||||||||CP',
      'RXR|PO^Oral^HL70162',
    )
    expect(facts(given).medications).toMatchObject([{ source: 'MedicationAdministration', status: 'completed' }])
  })

  it('what was dispensed is kept', () => {
    const conversion = convert(of('RDS^O13'), PID, orc, 'RXD|1|308182^Amoxicillin^RXNORM|20240101|30|{tbl}||RX1')
    expect(ofType(conversion, 'MedicationDispense')).toMatchObject([{ quantity: { value: 30 }, whenHandedOver: '2024-01-01' }])
  })

  it('vaccines are given, refused or taken back', () => {
    const vaccine = (rest: string) =>
      facts(
        convert(
          of('VXU^V04'),
          PID,
          'ORC|RE||65930^IIS',
          `RXA|0|1|20240101||08^HepB^CVX|0.5|mL|||||||||||${rest}`,
          'RXR|IM^Intramuscular^HL70162',
        ),
      ).immunizations
    expect(vaccine('||||CP|A'.slice(1))).toMatchObject([{ label: 'HepB', status: 'completed', occurrence: { text: '2024-01-01' } }])
    expect(vaccine('00^Parental decision^NIP002||RE')).toMatchObject([{ status: 'not-done' }])
    expect(vaccine('||CP|D')).toMatchObject([{ status: 'entered-in-error' }])
  })
})

describe('orders and documents', () => {
  it('an order is a ServiceRequest, not a report', () => {
    const conversion = convert(of('OML^O21'), PID, 'ORC|NW|P1^EHR', OBR, 'OBX|1|NM|3141-9^Weight^LN||70|kg')
    expect(ofType(conversion, 'ServiceRequest')).toMatchObject([{ status: 'active', intent: 'order', code: { text: 'Metabolic panel' } }])
    expect(ofType(conversion, 'DiagnosticReport')).toEqual([])
    expect(facts(conversion).observations).toHaveLength(1)
  })

  it('a document carries its text; numbers in it stay results', () => {
    const conversion = convert(
      of('MDM^T02'),
      PID,
      'TXA|1|DS^Discharge summary^L|TX|20240101|1^Smith^Ann|202401021200|||1^Smith^Ann|||D1^DOC|||||AU',
      'OBX|1|TX|1^Body^L||Admitted with fever.',
      'OBX|2|TX|1^Body^L||Went home well.',
      'OBX|3|NM|8310-5^Temperature^LN||37.2|Cel',
    )
    expect(facts(conversion).documents).toMatchObject([
      {
        label: 'Discharge summary',
        text: 'Admitted with fever.\nWent home well.',
        author: 'Ann Smith',
        date: { text: '2024-01-02T12:00:00+01:00' },
      },
    ])
    expect(facts(conversion).observations).toMatchObject([{ loinc: '8310-5' }])
  })
})
