/**
 * XML to a tree, strictly: no DOCTYPE, no entity of its own, bounded in depth, size and number of elements. Names are taken without
 * their prefix, because senders choose prefixes freely.
 */
import { SaxesParser } from 'saxes'

export const MAX_LENGTH = 64_000_000
export const MAX_DEPTH = 200
export const MAX_ELEMENTS = 300_000
const MAX_ATTRIBUTES = 100
/** Each costs many times its length while it is resolved. */
const MAX_REFERENCES = 2_000_000
/** Characters of one short text: a title, a name, an original text. */
const MAX_WORDS = 100_000
const MAX_ATTRIBUTE_LENGTH = 100_000
const CHUNK = 65_536

/** An element. `attributes` holds each name and its value in turn (small: a document has many), `children` texts and elements in their order. */
export type Xml = Readonly<{
  name: string
  attributes: readonly string[]
  children: readonly (Xml | string)[]
  line: number
  column: number
}>

export class XmlError extends Error {
  readonly code: 'structure' | 'not-supported' | 'too-long'
  /** "line 3, column 14" */
  readonly at: string
  constructor(code: XmlError['code'], line: number, column: number, message: string) {
    super(message)
    this.code = code
    this.at = `line ${line}, column ${column}`
  }
}

const DECLARATION = /<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i
const ENCODING = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,60})["']/
/** Encodings that cannot hide markup behind other signs (UTF-7 can). */
const PLAIN_ENCODING = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|latin-?1|iso-?8859-?\d{1,2}|windows-?125\d|cp125\d)$/i

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function placeOf(text: string, offset: number): readonly [number, number] {
  const before = text.slice(0, offset)
  const lines = before.split('\n')
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1]
}

function moreReferences(text: string): boolean {
  let count = 0
  for (let at = text.indexOf('&'); at >= 0 && count <= MAX_REFERENCES; at = text.indexOf('&', at + 1)) count += 1
  return count > MAX_REFERENCES
}

function checkStart(text: string): void {
  if (text.length > MAX_LENGTH) throw new XmlError('too-long', 1, 1, 'The document is longer than 64 million characters.')
  const found = DECLARATION.exec(text)
  if (found) {
    const [line, column] = placeOf(text, found.index)
    throw new XmlError('not-supported', line, column, 'A document type or entity declaration is refused: no clinical document needs one.')
  }
  if (moreReferences(text)) throw new XmlError('too-long', 1, 1, 'The document has more than two million character references.')
  const encoding = ENCODING.exec(text.slice(0, 1000))?.[1]
  if (encoding !== undefined && !PLAIN_ENCODING.test(encoding))
    throw new XmlError('not-supported', 1, 1, 'The document says it is in an encoding that is not accepted. Export it as UTF-8.')
}

type Open = { name: string; attributes: readonly string[]; children: (Xml | string)[]; line: number; column: number }

const NO_ATTRIBUTES: readonly string[] = []

const BLANK = /^\s*$/

function attributesOf(given: Readonly<Record<string, string>>): readonly string[] {
  const found: string[] = []
  for (const key of Object.keys(given)) {
    const name = local(key)
    if (key !== 'xmlns' && !key.startsWith('xmlns:') && !found.some((known, at) => at % 2 === 0 && known === name))
      found.push(name, given[key] ?? '')
  }
  return found.length === 0 ? NO_ATTRIBUTES : found
}

class Builder {
  readonly #parser = new SaxesParser()
  readonly #stack: Open[] = []
  #root: Xml | null = null
  #elements = 0
  readonly #names = new Map<string, string>()
  #attributes = 0

