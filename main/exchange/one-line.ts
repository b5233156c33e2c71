/** JSON text on one line, its numbers and strings to the letter. */
import { fullUrlOf } from '#app/fhir/ips/full-url.ts'
import { isObj } from '#app/fhir/reading.ts'

const WHITE = /[ \t\r\n]+/g
const WHITE_TEST = /[ \t\r\n]/

/** Position after the string that opens at `start`; the end of the text where it is never closed. */
function afterString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0
    while (text.charCodeAt(at - 1 - backslashes) === 92) backslashes += 1
    if (backslashes % 2 === 0) return at + 1
  }
  return text.length
}

/** Drops the white space between tokens; what stands in strings and numbers is not touched ("1.10" stays "1.10"). @param json well-formed JSON */
export function minifyJson(json: string): string {
  const parts: string[] = []
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf('"', at)
    const between = json.slice(at, quote < 0 ? json.length : quote)
    parts.push(WHITE_TEST.test(between) ? between.replace(WHITE, '') : between)
    if (quote < 0) break
    at = afterString(json, quote)
    parts.push(json.slice(quote, at))
  }
  return parts.join('')
}

const LINE_BREAK = /[\r\n]/

/** As it came where it stands on one line already, else without its white space. */
export const oneLine = (json: string): string => (LINE_BREAK.test(json) ? minifyJson(json) : json)

/** A bundle on a line of its own would be taken apart: kept as a resource, it goes inside another one. */
function wrapped(line: string, ref: string): string {
  return `{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":${JSON.stringify(fullUrlOf(ref))},"resource":${line}}]}`
}

/** The resource on one line. One that came without an id of its own gets the one it is kept under, which its text alone does not tell. */
export function resourceLine(raw: string, ref: string): string {
  const line = oneLine(raw)
  if (ref.startsWith('Bundle/')) return wrapped(line, ref)
  const json: unknown = JSON.parse(raw)
  if (!isObj(json) || json.id !== undefined) return line
  const id = JSON.stringify(ref.slice(ref.indexOf('/') + 1))
  return line.replace('{', () => `{"id":${id},`)
}

/** One text for one content, however its white space stands. */
export const contentOf = (raw: string, ref: string): string => minifyJson(resourceLine(raw, ref))
