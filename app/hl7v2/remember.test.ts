import { describe, expect, it } from 'vitest'
import { withResult } from './fixtures/kit.ts'
import { parseMessage, Segment, USUAL } from './message.ts'
import { remembering } from './remember.ts'

const segment = (field: string) => new Segment(`OBX|${field}`, 1, USUAL)

describe('remembering', () => {
  it('reads the same text once, and gives what was read', () => {
    let times = 0
    const read = remembering((from: Segment, field: number) => {
      times += 1
      return { text: from.first(field).text(2), list: [{ code: from.text(field) }] }
    })
    const first = read(segment('a^b'), 1)
    expect(first).toEqual({ text: 'b', list: [{ code: 'a' }] })
    expect(read(new Segment('PID|1|2|a^b', 1, USUAL), 3)).toBe(first)
    expect(read(segment('a^c'), 1)).toMatchObject({ text: 'c' })
    expect(times).toBe(2)
  })

  it('remembers that there is nothing', () => {
    let times = 0
    const read = remembering(() => {
      times += 1
      return null
    })
    expect([read(segment(''), 1), read(segment(''), 1), times]).toEqual([null, null, 1])
  })

  it('gives what nobody can change', () => {
    const read = remembering((from: Segment, field: number) => ({ list: [{ code: from.text(field) }] }))
    const found = read(segment('a'), 1)
    expect(() => Object.assign(found, { list: [] })).toThrow(TypeError)
    expect(() => found.list.push({ code: 'b' })).toThrow(TypeError)
    expect(() => Object.assign(found.list[0] ?? {}, { code: 'b' })).toThrow(TypeError)
    expect(read(segment('a'), 1)).toEqual({ list: [{ code: 'a' }] })
  })

  it('does not mix signs of other messages, long fields, or more than it may hold', () => {
    const read = remembering((from: Segment, field: number) => ({ text: from.first(field).text(2) }))
    expect(read(segment('a^b'), 1)).toEqual({ text: 'b' })
    const other = parseMessage('MSH|$~\\&\rOBX|a^b', 'm').segments[1]
    expect(other && read(other, 1)).toEqual({ text: null })
    const long = `${'x'.repeat(400)}^y`
    expect(read(segment(long), 1)).not.toBe(read(segment(long), 1))
    const kept = read(segment('kept^k'), 1)
    for (let i = 0; i < 2100; i += 1) read(segment(`n${i}^v`), 1)
    expect(read(segment('kept^k'), 1)).toEqual(kept)
  })

  it('shares codes between resources without one changing the other', () => {
    const obx = 'OBX|1|NM|2951-2^Sodium^LN||150|mmol/L|136-145|H|||F'
    const before = JSON.stringify(withResult(obx).made)
    withResult(obx.replace('LN', ''), obx.replace('150', '5,400'), obx.replace('mmol/L', 'mg/dL'))
    expect(JSON.stringify(withResult(obx).made)).toBe(before)
  })
})