  constructor() {
    const parser = this.#parser
    parser.on('error', (error) => this.#fail('structure', `This is not well-formed XML: ${reasonOf(error)}.`))
    parser.on('doctype', () => this.#fail('not-supported', 'A document type declaration is refused.'))
    parser.on('opentagstart', () => {
      this.#attributes = 0
    })
    parser.on('attribute', ({ value }) => this.#checkAttribute(value))
    parser.on('opentag', (tag) => this.#open(tag.name, tag.attributes))
    parser.on('closetag', () => this.#close())
    parser.on('text', (text) => this.#stack.at(-1)?.children.push(BLANK.test(text) ? ' ' : text))
    parser.on('cdata', (text) => this.#stack.at(-1)?.children.push(text))
  }

  read(text: string): Xml {
    for (let at = 0; at < text.length; at += CHUNK) this.#parser.write(text.slice(at, at + CHUNK))
    this.#parser.close()
    return this.#root ?? this.#fail('structure', 'There is no element in it.')
  }

  #fail(code: XmlError['code'], message: string): never {
    throw new XmlError(code, this.#parser.line, this.#parser.column + 1, message)
  }

  #checkAttribute(value: string): void {
    this.#attributes += 1
    if (this.#attributes > MAX_ATTRIBUTES) this.#fail('too-long', `An element has more than ${MAX_ATTRIBUTES} attributes.`)
    if (value.length > MAX_ATTRIBUTE_LENGTH) this.#fail('too-long', 'An attribute is too long.')
  }

  #open(name: string, given: Record<string, string>): void {
    this.#elements += 1
    if (this.#elements > MAX_ELEMENTS) this.#fail('too-long', 'The document has more than 300,000 elements.')
    if (this.#stack.length >= MAX_DEPTH) this.#fail('structure', `The document is nested more than ${MAX_DEPTH} levels deep.`)
    const attributes = attributesOf(given)
    const { line, column } = this.#parser
    this.#stack.push({ name: this.#nameOf(name), attributes, children: [], line, column: column + 1 })
  }

  /** One text for each name, however often it stands. */
  #nameOf(name: string): string {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    const found = local(name)
    if (this.#names.size < 1000) this.#names.set(name, found)
    return found
  }

  #close(): void {
    const open = this.#stack.pop()
    if (!open) return
    const parent = this.#stack.at(-1)
    if (parent) parent.children.push(open)
    else this.#root = open
  }
}

/** The parser's words without its place and without signs of the document. */
function reasonOf(error: Error): string {
  const words = error.message.replace(/^[^:]*\d+:\d+:\s*/, '').replace(/[:"'].*$/s, '')
  return /^[\w\s,.-]{3,120}$/.test(words) ? words.replace(/\.$/, '').toLowerCase() : 'a sign stands where it may not'
}

/** @throws {XmlError} with the place, for whatever is not well-formed or not safe to read */
export function parseXml(text: string): Xml {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  checkStart(plain)
  return new Builder().read(plain)
}

export const isXml = (child: Xml | string): child is Xml => typeof child !== 'string'

export const all = (node: Xml | null | undefined, name: string): readonly Xml[] =>
  node ? node.children.filter((child): child is Xml => isXml(child) && child.name === name) : []

export function one(node: Xml | null | undefined, ...path: readonly string[]): Xml | null {
  let at: Xml | null = node ?? null
  for (const name of path) at = at?.children.find((child): child is Xml => isXml(child) && child.name === name) ?? null
  return at
}

/** An attribute without the white space around it; null when it is missing or empty. */
export function attribute(node: Xml | null | undefined, name: string): string | null {
  const at = node?.attributes.findIndex((known, n) => n % 2 === 0 && known === name) ?? -1
  const value = at < 0 ? undefined : node?.attributes[at + 1]?.trim()
  return value === undefined || value === '' ? null : value.toWellFormed()
}

/** Text inside as it stands, up to `limit` characters. */
export function innerText(node: Xml, limit = MAX_WORDS): string {
  let text = ''
  for (const child of node.children) {
    if (text.length >= limit) break
    text += isXml(child) ? innerText(child, limit - text.length) : child.slice(0, limit - text.length)
  }
  return text
}

/** Text inside with white space folded; null when there is none. */
export function words(node: Xml | null | undefined): string | null {
  const text = node ? innerText(node).replace(/\s+/g, ' ').trim() : ''
  return text === '' ? null : text.toWellFormed()
}
