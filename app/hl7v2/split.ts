/**
 * Text of HL7 v2 in chunks to messages: any line end, MLLP frames, batches (FHS, BHS, BTS, FTS), byte order marks, and what stands
 * between messages. Holds one message at a time; what is too long is let go of up to the next MSH.
 */
import type { IssueCode, ReaderIssue } from '../fhir/reading.ts'

export type RawMessage = Readonly<{
  /** Its segments, each ended by CR. */
  text: string
  /** 1-based over the whole stream. */
  index: number
  /** 1-based line of its MSH. */
  line: number
}>

export type Hl7Splitter = Readonly<{
  /** @returns the messages that this text completes; a message is complete where the next begins or its frame ends */
  push(text: string): readonly RawMessage[]
  /** The last message, and what the batch trailers say against it. */
  end(): readonly RawMessage[]
  /** What was found since the last call: text outside messages, messages too long, counts that differ. */
  takeIssues(): readonly ReaderIssue[]
}>

/** Characters of one message; the largest that carry scanned documents stay below. */
export const MAX_MESSAGE = 16 * 1024 * 1024
/** Stands for a line that is too long to be kept. */
const NO_MESSAGE = '-'
const BOM = '\uFEFF'
const FRAME_START = '\u000b'
const FRAME_END = '\u001c'
/** Files put together without a line end between them. */
const RUN_ON_HEADER = 'MSH|^~\\&|'

const ENVELOPE = /^(FHS|BHS|BTS|FTS)([^A-Za-z0-9\s]|$)/
const HEADER = /^MSH([^A-Za-z0-9\s]|$)/
const START = /^(?:MSH|FHS|BHS)([^A-Za-z0-9\s])[^A-Za-z0-9\s]{1,5}(?:\1|$)/
const START_INSIDE = /[\r\n][ \t\uFEFF]*(?:MSH|FHS|BHS)\|[^A-Za-z0-9\s|]{3,5}\|/
const FRAMES = new RegExp(`[${FRAME_START}${FRAME_END}]`, 'g')
/** Where a message begins inside a line. */
const BEGINNINGS = new RegExp(`${FRAME_START}(?=[\\uFEFF\\s]*(?:MSH|FHS|BHS))|(?=\\uFEFF?MSH\\|\\^~\\\\&\\|)`)

