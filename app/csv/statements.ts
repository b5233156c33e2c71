/** Cells of words into statements: diagnoses, drugs, notes. */

import type { Hash } from '../chart/made.ts'
import { base64OfText } from '../hl7v2/encode.ts'
import { type Diagnosis, diagnosesIn, onlyNine, partsOf } from './codes.ts'
import { change, type Gathered, NO_CHANGES } from './outcome.ts'
import { copied } from './people.ts'
import type { Column } from './plan.ts'
import type { RowContext } from './values.ts'
import { valueTag } from './values.ts'
import { seen, takes } from './words.ts'

const AS_WRITTEN = 'The code was written as its classification writes it.'
const EITHER =
  'Some codes of this column are codes of ICD-9 and of ICD-10, and nothing else in it tells which; they were kept as text without a code.'

/** A diagnosis whose classification is known once the column was read. */
type Waiting = Readonly<{ cell: string; row: RowContext; column: Column }>

const WAITING = 100_000

const changesOf = (row: RowContext, path: string) => (row.timeChange === null ? NO_CHANGES : [{ ...row.timeChange, path }])

export class Statements {
  readonly #out: Gathered
  readonly #hash: Hash
  readonly #tags = new Map<string, string>()
  readonly #nine = new Set<number>()
  readonly #ten = new Set<number>()
  #waiting: Waiting[] = []

  constructor(hash: Hash, out: Gathered) {
    this.#hash = hash
    this.#out = out
  }

  diagnosis(cell: string, row: RowContext, column: Column): void {
    const found = diagnosesIn(cell, false)
    for (const { code, either } of found) {
      if (code === null || either) continue
      ;(onlyNine(code.written) ? this.#nine : this.#ten).add(column.index)
    }
    const open = found.some(({ code, either, text }) => either || (code === null && /^\d{1,2}$/.test(text)))
    if (!open) {
      for (const one of found) this.#condition(one, row, column)
      return
    }
    this.#waiting.push({ cell: copied(cell), row, column })
    if (this.#waiting.length >= WAITING) this.end()
  }

  end(): void {
    for (const { cell, row, column } of this.#waiting) {
      const [nine, ten] = [this.#nine.has(column.index), this.#ten.has(column.index)]
      for (const one of diagnosesIn(cell, nine && !ten)) {
        const known = !one.either || ten !== nine
        if (!known) this.#out.once(`either ${column.index}`, 'warning', 'value', `column ${column.name}`, EITHER)
        this.#condition(known ? one : { ...one, code: null }, row, column)
      }
    }
    this.#waiting = []
  }

  #condition({ code, text }: Diagnosis, row: RowContext, column: Column): void {
    const label = seen(text)
    const recoded = code !== null && code.code !== code.written && !text.includes(code.code)
    this.#add(
      'Condition',
      {
        code: { ...(code === null ? {} : { coding: [{ system: code.system, code: code.code }] }), text: label },
        ...(row.time === null ? {} : { recordedDate: row.time }),
      },
      `${code?.system ?? ''}|${code?.code ?? ''}|${label}`,
      row,
      column,
      recoded ? [change('code', 'code.coding.code', code.written, code.code, AS_WRITTEN)] : [],
    )
  }

  /** A cell names drugs, or says yes or no of the drug that the column is named for. */
  drug(cell: string, row: RowContext, column: Column): void {
    const said = takes(cell)
    if (said === 'no') {
      const message = 'Cells that say no (of the drug the column is named for) make no medication.'
      this.#out.once(`no ${column.index}`, 'information', 'processing', `column ${column.name}`, message)
    } else if (said === 'yes' || /^[\d.,]+$/.test(cell)) this.#medication(column.name, cell, row, column)
    else for (const part of partsOf(cell)) this.#medication(seen(part), null, row, column)
  }

  #medication(text: string, dosage: string | null, row: RowContext, column: Column): void {
    const words = dosage === null || /^(1|true|x|y|yes)$/i.test(dosage) ? null : seen(dosage)
    const body = {
      status: 'unknown',
      medicationCodeableConcept: { text },
      ...(row.time === null ? {} : { effectiveDateTime: row.time }),
      ...(words === null ? {} : { dosage: [{ text: words }] }),
    }
    this.#add('MedicationStatement', body, `${text}|${words ?? ''}`, row, column, [])
  }

  note(cell: string, row: RowContext, column: Column): void {
    const text = seen(cell)
    const context = {
      ...(row.encounter === null ? {} : { encounter: [row.encounter] }),
      ...(row.time === null ? {} : { period: { start: row.time } }),
    }
    const body = {
      status: 'current',
      type: { text: column.name },
      content: [{ attachment: { contentType: 'text/plain; charset=utf-8', data: base64OfText(text) } }],
      ...(Object.keys(context).length === 0 ? {} : { context }),
    }
    this.#add('DocumentReference', body, text, row, column, [])
  }

  #tagOf(resourceType: string, { index, name }: Column): string {
    const key = `${resourceType}|${index}`
    const before = this.#tags.get(key)
    if (before !== undefined) return before
    const tag = this.#hash(`${resourceType}|${name}`).slice(0, 10)
    this.#tags.set(key, tag)
    return tag
  }

  #add(
    resourceType: 'Condition' | 'MedicationStatement' | 'DocumentReference',
    body: Readonly<Record<string, unknown>>,
    says: string,
    row: RowContext,
    column: Column,
    changes: readonly ReturnType<typeof change>[],
  ): void {
    const visit = row.encounter === null || resourceType === 'DocumentReference' ? {} : { [VISIT[resourceType]]: row.encounter }
    const id = `tab-${row.stem}-${this.#tagOf(resourceType, column)}-${valueTag(says)}`
    const all = [...changesOf(row, TIME[resourceType]), ...changes]
    this.#out.make({ resourceType, id, ...body, subject: row.subject.ref, ...visit }, row.line, column.name, all, false)
  }
}

const TIME = { Condition: 'recordedDate', MedicationStatement: 'effectiveDateTime', DocumentReference: 'context.period.start' } as const
const VISIT = { Condition: 'encounter', MedicationStatement: 'context' } as const
