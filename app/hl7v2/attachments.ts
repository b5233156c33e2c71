/** ED and RP: documents inside a message, or pointers to them. */
import { base64Bytes, latin1Text, utf8Text } from '../fhir/base64.ts'
import { base64OfText } from './encode.ts'
import { compact } from './making.ts'
import type { Parts } from './message.ts'

export type Attachment = Readonly<{
  /** A FHIR Attachment. */
  json: Readonly<Record<string, unknown>>
  /** Its words, where it is text. */
  text: string | null
  contentType: string
}>

/** Subtypes of HL7 table 0291 and what senders write instead. */
const SUBTYPES: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['rtf', 'application/rtf'],
  ['html', 'text/html'],
  ['xml', 'text/xml'],
  ['plain', 'text/plain'],
  ['text', 'text/plain'],
  ['txt', 'text/plain'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['tiff', 'image/tiff'],
  ['gif', 'image/gif'],
  ['dicom', 'application/dicom'],
  ['octet-stream', 'application/octet-stream'],
  ['octer-stream', 'application/octet-stream'],
  ['x-hl7-cda-level-one', 'text/xml'],
])
const TYPES: ReadonlyMap<string, string> = new Map([
  ['text', 'text/plain'],
  ['tx', 'text/plain'],
  ['ft', 'text/plain'],
])

function contentType(type: string | null, subtype: string | null): string {
  const [kind, sub] = [type?.toLowerCase() ?? '', subtype?.toLowerCase() ?? '']
  return SUBTYPES.get(sub) ?? TYPES.get(kind) ?? SUBTYPES.get(kind) ?? 'application/octet-stream'
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** @returns base64 of the content, or null when there is none that can be read */
function dataOf(content: string, encoding: string): string | null {
  if (encoding === 'BASE64') {
    const data = content.replace(/\s+/g, '')
    return BASE64.test(data) ? data : null
  }
  return encoding === 'HEX' ? null : base64OfText(content)
}

function textOf(data: string, type: string): string | null {
  if (type !== 'text/plain') return null
  const bytes = base64Bytes(data)
  return bytes === null ? null : (utf8Text(bytes) ?? latin1Text(bytes))
}

/** ED: source ^ type ^ subtype ^ encoding ^ data. @returns null when it holds no data; 'unreadable' when what it holds is not as it says */
export function encapsulated(ed: Parts): Attachment | 'unreadable' | null {
  const content = ed.text(5)
  if (content === null) return null
  const type = contentType(ed.text(2), ed.text(3))
  const data = dataOf(content, ed.text(4)?.toUpperCase() ?? 'A')
  if (data === null) return 'unreadable'
  const json = { contentType: type === 'text/plain' ? 'text/plain; charset=utf-8' : type, data }
  return { json, text: textOf(data, type), contentType: type }
}

/** RP: pointer ^ application ^ type ^ subtype. */
export function pointer(rp: Parts): Attachment | null {
  const url = rp.text(1)
  if (url === null) return null
  const type = contentType(rp.text(3), rp.text(4))
  return { json: compact({ contentType: type === 'application/octet-stream' ? undefined : type, url }), text: null, contentType: type }
}

/** A text as an attachment that the chart shows. */
export const textAttachment = (text: string): Readonly<Record<string, unknown>> => ({
  contentType: 'text/plain; charset=utf-8',
  data: base64OfText(text),
})
