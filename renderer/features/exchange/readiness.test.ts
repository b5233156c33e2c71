import { describe, expect, it } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import { type Choice, exportBlocked, patientsOf } from './readiness.ts'

const person = (id: string) => ({ id: patientId(id), name: id })
const choice = (more: Partial<Choice>): Choice => ({
  kind: 'csv',
  whose: 'everybody',
  picked: [],
  opened: null,
  passphrase: { first: '', second: '' },
  ...more,
})

describe('whose', () => {
  it('is null for everybody, else those who are named', () => {
    expect(patientsOf(choice({}))).toBeNull()
    expect(patientsOf(choice({ whose: 'open', opened: person('a') }))).toEqual(['a'])
    expect(patientsOf(choice({ whose: 'picked', picked: [person('a'), person('b')] }))).toEqual(['a', 'b'])
    expect(patientsOf(choice({ whose: 'open' }))).toEqual([])
  })
})

describe('exportBlocked', () => {
  it('asks for somebody, never writing everybody instead of nobody', () => {
    expect(exportBlocked(choice({}))).toBeNull()
    expect(exportBlocked(choice({ whose: 'picked' }))).not.toBeNull()
    expect(exportBlocked(choice({ whose: 'open' }))).not.toBeNull()
  })
  it('a patient summary is of exactly one', () => {
    const ips = (ids: readonly string[]) => exportBlocked(choice({ kind: 'ips', whose: 'picked', picked: ids.map(person) }))
    expect(ips(['a'])).toBeNull()
    expect(ips([])).not.toBeNull()
    expect(ips(['a', 'b'])).not.toBeNull()
    expect(exportBlocked(choice({ kind: 'ips' }))).not.toBeNull()
  })
  it('a transfer bundle needs a passphrase of 10 characters, twice the same', () => {
    const transfer = (first: string, second = first) => exportBlocked(choice({ kind: 'transfer', passphrase: { first, second } }))
    expect(transfer('0123456789')).toBeNull()
    expect(transfer('012345678')).not.toBeNull()
    expect(transfer('0123456789', '012345678x')).toContain('not the same')
    expect(transfer('')).not.toBeNull()
  })
})
