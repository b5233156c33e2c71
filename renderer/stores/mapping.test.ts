import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MappingChoice, MappingPreview } from '#app/contract/intake.ts'
import { forgetPatients } from './forget.ts'
import { useIntake } from './intake.ts'
import {
  asBelieved,
  blockedBy,
  chooseColumn,
  chooseFormat,
  closeMapping,
  confirmMapping,
  nameMapping,
  openMapping,
  SETTLE_MS,
  useMapping,
} from './mapping.ts'

type Asked = Readonly<{ name: string; input: MappingChoice; answer: (value: unknown) => Promise<void>; refuse: () => Promise<void> }>
let asked: Asked[] = []

const turn = async () => {
  for (let i = 0; i < 8; i += 1) await Promise.resolve()
}

/** The bridge, held open: each question waits for the test to answer it, in any order. */
const hold = (name: string, json: string): Promise<string> =>
  new Promise((resolve) => {
    const reply = async (answer: unknown) => {
      resolve(JSON.stringify(answer))
      await turn()
    }
    asked.push({
      name,
      input: JSON.parse(json) as MappingChoice,
      answer: (value) => reply({ ok: true, value }),
      refuse: () => reply({ ok: false, error: { kind: 'Conflict', message: 'no' } }),
    })
  })

const preview = (name: string, problems: readonly string[] = []): MappingPreview => ({
  waiting: { id: 'w', kind: 'mapping', file: 'a.csv', origin: 'A', reasons: [], rows: 1, at: '2026-11-22T00:00:00Z' },
  name,
  mapping: {
    format: { delimiter: ',', encoding: 'utf-8', header: true, decimal: '.', dateOrder: null, missing: [''], sheet: null },
    layout: 'wide',
    columns: [],
    codes: [],
    patientKey: 0,
    timeColumn: null,
    signature: 's',
  },
  rows: [],
  problems: [...problems],
})

const column = (index: number, concept: string) => ({ index, role: 'concept' as const, concept, unit: null })
const settle = async () => {
  vi.advanceTimersByTime(SETTLE_MS)
  await turn()
}
const blocked = () => blockedBy(useMapping.getState(), 'wait', 'name')

beforeEach(() => {
  asked = []
  vi.useFakeTimers()
  vi.stubEnv('DEV', false)
  vi.stubGlobal('window', { wardlight: { invoke: hold, onPush: () => () => undefined } })
})
afterEach(() => {
  forgetPatients()
  vi.useRealTimers()
})

describe('the live preview', () => {
  it('asks once for several quick choices, and only with what the person said', async () => {
    openMapping('w')
    expect(asked[0]?.input).toEqual({ id: 'w', name: '', columns: [], codes: [] })
    await asked[0]?.answer(preview('believed'))
    chooseColumn(column(3, 'sodium'))
    chooseColumn(column(3, 'potassium'))
    chooseFormat({ decimal: ',' })
    expect(asked).toHaveLength(1)
    await settle()
    expect(asked).toHaveLength(2)
    expect(asked[1]?.input).toMatchObject({ name: 'believed', columns: [column(3, 'potassium')], format: { decimal: ',' } })
  })
  it('shows the answer to the latest choice, however late an older one comes', async () => {
    openMapping('w')
    await asked[0]?.answer(preview('first'))
    chooseColumn(column(1, 'sodium'))
    await settle()
    chooseColumn(column(1, 'potassium'))
    await settle()
    await asked[2]?.answer(preview('latest'))
    await asked[1]?.answer(preview('older'))
    expect(useMapping.getState().preview.value?.name).toBe('latest')
  })
  it('drops what was said of columns that another delimiter does away with, and keeps it through a decimal sign', async () => {
    openMapping('w')
    await asked[0]?.answer(preview('p'))
    chooseColumn(column(1, 'sodium'))
    chooseFormat({ decimal: ',' })
    expect(useMapping.getState().columns).toHaveLength(1)
    chooseFormat({ delimiter: ';' })
    expect(useMapping.getState()).toMatchObject({ columns: [], format: { decimal: ',', delimiter: ';' } })
    asBelieved()
    expect(useMapping.getState()).toMatchObject({ columns: [], format: {} })
  })
  it('does not come back after the screen was left', async () => {
    openMapping('w')
    closeMapping()
    await asked[0]?.answer(preview('late'))
    expect(useMapping.getState()).toMatchObject({ id: null, preview: { value: null } })
  })
})

describe('confirming', () => {
  it('is kept back while rows are being read again, without a name, and with a problem', async () => {
    openMapping('w')
    expect(blocked()).toBe('wait')
    await asked[0]?.answer(preview('p', ['No column says whose row it is.']))
    expect(blocked()).toBe('No column says whose row it is.')
    chooseColumn(column(0, 'sodium'))
    expect(blocked()).toBe('wait')
    await settle()
    await asked[1]?.answer(preview('p'))
    expect(blocked()).toBeNull()
    nameMapping('  ')
    expect(blocked()).toBe('name')
  })
  it('shows the job that it starts; a refusal leaves everything as typed', async () => {
    openMapping('w')
    await asked[0]?.answer(preview('p'))
    nameMapping('Ward 3')
    const refused = confirmMapping()
    await turn()
    expect(asked[1]).toMatchObject({ name: 'intake.mapping.confirm', input: { id: 'w', name: 'Ward 3' } })
    await asked[1]?.refuse()
    expect(await refused).toBe(false)
    expect(useMapping.getState()).toMatchObject({ id: 'w', name: 'Ward 3', confirming: false, failure: { message: 'no' } })
    const done = confirmMapping()
    await turn()
    await asked[2]?.answer({ id: 'job-1', state: 'running' })
    expect(await done).toBe(true)
    expect(useMapping.getState().id).toBeNull()
    expect(useIntake.getState().shown).toBe('job-1')
  })
})
