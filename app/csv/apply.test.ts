import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactJson } from '../chart/made.ts'
import { readResource } from '../fhir/read.ts'
import { asSet, code, mappingOf, readCells, readText } from './mapping.test-help.ts'

const CLINIC = `Patient;Name;Geburtsdatum;Geschlecht;Datum;Glukose (mg/dl);Kalium;CRP;Diagnosen;Befund
4711;Müller, Änne;05.03.1950;w;01.02.2024;97,5;4,10;<5;E11.9, I10;"Keine Beschwerden;
RR stabil"
4712;Meier, Jan;25.12.1961;männlich;01.02.2024;1.104,0;4,0 H;neg;;
4711;Müller, Änne;05.03.1950;w;03.02.2024;k.A.;5,2 mmol/L;12;Migräne;
`
const CLINIC_MAPPING = mappingOf(CLINIC, {
  Patient: 'patient-key',
  Name: 'name',
  Geburtsdatum: 'birth-date',
  Geschlecht: 'sex',
  Datum: { role: 'time', timeForm: 'date' },
  'Glukose (mg/dl)': { role: 'concept', concept: 'glucose', code: '2345-7', unit: 'mg/dL', missing: ['k.A.'] },
  Kalium: 'is potassium',
  CRP: 'is crp',
  Diagnosen: 'diagnosis',
  Befund: 'free-text',
})

const value = (made: ReturnType<typeof readText>, text: string) =>
  made.of('Observation').filter(({ resource }) => (resource.code as { text: string }).text === text)

describe('a wide table of visits', () => {
  const read = readText(CLINIC, CLINIC_MAPPING)

  it('makes one Patient for each key', () => {
    expect(read.of('Patient').map(({ resource, partial }) => [resource, partial])).toEqual([
      [
        {
          resourceType: 'Patient',
          id: expect.stringMatching(/^tab-[0-9a-f]{32}$/),
          identifier: [{ system: 'urn:wardlight:source:local', value: '4711' }],
          name: [{ text: 'Müller, Änne', family: 'Müller', given: ['Änne'] }],
          birthDate: '1950-03-05',
          gender: 'female',
        },
        true,
      ],
      [expect.objectContaining({ birthDate: '1961-12-25', gender: 'male' }), true],
    ])
  })

  it('reads a decimal comma, thousands, comparators, flags and a unit in the cell', () => {
    expect(value(read, 'Glukose (mg/dl)').map(({ resource }) => resource.valueQuantity)).toEqual([
      { value: 97.5, unit: 'mg/dl', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
      { value: 1104, unit: 'mg/dl', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
    ])
    expect(value(read, 'CRP').map(({ resource }) => resource.valueQuantity ?? resource.valueString)).toEqual([
      expect.objectContaining({ value: 5, comparator: '<' }),
      'neg',
      expect.objectContaining({ value: 12 }),
    ])
    expect(value(read, 'Kalium')[1]?.resource).toMatchObject({ interpretation: [{ coding: [{ code: 'H' }] }] })
    expect(value(read, 'Kalium')[2]?.resource.valueQuantity).toMatchObject({ unit: 'mmol/L', code: 'mmol/L' })
  })

  it('keeps a number to the letter', () => {
    const made = value(read, 'Kalium')[0]
    expect(made?.decimal).toBe('4.10')
    const raw = made === undefined ? '' : exactJson(made)
    expect(JSON.parse(raw)).toEqual(made?.resource)
    const { facts } = readResource(raw, JSON.parse(raw), { path: '' })
    expect(facts.observations[0]?.value).toEqual({ kind: 'quantity', value: 4.1, text: '4.10', unit: 'mmol/L', comparator: null })
  })

  it('says where each came from and what was changed', () => {
    expect(value(read, 'Kalium')[0]).toMatchObject({
      place: 'row 2, column Kalium',
      changes: [
        { kind: 'time', path: 'effectiveDateTime', from: '01.02.2024', to: '2024-02-01' },
        { kind: 'value', path: 'valueQuantity.value', from: '4,10', to: '4.10' },
      ],
    })
  })

  it('reads several codes of one cell, and words', () => {
    expect(read.of('Condition').map(({ resource }) => [resource.code, resource.recordedDate])).toEqual([
      [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'E11.9' }], text: 'E11.9' }, '2024-02-01'],
      [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }], text: 'I10' }, '2024-02-01'],
      [{ text: 'Migräne' }, '2024-02-03'],
    ])
  })

  it('keeps free text as a document that the reader can show', () => {
    const note = read.of('DocumentReference')[0]
    const { facts, usable } = readResource(JSON.stringify(note?.resource), note?.resource, { path: '' })
    expect(usable).toBe(true)
    expect(facts.documents[0]?.text).toBe('Keine Beschwerden;\nRR stabil')
    expect(facts.documents[0]?.date?.text).toBe('2024-02-01')
  })

  it('makes only what the reader of facts takes', () => {
    for (const { resource } of read.made) {
      const { usable, issues } = readResource(JSON.stringify(resource), resource, { path: '' })
      expect([usable, issues.filter(({ severity }) => severity === 'error')]).toEqual([true, []])
      expect(resource.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/)
    }
  })
})

