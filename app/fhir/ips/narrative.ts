/** The narrative of a section: XHTML as FHIR allows it (R4, narrative.html), everything that came from outside escaped. */

/** XML 1.0, 2.2: characters that may stand in a document; others are shown as U+FFFD. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeXml = (text: string): string => text.replace(NOT_XML, '\uFFFD').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

export type Narrative = Readonly<{ status: 'generated'; div: string }>

const div = (inside: string): Narrative => ({ status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>` })

export const paragraph = (...sentences: readonly string[]): Narrative => div(sentences.map((text) => `<p>${escapeXml(text)}</p>`).join(''))

/** @param rows one cell for each of `head`; null is written as "not known" */
export function table(head: readonly string[], rows: readonly (readonly (string | null)[])[], remark: string | null): Narrative {
  const line = (cells: readonly (string | null)[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeXml(cell ?? 'not known')}</${tag}>`).join('')}</tr>`
  const body = rows.map((row) => line(row, 'td')).join('')
  const after = remark === null ? '' : `<p>${escapeXml(remark)}</p>`
  return div(`<table><thead>${line(head, 'th')}</thead><tbody>${body}</tbody></table>${after}`)
}
