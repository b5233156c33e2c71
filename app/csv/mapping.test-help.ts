/** Mappings for tests: what schema inference would give of a table. */

import type { MadeResource } from '../chart/made.ts'
import type { MappedCode, MappedColumn, TableMapping } from '../contract/table.ts'
import { conceptById } from '../terminology/concepts.ts'
import { createTableReader, type ReaderOptions } from './apply.ts'
import { createTableRows } from './rows.ts'
import { sniffText } from './sniff.ts'

/** Eight times FNV-1a with other beginnings (Fowler, Noll, Vo): as long as SHA-256, and good enough for tests. */
export function hash(text: string): string {
  const words = Array.from({ length: 8 }, (_, i) => {
    let word = Math.imul(0x811c9dc5 + i, 0x9e3779b1)
    for (let at = 0; at < text.length; at += 1) word = Math.imul(word ^ text.charCodeAt(at) ^ (i << 9), 0x01000193)
    return ((word ^ (word >>> 15)) >>> 0).toString(16).padStart(8, '0')
  })
  return words.join('')
}

/** A role, or the id of a concept; more where it matters. */
export type Said = MappedColumn['role'] | `is ${string}` | Partial<MappedColumn>

function column(said: Said | undefined, index: number, name: string): MappedColumn {
  const blank: MappedColumn = {
    index,
    name,
    role: 'ignore',
    concept: null,
    code: null,
    unit: null,
    confidence: 1,
    evidence: 'test',
    missing: [],
    timeForm: null,
  }
  if (said === undefined) return blank
  if (typeof said === 'object') return { ...blank, ...said }
  if (!said.startsWith('is ')) return { ...blank, role: said as MappedColumn['role'] }
  const concept = conceptById(said.slice(3))
  return { ...blank, role: 'concept', concept: said.slice(3), code: concept?.loinc[0] ?? null, unit: concept?.unit ?? null }
}

export function code(text: string, concept: string | null, more: Partial<MappedCode> = {}): MappedCode {
  const found = concept === null ? undefined : conceptById(concept)
  const role = concept === null ? 'unknown' : 'concept'
  return { text, role, concept, code: found?.loinc[0] ?? null, unit: found?.unit ?? null, confidence: 1, evidence: 'test', ...more }
}

export function mappingOf(text: string, said: Readonly<Record<string, Said>>, codes: readonly MappedCode[] = []): TableMapping {
  const { format, columns } = sniffText(text, { encoding: 'utf-8', whole: true })
  const mapped = columns.map((name, index) => column(said[name === '' ? `${index + 1}` : name], index, name))
  const first = (role: MappedColumn['role']) => mapped.find((one) => one.role === role)?.index ?? null
  return {
    format,
    layout: first('code') !== null ? 'long' : first('time') !== null ? 'visit' : 'wide',
    columns: mapped,
    codes: [...codes],
    patientKey: first('patient-key'),
    timeColumn: first('time'),
    signature: 'test',
  }
}

export function readText(text: string, mapping: TableMapping, options: Partial<ReaderOptions> = {}) {
  const rows = createTableRows(sniffText(text, { encoding: 'utf-8', whole: true }))
  const parsed = [rows.push(text), rows.end()]
  const reader = createTableReader({ mapping, hash, ...options })
  const outcomes = parsed.flatMap((part) => part.rows.map(({ cells, line }) => reader.read(cells, line)))
  outcomes.push(reader.end())
  const made = outcomes.flatMap((outcome) => outcome.made)
  const issues = [...parsed.flatMap((part) => part.issues), ...outcomes.flatMap((outcome) => outcome.issues)]
  return { made, issues, of: (type: string) => made.filter(({ resource }) => resource.resourceType === type) }
}

/** Rows of cells, from line 2 on. */
export function readCells(rows: readonly (readonly string[])[], mapping: TableMapping): readonly MadeResource[] {
  const reader = createTableReader({ mapping, hash })
  return [...rows.map((cells, i) => reader.read(cells, i + 2)), reader.end()].flatMap(({ made }) => made)
}

/** One text for a set of resources, whatever their order. */
export const asSet = (made: readonly MadeResource[]): readonly string[] =>
  [...new Set(made.map(({ resource }) => JSON.stringify(resource)))].sort()
