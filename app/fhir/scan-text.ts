/** Text that comes in chunks, as a cursor: where it stands, what is being captured, which line it is. */

export type Place = Readonly<{ line: number; column: number }>

/** OperationOutcome.issue.code values a scan ends with. */
export type ScanCode = 'structure' | 'too-long' | 'too-costly' | 'not-supported' | 'required' | 'value'

export class ScanError extends Error {
  readonly code: ScanCode
  readonly path: string
  readonly place: Place
  /** @param path "Bundle.entry[12]" or ""; @param place of the first sign that is wrong, counted from 1 */
  constructor(code: ScanError['code'], message: string, path: string, place: Place) {
    super(message)
    this.name = 'ScanError'
    this.code = code
    this.path = path
    this.place = place
  }
}

export type Capture = { start: number; parts: string[]; length: number; readonly line: number; readonly column: number }

/** A generator that yields null when it needs the next chunk. */
export type Needs<T> = Generator<null, T, string | null>

export class ScanText {
  buffer = ''
  position = 0
  /** `key:` pairs passed inside the value being captured. */
  keys = 0
  readonly #limit: number
  #ended = false
  readonly #captures = new Set<Capture>()
  #line: number
  #lineStart = 0
  /** The first line break not counted yet: -1 before the buffer was looked at, infinite when it has no more. */
  #newline = -1

  /** @param limit characters one captured value may have; @param line number of the first line */
  constructor(limit: number, line = 1) {
    this.#limit = limit
    this.#line = line
  }

  /** Asks for the next chunk. @returns false when there is none */
  *more(): Needs<boolean> {
    this.#count(this.buffer.length)
    for (const capture of this.#captures) this.#keep(capture)
    this.#lineStart -= this.buffer.length
    this.buffer = ''
    this.position = 0
    this.#newline = -1
    const chunk = this.#ended ? null : yield null
    if (chunk === null) {
      this.#ended = true
      return false
    }
    this.buffer = chunk
    return true
  }

  #keep(capture: Capture): void {
    const part = this.buffer.slice(capture.start)
    capture.parts.push(part)
    capture.length += part.length
    capture.start = 0
    if (capture.length > this.#limit) {
      throw new ScanError('too-long', `One value is longer than ${Math.round(this.#limit / 1_000_000)} million characters.`, '', capture)
    }
  }

  begin(): Capture {
    const { line, column } = this.place()
    const capture = { start: this.position, parts: [], length: 0, line, column }
    this.#captures.add(capture)
    return capture
  }

  /** Ends a capture and gives its text. */
  end(capture: Capture): string {
    this.#captures.delete(capture)
    const last = this.buffer.slice(capture.start, this.position)
    return capture.parts.length === 0 ? last : [...capture.parts, last].join('')
  }

  drop(capture: Capture): void {
    this.#captures.delete(capture)
  }

  place(): Place {
    this.#count(this.position)
    return { line: this.#line, column: this.position - this.#lineStart + 1 }
  }

  #count(to: number): void {
    while (this.#newline < to) {
      if (this.#newline >= 0) {
        this.#line += 1
        this.#lineStart = this.#newline + 1
      }
      const next = this.buffer.indexOf('\n', this.#newline + 1)
      this.#newline = next < 0 ? Number.POSITIVE_INFINITY : next
    }
  }
}