describe('a long table', () => {
  const LONG = `subject,when,test,result,unit,who
a1,2024-01-05 08:00,K+,4.1,mEq/l,lab
a1,2024-01-05 08:00,Glu,97,mg/dl,lab
a1,2024-01-05 08:00,Glu,97,mg/dl,ward
a1,2024-01-05 08:00,Glu,104,mg/dl,lab
a1,2024-01-05 08:00,XYZ,7,,lab
a1,2024-01-05 08:00,Sex,f,,lab
a1,2024-01-05 08:00,,7,,lab
,2024-01-05 08:00,Glu,99,mg/dl,lab
Total,,,,,5
a1,2024-01-05 08:00,Age,74,,lab
a1,2024-01-05 08:00,Na,NA,,lab
`
  const mapping = mappingOf(
    LONG,
    {
      subject: 'patient-key',
      when: { role: 'time', timeForm: 'datetime' },
      test: 'code',
      result: 'value',
      unit: 'unit',
    },
    [
      code('K+', 'potassium'),
      code('Glu', 'glucose'),
      code('Na', 'sodium'),
      code('Sex', null, { role: 'sex' }),
      code('Age', null, { role: 'age' }),
    ],
  )
  const read = readText(LONG, mapping)
  const observations = read.of('Observation').map(({ resource }) => resource)

  it('takes the code, the value and the unit of each row', () => {
    expect(observations[0]).toMatchObject({
      code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'K+' },
      effectiveDateTime: '2024-01-05T08:00:00',
      valueQuantity: { value: 4.1, unit: 'mEq/l', code: 'meq/L' },
    })
    expect(read.of('Observation')[0]?.changes).toContainEqual(expect.objectContaining({ kind: 'unit', from: 'mEq/l', to: 'meq/L' }))
  })

  it('keeps two values of one time apart, and a repeated one once', () => {
    const glucose = observations.filter((one) => (one.code as { text: string }).text === 'Glu')
    expect(glucose.map((one) => (one.valueQuantity as { value: number }).value)).toEqual([97, 104])
    expect(new Set(glucose.map(({ id }) => id)).size).toBe(2)
    expect(read.issues).toContainEqual(expect.objectContaining({ code: 'duplicate', severity: 'information', path: 'row 4' }))
  })

  it('keeps a code it does not know under the name of the source', () => {
    expect(observations).toContainEqual(
      expect.objectContaining({ code: { coding: [{ system: 'urn:wardlight:source:local', code: 'XYZ' }], text: 'XYZ' } }),
    )
  })

  it('reads sex and age from their codes', () => {
    expect(read.of('Patient').map(({ resource }) => resource.gender)).toContain('female')
    expect(observations).toContainEqual(
      expect.objectContaining({
        code: { coding: [{ system: 'http://loinc.org', code: '30525-0' }], text: 'Age' },
        valueQuantity: expect.objectContaining({ value: 74, code: 'a' }),
      }),
    )
  })

  it('says what it did not take, with row and column', () => {
    const said = read.issues.map(({ severity, path }) => `${severity} ${path}`)
    expect(said).toContain('warning row 8, column result')
    expect(said).toContain('error row 9, column subject')
    expect(said).toContain('information row 10')
    expect(said).toContain('information column who')
  })
})

