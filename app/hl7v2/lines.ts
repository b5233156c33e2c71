/** OBX that follow each other as the lines of one text. */
import type { Making } from './making.ts'
import type { Segment } from './message.ts'
import { remembering } from './remember.ts'
import { unitOf } from './units.ts'
import { readLine, saysOnlyNumbers } from './values.ts'

export const fieldUnit = remembering((segment: Segment, field: number) => unitOf(segment.first(field)))

export const codeText = (obx: Segment): string | null => obx.first(3).text(1) ?? obx.first(3).text(2)

/** Type, code, sub-id, unit and status: what the lines of one text have in common. */
const SHARED = [2, 3, 4, 6, 11]

function run(m: Making, i: number): readonly number[] {
  const obx = m.segments[i]
  const found = [i]
  for (let k = i + 1; k < m.segments.length; k += 1) {
    const next = m.segments[k]
    if (next?.name !== 'OBX' || !SHARED.every((field) => next.raw(field) === obx?.raw(field))) break
    found.push(k)
  }
  return found
}

const onlyNumbers = (m: Making, obx: Segment): boolean => saysOnlyNumbers(m, obx, fieldUnit(obx, 6), codeText(obx))

/**
 * TX and FT of one code that follow each other are the lines of one text, but where each of them is a number with a unit: then each is a
 * result. @returns the segments of the text from index `i` on (at least two), which are then taken; null where the OBX stands alone
 */
export function textLines(m: Making, obx: Segment, i: number): readonly Segment[] | null {
  const type = obx.text(2)
  if ((type !== 'TX' && type !== 'FT') || m.alone.has(i)) return null
  const indices = run(m, i)
  if (indices.length === 1) return null
  const lines = indices.flatMap((k) => m.segments[k] ?? [])
  if (lines.every((line) => onlyNumbers(m, line))) {
    for (const k of indices) m.alone.add(k)
    return null
  }
  for (const k of indices.slice(1)) m.taken.add(k)
  return lines
}

export const joinedText = (m: Making, lines: readonly Segment[]): string =>
  lines.map((line) => readLine(m, line, fieldUnit(line, 6), codeText(line))).join('\n')

/** An OBX of text that stands alone and says numbers only is a result, under a document too. */
export const isResult = (m: Making, obx: Segment): boolean => TEXT_TYPES.has(obx.text(2) ?? 'ST') && onlyNumbers(m, obx)
const TEXT_TYPES = new Set(['TX', 'FT', 'ST'])
