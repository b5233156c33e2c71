import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ScanError, scanText } from './bundle-scanner.ts'
import {
  cyclicResources,
  deepText,
  duplicateKeyText,
  hostileBundleText,
  hostileFile,
  hostileNdjson,
  hostileResourceText,
  prototypeKeyText,
} from './hostile.test-help.ts'
import { readResource } from './read.ts'
import { isObj } from './reading.ts'
import { ReferenceIndex } from './reference-index.ts'

const values = (facts: object) => Object.values(facts).flat()

/** Everything that a reader must hold whatever it is given. */
function holds(raw: string, json: unknown, keys?: number): void {
  const reading = readResource(raw, json, { path: 'line 1', ...(keys === undefined ? {} : { keys }) })
  if (!reading.usable) {
    expect(values(reading.facts)).toEqual([])
    expect(reading.issues.some(({ severity }) => severity === 'error')).toBe(true)
  }
  expect(reading.issues.filter(({ severity }) => reading.usable && severity === 'error')).toEqual([])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
}

function scanned(text: string) {
  try {
    return scanText(text)
  } catch (error) {
    expect(error).toBeInstanceOf(ScanError)
    return []
  }
}

describe('hostile input', () => {
  it('as one resource is answered, never thrown at', () => {
    fc.assert(
      fc.property(hostileResourceText, (raw) => holds(raw, JSON.parse(raw))),
      { numRuns: 400 },
    )
  })

  it('as a file, cut or with signs exchanged, gives resources or a refusal with its place', () => {
    fc.assert(
      fc.property(fc.oneof(hostileFile, hostileBundleText, hostileNdjson), (text) => {
        for (const item of scanned(text)) if (item.kind === 'resource') holds(item.raw, item.json, item.keys)
      }),
      { numRuns: 300 },
    )
  })

  it('with prototype keys is refused', () => {
    fc.assert(
      fc.property(prototypeKeyText, (raw) => {
        expect(readResource(raw, JSON.parse(raw), { path: '' }).usable).toBe(false)
      }),
    )
  })

  it('nested over 200 levels is refused', () => {
    fc.assert(
      fc.property(deepText, (raw) => {
        const levels = raw.match(/[[{]/g)?.length ?? 0
        if (levels > 210) expect(readResource(raw, JSON.parse(raw), { path: '' }).usable).toBe(false)
      }),
    )
  })

  it('with a member twice is refused when it comes from a file', () => {
    fc.assert(
      fc.property(duplicateKeyText, (raw) => {
        const item = scanned(raw)[0]
        if (item?.kind === 'resource') expect(readResource(item.raw, item.json, { path: '', keys: item.keys }).usable).toBe(false)
      }),
    )
  })

  it('in circles of references ends', () => {
    fc.assert(
      fc.property(cyclicResources, (all) => {
        const index = new ReferenceIndex()
        for (const one of all) if (isObj(one)) index.add('Observation', String(one.id), one, null)
        for (const one of all) expect(readResource(JSON.stringify(one), one, { path: '', index }).usable).toBe(true)
      }),
    )
  })
})