describe('sex', () => {
  const genders = (header: string, ...cells: string[]) => {
    const text = `id,x,${header}\n${cells.map((cell, i) => `p${i},,${cell}`).join('\n')}\n`
    const read = readText(text, mappingOf(text, { id: 'patient-key', [header]: 'sex' }))
    return {
      of: read.of('Patient').flatMap(({ resource }) => (resource.gender === undefined ? [] : [resource.gender])),
      issues: read.issues,
    }
  }
  it.each([
    ['M', 'male'],
    ['F', 'female'],
    ['männlich', 'male'],
    ['Frau', 'female'],
    ['hombre', 'male'],
    ['mujer', 'female'],
    ['femme', 'female'],
    ['divers', 'other'],
    ['unknown', 'unknown'],
  ])('%s', (cell, expected) => {
    expect(genders('sex', cell).of).toEqual([expected])
  })
  // ISO/IEC 5218:2022: 1 male, 2 female, 0 not known, 9 not applicable.
  it('1 and 2 are male and female', () => {
    expect(genders('sex', '1', '2', '1.0', '9').of.sort()).toEqual(['female', 'male', 'male'])
  })
  it('0 and 1 may be either, which is said once', () => {
    const { of, issues } = genders('sex', '0', '1', '0')
    expect(of).toEqual([])
    expect(issues.filter(({ path }) => path === 'column sex')).toHaveLength(1)
  })
  it('0 and 1 under a name that says which', () => {
    expect(genders('female', '0', '1').of).toEqual(['male', 'female'])
    expect(genders('Sex (1=F 0=M)', '1', '0').of).toEqual(['female', 'male'])
  })
})

describe('times', () => {
  const times = (text: string, said: Parameters<typeof mappingOf>[1]) => {
    const read = readText(text, mappingOf(text, { id: 'patient-key', hr: 'is heart_rate', ...said }))
    return { of: read.of('Observation').map(({ resource }) => resource.effectiveDateTime ?? resource.extension), issues: read.issues }
  }
  it('joins a date and a time of day', () => {
    const text = 'id,date,clock,hr\n1,2024-01-05,07:30,80\n1,2024-01-05,,81\n'
    expect(times(text, { date: { role: 'time', timeForm: 'date' }, clock: { role: 'time', timeForm: 'elapsed-clock' } }).of).toEqual([
      '2024-01-05T07:30:00',
      '2024-01-05',
    ])
  })
  it('keeps elapsed time as it is, and says once that there are no dates', () => {
    const found = times('id,h,hr\n1,1.5,80\n1,2,81\n', { h: { role: 'time', timeForm: 'elapsed-hours' } })
    expect(found.of).toEqual([
      [{ url: 'urn:wardlight:elapsed', valueString: 'PT1.5H' }],
      [{ url: 'urn:wardlight:elapsed', valueString: 'PT2H' }],
    ])
    expect(found.issues).toHaveLength(1)
  })
  it('reads days of a spreadsheet and seconds since 1970', () => {
    expect(times('id,t,hr\n1,45292.5,80\n', { t: { role: 'time', timeForm: 'serial' } }).of).toEqual(['2024-01-01T12:00:00'])
    expect(times('id,t,hr\n1,1700000000,80\n', { t: { role: 'time', timeForm: 'epoch' } }).of).toEqual(['2023-11-14T22:13:20Z'])
  })
  it('takes no date that may be two', () => {
    const found = times('id,t,hr\n1,03/04/2024,80\n', { t: { role: 'time', timeForm: 'date' } })
    expect(found.of).toEqual([undefined])
    expect(found.issues[0]).toMatchObject({ path: 'row 2, column t', severity: 'warning' })
  })
})