/** @param startOfText some kilobytes are enough; junk before the first message is allowed */
export function looksLikeHl7(startOfText: string): boolean {
  const text = startOfText.replace(FRAMES, '\n').replace(/^[\uFEFF\s]+/, '')
  if (START.test(text.slice(0, 16))) return true
  return !/^[<{[]/.test(text) && START_INSIDE.test(`\r${text}`)
}

const withoutMark = (line: string): string => {
  const bare = line.startsWith(BOM) ? line.slice(1) : line
  const trimmed = bare.trimStart()
  return trimmed !== bare && (HEADER.test(trimmed) || ENVELOPE.test(trimmed)) ? trimmed : bare
}

class Splitting {
  #done: RawMessage[] = []
  #issues: ReaderIssue[] = []
  /** The line that is not ended yet. */
  #tail = ''
  #afterCr = false
  #line = 1
  #index = 0
  /** Segments of the message at hand; null outside of one. */
  #segments: string[] | null = null
  #size = 0
  #startLine = 1
  #skipping = false
  #inJunk = false
  #inBatch = 0
  #batches = 0
  #tailCut = false

  push(text: string): readonly RawMessage[] {
    let from = 0
    let [cr, lf] = [text.indexOf('\r'), text.indexOf('\n')]
    while (cr >= 0 || lf >= 0) {
      const isLf = cr < 0 || (lf >= 0 && lf < cr)
      const at = isLf ? lf : cr
      const pairs = isLf && this.#afterCr && at === from && this.#tail === ''
      this.#afterCr = !isLf
      if (!pairs) this.#endLine(this.#grown(text.slice(from, at)))
      from = at + 1
      if (isLf) lf = text.indexOf('\n', from)
      else cr = text.indexOf('\r', from)
    }
    if (from < text.length) {
      this.#afterCr = false
      this.#keepTail(this.#grown(text.slice(from)))
    }
    return this.#taken()
  }

  end(): readonly RawMessage[] {
    if (this.#tail !== '') this.#endLine(this.#grown(''))
    this.#finish()
    return this.#taken()
  }

  takeIssues(): readonly ReaderIssue[] {
    const issues = this.#issues
    this.#issues = []
    return issues
  }

  #taken(): readonly RawMessage[] {
    const done = this.#done
    this.#done = []
    return done
  }

  #grown(text: string): string {
    return this.#tail === '' ? text : this.#tailCut ? this.#tail : this.#tail + text
  }

  #keepTail(line: string): void {
    this.#tail = line
    if (this.#tailCut || this.#size + line.length <= MAX_MESSAGE) return
    if (this.#segments !== null || HEADER.test(withoutMark(line))) this.#refuse()
    this.#tail = NO_MESSAGE
    this.#tailCut = true
  }

  #issue(severity: ReaderIssue['severity'], code: IssueCode, message: string, line = this.#line): void {
    this.#issues.push({ severity, code, path: `line ${line}`, message })
  }

  #endLine(line: string): void {
    this.#tail = ''
    const cut = this.#tailCut
    this.#tailCut = false
    if (cut) this.#outside(line)
    else if (line.includes(FRAME_END) || line.includes(FRAME_START) || line.indexOf(RUN_ON_HEADER, 1) > 0) this.#framed(line)
    else this.#segment(line)
    this.#line += 1
  }

  #framed(line: string): void {
    for (const [position, frame] of line.split(FRAME_END).entries()) {
      if (position > 0) this.#finish()
      const pieces = frame.split(BEGINNINGS)
      for (const piece of pieces) if (piece !== '') this.#segment(piece.startsWith(FRAME_START) ? piece.slice(1) : piece)
    }
  }

  #segment(given: string): void {
    const line = withoutMark(given)
    if (HEADER.test(line)) this.#begin(line)
    else if (ENVELOPE.test(line)) this.#envelope(line)
    else if (this.#skipping || line.trim() === '') return
    else if (this.#segments === null) this.#outside(line)
    else this.#append(line)
  }

  #begin(line: string): void {
    this.#finish()
    this.#segments = []
    this.#startLine = this.#line
    this.#index += 1
    this.#inJunk = false
    this.#append(line)
  }

  #append(line: string): void {
    this.#size += line.length + 1
    if (this.#size > MAX_MESSAGE) this.#refuse()
    else this.#segments?.push(line)
  }

  #refuse(): void {
    const message = 'A message is longer than 16 MB; it was left out. Reading goes on at the next message.'
    this.#issue('error', 'too-long', message, this.#segments === null ? this.#line : this.#startLine)
    this.#segments = null
    this.#size = 0
    this.#skipping = true
  }

  #outside(line: string): void {
    if (this.#inJunk || this.#skipping || line.trim() === '') return
    this.#inJunk = true
    this.#issue('warning', 'structure', 'There is text outside of any message here; it was not read.')
  }

  #finish(): void {
    const segments = this.#segments
    this.#segments = null
    this.#size = 0
    this.#skipping = false
    this.#inJunk = false
    if (segments === null) return
    this.#inBatch += 1
    this.#done.push({ text: `${segments.join('\r')}\r`, index: this.#index, line: this.#startLine })
  }

  #envelope(line: string): void {
    this.#finish()
    const name = line.slice(0, 3)
    const stated = line.split(line[3] ?? '|')[1]?.trim() ?? ''
    if (name === 'BHS') {
      this.#batches += 1
      this.#inBatch = 0
    } else if (name === 'FHS') this.#batches = 0
    else if (name === 'BTS') this.#compare(stated, this.#inBatch, 'messages in this batch')
    else this.#compare(stated, this.#batches, 'batches in this file')
  }

  #compare(stated: string, found: number, of: string): void {
    if (stated === '') return
    if (!/^\d{1,9}$/.test(stated)) this.#issue('warning', 'value', `The count of ${of} is not a number.`)
    else if (Number(stated) !== found)
      this.#issue('warning', 'conflict', `The trailer counts ${Number(stated)} ${of}; ${found} were found. Something may be missing.`)
  }
}

export function createHl7Splitter(): Hl7Splitter {
  const splitting = new Splitting()
  return {
    push: (text) => splitting.push(text),
    end: () => splitting.end(),
    takeIssues: () => splitting.takeIssues(),
  }
}
