import { describe, expect, it } from 'vitest'
import { hash, mappingOf } from './mapping.test-help.ts'
import { mappingProblems, previewRows, withChoices } from './preview.ts'

const TABLE = 'id,day,glu,k,note\n7.0,2024-01-05,97,<4.10,ok\n,2024-01-05,97,4,\n'
const mapping = mappingOf(TABLE, { id: 'patient-key', day: { role: 'time', timeForm: 'date' }, glu: 'is glucose', k: 'is potassium' })
const rows = [
  { line: 2, cells: ['7.0', '2024-01-05', '97', '<4.10', 'ok'] },
  { line: 3, cells: ['', '2024-01-05', '97', '4', ''] },
]

describe('previewRows', () => {
  it('shows what would be stored, with what the gate says', () => {
    const [first, second] = previewRows({ mapping, hash }, rows, ({ resource }) => ({
      level: 'ok',
      reason: (resource.code as { text: string }).text,
    }))
    expect(first).toEqual({
      line: 2,
      patient: '7',
      time: '2024-01-05',
      cells: ['7.0', '2024-01-05', '97', '<4.10', 'ok'],
      facts: [
        { label: 'Glucose', value: '97', unit: 'mg/dL', level: 'ok', reason: 'glu' },
        { label: 'Potassium', value: '<4.10', unit: 'mmol/L', level: 'ok', reason: 'k' },
      ],
      problems: [],
    })
    expect(second).toMatchObject({ patient: null, facts: [], problems: ['row 3, column id: This row names no patient and was not taken.'] })
  })
})

describe('withChoices', () => {
  const none = { columns: [], codes: [] }
  it('leaves a mapping as it is where nothing is chosen', () => {
    expect(withChoices(mapping, none)).toEqual({ mapping, problems: [] })
  })

  it('takes another concept with its code, and the unit that was chosen', () => {
    const columns = [{ index: 2, role: 'concept' as const, concept: 'creatinine', unit: 'umol/L' }]
    const chosen = withChoices(mapping, { columns, codes: [] }).mapping.columns[2]
    expect(chosen).toMatchObject({ concept: 'creatinine', code: '2160-0', unit: 'umol/L', confidence: 1 })
  })

  it('keeps what the person confirmed without a change, with its evidence', () => {
    const columns = [{ index: 2, role: 'concept' as const, concept: 'glucose', unit: null }]
    expect(withChoices(mapping, { columns, codes: [] }).mapping).toEqual(mapping)
  })

  it('says why it cannot be used', () => {
    const two = { columns: [{ index: 4, role: 'patient-key' as const, concept: null, unit: null }], codes: [] }
    expect(withChoices(mapping, two).problems).toEqual(['Two columns name the patient (id, note). Choose one.'])
    const ignored = { columns: [{ index: 0, role: 'ignore' as const, concept: null, unit: null }], codes: [] }
    expect(withChoices(mapping, ignored)).toMatchObject({ problems: ['No column names the patient.'], mapping: { patientKey: null } })
    const values = { columns: [{ index: 4, role: 'code' as const, concept: null, unit: null }], codes: [] }
    expect(withChoices(mapping, values).problems).toEqual(['A column names what was measured, and none holds its value.'])
    expect(mappingProblems(mappingOf(TABLE, { id: 'patient-key', day: 'time' }))).toEqual(['No column holds anything to store.'])
  })

  it('moves the time and the format', () => {
    const changed = withChoices(mapping, {
      columns: [{ index: 1, role: 'ignore', concept: null, unit: null }],
      codes: [],
      format: { decimal: ',', dateOrder: 'dmy' },
    })
    expect(changed.mapping).toMatchObject({ timeColumn: null, layout: 'wide', format: { decimal: ',', dateOrder: 'dmy', delimiter: ',' } })
  })
})