describe('other cells', () => {
  const read = (text: string, said: Parameters<typeof mappingOf>[1]) => readText(text, mappingOf(text, { id: 'patient-key', ...said }))

  it('tells ICD-9 by the codes that only it has', () => {
    const text = 'id,dx\n1,250.83\n2,V27\n3,8\n4,E812\n'
    expect(
      read(text, { dx: 'diagnosis' })
        .of('Condition')
        .map(({ resource }) => (resource.code as { coding: unknown[] }).coding[0]),
    ).toEqual([
      { system: 'http://hl7.org/fhir/sid/icd-9-cm', code: '250.83' },
      { system: 'http://hl7.org/fhir/sid/icd-9-cm', code: 'V27' },
      { system: 'http://hl7.org/fhir/sid/icd-9-cm', code: '008' },
      { system: 'http://hl7.org/fhir/sid/icd-9-cm', code: 'E812' },
    ])
  })
  it('keeps a code of either classification as text', () => {
    const found = read('id,dx\n1,V27\n', { dx: 'diagnosis' })
    expect(found.of('Condition')[0]?.resource.code).toEqual({ text: 'V27' })
    expect(found.issues.map(({ path }) => path)).toContain('column dx')
  })
  it('puts the point into a code of ICD-10', () => {
    expect(read('id,dx\n1,E119\n', { dx: 'diagnosis' }).of('Condition')[0]).toMatchObject({
      resource: { code: { coding: [{ code: 'E11.9' }], text: 'E119' } },
      changes: [{ kind: 'code', from: 'E119', to: 'E11.9' }],
    })
  })
  it('takes drugs from cells and from the names of columns', () => {
    const found = read('id,drugs,insulin\n1,metformin; aspirin 100 mg,Steady\n2,,No\n', { drugs: 'drug', insulin: 'drug' })
    expect(found.of('MedicationStatement').map(({ resource }) => [resource.medicationCodeableConcept, resource.dosage])).toEqual([
      [{ text: 'metformin' }, undefined],
      [{ text: 'aspirin 100 mg' }, undefined],
      [{ text: 'insulin' }, [{ text: 'Steady' }]],
    ])
  })
  it('makes one visit for each key, and points to it', () => {
    const found = read('id,visit,hr\n1,v1,80\n1,v1,82\n1,v2,84\n', { visit: 'encounter-key', hr: 'is heart_rate' })
    expect(found.of('Encounter')).toHaveLength(2)
    const ids = found.of('Encounter').map(({ resource }) => `Encounter/${resource.id}`)
    expect(found.of('Observation').map(({ resource }) => (resource.encounter as { reference: string }).reference)).toEqual([
      ids[0],
      ids[0],
      ids[1],
    ])
  })
  it('takes no zero of SAS for a measurement, and says so', () => {
    const found = read('id,alb,gcs\n1,5.397605346934028e-79,5.397605346934028e-79\n', { alb: 'is albumin', gcs: 'is gcs' })
    expect(found.of('Observation').map(({ resource }) => (resource.valueQuantity as { value: number }).value)).toEqual([0])
    expect(found.issues[0]).toMatchObject({ path: 'row 2, column alb' })
  })
  it('splits a blood pressure', () => {
    const found = read('id,bp\n1,120/80\n', { bp: 'is bp_panel' }).of('Observation')[0]?.resource
    const { facts } = readResource(JSON.stringify(found), found, { path: '' })
    expect(facts.observations.map(({ loinc, value }) => [loinc, value.kind === 'quantity' ? value.value : null])).toEqual([
      ['8480-6', 120],
      ['8462-4', 80],
    ])
  })
  it('takes 132539.0 for 132539', () => {
    const found = read('id,hr\n132539.0,80\n', { hr: 'is heart_rate' }).of('Patient')[0]
    expect(found).toMatchObject({ resource: { identifier: [{ value: '132539' }] }, changes: [{ kind: 'identifier', from: '132539.0' }] })
  })
  it('says that two rows disagree about a person', () => {
    const found = read('id,born\n1,1950-01-01\n1,1951-01-01\n', { born: 'birth-date' })
    expect(found.issues).toContainEqual(expect.objectContaining({ code: 'conflict', path: 'row 3, column id' }))
  })
  it('takes no text for a key or a code', () => {
    const long = 'x'.repeat(201)
    const found = read(`id,visit,hr\n${long},v1,80\n1,${long},80\n`, { visit: 'encounter-key', hr: 'is heart_rate' })
    expect(found.of('Observation')).toHaveLength(1)
    expect(found.of('Encounter')).toEqual([])
    expect(found.issues.filter(({ code: why }) => why === 'too-long').map(({ path }) => path)).toEqual([
      'row 2, column id',
      'row 3, column visit',
    ])
  })
  it('says of two values for one result that the second was left', () => {
    const text = 'id,test,value,number\n1,K,4.1,4.10\n1,Na,140,14\n'
    const mapping = mappingOf(text, { id: 'patient-key', test: 'code', value: 'value', number: 'value' }, [
      code('K', 'potassium'),
      code('Na', 'sodium'),
    ])
    expect(readText(text, mapping).issues).toContainEqual(expect.objectContaining({ code: 'conflict', path: 'row 3, column number' }))
  })
  it('leaves rows out that sum up, and a header that comes again', () => {
    const found = read('id,hr\n1,80\nMean,81\nid,hr\nTotal:,161\n', { hr: 'is heart_rate' })
    expect(found.of('Patient')).toHaveLength(1)
    expect(found.issues.filter(({ path }) => path.startsWith('row')).map(({ path, severity }) => [path, severity])).toEqual([
      ['row 3', 'information'],
      ['row 4', 'information'],
      ['row 5', 'information'],
    ])
  })
  it('gives a value its unit from the column behind it', () => {
    const found = read('id,glu,glu_unit\n1,5.4,mmol/l\n2,97,\n', { glu: 'is glucose', glu_unit: 'unit' })
    expect(found.of('Observation').map(({ resource }) => (resource.valueQuantity as { code: string }).code)).toEqual(['mmol/L', 'mg/dL'])
  })
  it('says that a number has no unit', () => {
    const found = read('id,glu\n1,5.4\n', { glu: { role: 'concept', concept: 'glucose', code: '2345-7' } })
    expect(found.of('Observation')[0]?.resource.valueQuantity).toEqual({ value: 5.4 })
    expect(found.issues).toContainEqual(expect.objectContaining({ code: 'required', path: 'column glu' }))
  })
  it('takes signs out that cannot be seen', () => {
    const found = read('id,note\n1,abc\u202edef\n', { note: 'is avpu' }).of('Observation')[0]
    expect(found).toMatchObject({ resource: { valueString: 'abcdef' }, changes: [{ kind: 'text' }] })
  })
  it('does not take an age for a birth date', () => {
    const found = read('id,age\n1,54\n', { age: 'age' })
    expect([found.of('Observation'), found.of('Patient')[0]?.resource.birthDate]).toEqual([[], undefined])
    expect(found.issues.map(({ path }) => path)).toContain('column age')
  })
  it('names the sheet of a workbook', () => {
    const text = 'id,hr\n1,80\n'
    const mapping = mappingOf(text, { id: 'patient-key', hr: 'is heart_rate' })
    const found = readText(text, { ...mapping, format: { ...mapping.format, sheet: 'Vitals' } })
    expect(found.of('Observation')[0]?.place).toBe('sheet Vitals, row 2, column hr')
  })
})

