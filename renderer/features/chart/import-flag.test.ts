import { expect, it } from 'vitest'
import { importFlag } from './import-flag.ts'

it('a value flagged on import says so in words; one in order, or never judged, says nothing', () => {
  expect(importFlag({ flag: { level: 'implausible', kind: 'unit', reason: 'Looks like pounds.' } })).toEqual({
    word: 'Unit, implausible',
    sentence: 'flagged on import (Unit, implausible): Looks like pounds.',
  })
  expect(importFlag({ flag: { level: 'unusual', kind: null, reason: 'x' } })?.word).toBe('unusual')
  expect(importFlag({ flag: { level: 'ok', kind: null, reason: '' } })).toBeNull()
  expect(importFlag({})).toBeNull()
})
