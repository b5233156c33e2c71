import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patientId } from '#app/contract/ids.ts'
import { compared, marked } from './difference.ts'

const side = (more: object = {}) => ({
  patient: patientId('1'),
  name: 'Osei, Abena',
  birthDate: '1955-03-14',
  sex: 'female',
  mrn: '1',
  facts: 1,
  ...more,
})

describe('compared', () => {
  it('tells the same from different, and neither from what is missing', () => {
    const lines = compared(side({ mrn: null }), side({ name: 'Osei, Abeena', sex: 'unknown' }))
    expect(lines.map((line) => line.state)).toEqual(['differs', 'same', 'missing', 'missing'])
  })
})

describe('marked', () => {
  const said = (own: string, other: string) =>
    marked(own, other)
      .map((piece) => (piece.differs ? `[${piece.text}]` : piece.text))
      .join('')
  it('marks the letters the other does not have', () => {
    expect(said('Lindqvist', 'Lindquist')).toBe('Lind[qv]ist'.replace('[qv]', 'q[v]'))
    expect(said('Abena331', 'Abena')).toBe('Abena[331]')
    expect(said('Abena', 'Abena331')).toBe('Abena')
  })
  it('marks no letters where the two have little in common', () => {
    expect(said('SYN-4417-0923', 'GHH-88213')).toBe('SYN-4417-0923')
  })
  it('gives the text back whole, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (own, other) => {
        expect(
          marked(own, other)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(own)
      }),
    )
  })
})
