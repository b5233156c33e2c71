/** What every reader of one resource shares: its place in the file, its numbers to the letter, its references, and the issues found. */
import type { PatientId } from '../contract/ids.ts'
import type { References } from './reference-index.ts'

/** Codes of FHIR R4 OperationOutcome.issue.code, and only these. */
export type IssueCode =
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'not-supported'
  | 'not-found'
  | 'duplicate'
  | 'too-long'
  | 'conflict'
  | 'processing'

export type ReaderIssue = Readonly<{
  severity: 'error' | 'warning' | 'information'
  code: IssueCode
  /** FHIRPath-like: "Bundle.entry[12].resource.subject.reference", "line 12: Observation.code". */
  path: string
  /** Plain words; never a value out of the resource. */
  message: string
}>

export type ReaderContext = Readonly<{
  /** Where the resource stands: "Bundle.entry[12].resource", "line 12", or "" for a file that is one resource. */
  path: string
  /** Logical id to use where the resource has none of its own. */
  id?: string
  /** What references may point to: the rest of the bundle, or medications read before. */
  index?: References
  /** Number of `key:` pairs in the raw text (the scanner counts them): more than the object has means a key given twice. */
  keys?: number
  /** Whose it is, where that is known already: a resource of the store that is read again. */
  patient?: PatientId
}>

/** What the store keeps of a resource beside its facts. */
export type About = Readonly<{
  /** Whose record a resource without facts belongs to (R4 patient compartment). */
  owner: PatientId | null
  /** Resources ("Medication/123") that give its facts a name: when one of them comes or changes, the facts are named anew. */
  names: readonly string[]
  /** What its bundle calls it, where that leads to it by no other way: references may use it. */
  url: string | null
}>

/** A JSON object whose members are not known yet. */
export type Obj = Readonly<Record<string, unknown>>

export const isObj = (value: unknown): value is Obj => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A decimal that `number` cannot give back to the letter. */
export class ExactNumber {
  readonly value: number
  readonly text: string
  constructor(value: number, text: string) {
    this.value = value
    this.text = text
  }
}

export class Reading {
  readonly issues: ReaderIssue[] = []
  /** True once it is not known whose it is or what it says: the resource is kept and makes no facts. */
  withheld = false
  readonly type: string
  readonly id: string
  readonly resource: Obj
  readonly index: References | undefined
  /** Whose it is, where that is known already. */
  readonly patient: PatientId | undefined
  /** Resources whose names it shows or waits for. */
  readonly names = new Set<string>()
  readonly #root: string
  readonly #lexemes: ReadonlyMap<number, string> | null

  constructor(type: string, id: string, resource: Obj, context: ReaderContext, lexemes: ReadonlyMap<number, string> | null) {
    this.type = type
    this.id = id
    this.resource = resource
    this.index = context.index
    this.patient = context.patient
    this.#root = rootPath(context.path, type)
    this.#lexemes = lexemes
  }

  /** @param path inside the resource, "subject.reference"; "" for the resource itself */
  add(severity: ReaderIssue['severity'], code: IssueCode, path: string, message: string): void {
    this.issues.push({ severity, code, path: path === '' ? this.#root : `${this.#root}.${path}`, message })
  }

  warn(code: IssueCode, path: string, message: string): void {
    this.add('warning', code, path, message)
  }

  /** The resource is kept as it came, and shown in no chart. @param message why, as whole sentences. @returns null, to be returned by a reader */
  withhold(code: IssueCode, path: string, message: string): null {
    this.withheld = true
    this.warn(code, path, `${message} The resource is kept but shown in no chart.`)
    return null
  }

  /** @returns the number and its text as the source wrote it; null when it is no number */
  number(value: unknown): Readonly<{ value: number; text: string }> | null {
    if (value instanceof ExactNumber) return value
    return typeof value === 'number' ? { value, text: this.#lexemes?.get(value) ?? String(value) } : null
  }
}

export function rootPath(path: string, type: string): string {
  if (path === '') return type
  return path.endsWith('.resource') ? path : `${path}: ${type}`
}