describe('whatever the order', () => {
  const header = 'id,sex,visit,day,hr,k,dx,drug'
  const row = fc.tuple(
    fc.constantFrom('p1', 'p2', 'p3', ''),
    fc.constantFrom('1', '2', 'f', ''),
    fc.constantFrom('v1', 'v2', ''),
    fc.constantFrom('2024-01-05', '2024-01-06', '03/04/2024', ''),
    fc.constantFrom('80', '<40', '90.0', 'neg', ''),
    fc.constantFrom('4.1', '4,5', '5 mmol/L', ''),
    fc.constantFrom('250.01', 'V27', 'E11.9', 'asthma', ''),
    fc.constantFrom('aspirin', 'yes', 'no', ''),
  )
  const said = {
    id: 'patient-key',
    sex: 'sex',
    visit: 'encounter-key',
    day: 'time',
    hr: 'is heart_rate',
    k: 'is potassium',
    dx: 'diagnosis',
    drug: 'drug',
  } as const
  const mapping = mappingOf(`${header}\np1,1,v1,2024-01-05,80,4.1,asthma,yes\np2,2,v2,2024-01-06,81,4.2,x,no\n`, said)

  it('shuffled and repeated rows give the same set of resources', () => {
    const rows = fc.array(row, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all))),
        ([all, shuffled, again]) => {
          expect(asSet(readCells([...shuffled, ...again], mapping))).toEqual(asSet(readCells(all, mapping)))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('never throws, and ids are ids, whatever the cells', () => {
    const cells = fc.array(
      fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('__proto__', 'constructor', '\u202e', '9'.repeat(400), '1e999')),
      {
        minLength: 8,
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 5 }), (rows) => {
        for (const { resource } of readCells(rows, mapping)) {
          expect(resource.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/)
          expect(readResource(JSON.stringify(resource), resource, { path: '' }).usable).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
