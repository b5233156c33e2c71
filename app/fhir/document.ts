/** DiagnosticReport and DocumentReference (FHIR R4), with the text they carry. */
import type { Document, When } from '../chart/facts.ts'
import { base64Bytes, latin1Text, utf8Text } from './base64.ts'
import { concept, LOINC, NO_CODE, objects, period, text, when } from './common.ts'
import { textOf } from './names.ts'
import { isObj, type Obj, type Reading } from './reading.ts'
import { baseOf, isUsableId, referenceLabel, resolve } from './references.ts'

const LATIN1 = /charset="?(?:iso-8859-1|latin1|us-ascii|windows-1252)/i
const MARKUP = new Set(['text/html', 'text/xhtml', 'application/xhtml+xml'])
const ENTITY: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' }

/** The words of an HTML note; it is only ever shown as text. */
function withoutMarkup(html: string): string {
  const words = html
    .replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)\s*>/gi, '')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)[^>]*>/gi, '\n')
  return words.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|amp|quot|#39|nbsp);/g, (entity) => ENTITY[entity] ?? entity)
}

/** @returns the text of an attachment whose type is text, or null */
function attachmentText(r: Reading, attachment: Obj, at: string): string | null {
  const type = textOf(attachment.contentType)?.toLowerCase() ?? ''
  const kind = type.split(';')[0]?.trim() ?? ''
  const readable = kind === 'text/plain' || kind === 'text/markdown' || kind === 'text' || MARKUP.has(kind)
  if (!readable || attachment.data === undefined) return null
  const bytes = typeof attachment.data === 'string' ? base64Bytes(attachment.data) : null
  const decoded = bytes === null ? null : LATIN1.test(type) ? latin1Text(bytes) : utf8Text(bytes)
  if (decoded === null) r.warn('value', `${at}.data`, 'The text of this document cannot be decoded; it is kept but cannot be shown.')
  return decoded !== null && MARKUP.has(kind) ? withoutMarkup(decoded) : decoded
}

function joined(parts: readonly (string | null)[]): string | null {
  const texts = parts.filter((part) => part !== null && part.trim() !== '')
  return texts.length > 0 ? texts.join('\n\n') : null
}

function authorsOf(r: Reading, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const names = objects(r, r.resource, key).flatMap((item) => referenceLabel(r, isObj(item.actor) ? item.actor : item) ?? [])
    if (names.length > 0) return [...new Set(names)].join(', ')
  }
  return null
}

function resultsOf(r: Reading): string[] {
  return objects(r, r.resource, 'result').flatMap((item) => {
    const reference = textOf(item.reference)
    const target = reference === null ? null : resolve(r, reference)
    return target && (target.type === null || target.type === 'Observation') && isUsableId(target.id) ? [`Observation/${target.id}`] : []
  })
}

export function readDiagnosticReport(r: Reading): Document | null {
  const base = baseOf(r, 'subject')
  if (!base) return null
  const code = concept(r, r.resource.code, 'code', [LOINC])
  if (!code) r.warn('required', 'code', 'It is not said what kind of report this is.')
  const forms = objects(r, r.resource, 'presentedForm').map((form) => attachmentText(r, form, 'presentedForm'))
  return {
    ...base,
    source: 'DiagnosticReport',
    code: code?.coding ?? NO_CODE,
    label: code?.label ?? 'Report',
    status: text(r, r.resource, 'status'),
    date: when(r, r.resource, 'effectiveDateTime') ?? period(r, r.resource, 'effectivePeriod').start ?? when(r, r.resource, 'issued'),
    author: authorsOf(r, 'resultsInterpreter', 'performer'),
    text: joined([text(r, r.resource, 'conclusion'), ...forms]),
    results: resultsOf(r),
  }
}

function noteDate(r: Reading): When | null {
  const o = r.resource
  const stated = when(r, o, 'date') ?? when(r, o, 'created') ?? when(r, o, 'indexed')
  return stated ?? (isObj(o.context) ? period(r, o.context, 'period', 'context.period').start : null)
}

export function readDocumentReference(r: Reading): Document | null {
  const base = baseOf(r, 'subject')
  if (!base) return null
  const kind = concept(r, r.resource.type, 'type', [LOINC])
  const contents = objects(r, r.resource, 'content').map((item) => (isObj(item.attachment) ? item.attachment : {}))
  const title = contents.map((attachment) => textOf(attachment.title)).find((words) => words !== null) ?? null
  return {
    ...base,
    source: 'DocumentReference',
    code: kind?.coding ?? NO_CODE,
    label: kind?.label ?? text(r, r.resource, 'description') ?? title ?? 'Document',
    status: text(r, r.resource, 'status'),
    date: noteDate(r),
    author: authorsOf(r, 'author'),
    text: joined(contents.map((attachment) => attachmentText(r, attachment, 'content.attachment'))),
    results: [],
  }
}
