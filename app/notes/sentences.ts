/** From a note to its sentences: abbreviations, numbers, lists and lines that are only wrapped do not end one. */
import type { Words } from './words.ts'

/** Words [from, to). */
export type SentenceSpan = Readonly<{ from: number; to: number }>

/** Longer ones are cut: no sentence of a person has so many words, and nothing then takes time with the square of a length. */
const LONGEST = 250

const ABBREVIATED: ReadonlySet<string> = new Set(
  'dr mr mrs ms prof st vs approx ca cf eg ie etc resp fig pt pts hx dx tx rx sx wt ht temp diff abd neuro ext resp cardio hosp dept jr sr inc no nos mg ml kg cm mm hr hrs min mins sec wk wks mo mos yr yrs yo vol bp est max am pm a.m p.m'.split(
    ' ',
  ),
)
/** Where an abbreviation stands for an amount, what follows with a capital still begins a sentence. */
const AMOUNT_WORDS: ReadonlySet<string> = new Set('mg ml kg cm mm hr hrs min mins sec wk wks mo mos yr yrs etc am pm pt pts'.split(' '))

const BULLET = /^[ \t]*(?:[-*•·–—►▪o]|\d{1,2}[.)]|\(?[a-z][.)]|#\d*)[ \t]/i
/** A line shorter than this is a line of its own; a longer one may be wrapped. */
const WRAPPED_FROM = 45

const isUpper = (code: number): boolean => code >= 65 && code <= 90
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Whether the full stop at `at` ends a sentence. */
function endsAt(text: string, at: number, word: string, next: number): boolean {
  const after = text.charCodeAt(at + 1)
  if (isDigit(after) && isDigit(text.charCodeAt(at - 1))) return false
  const isBlank =
    Number.isNaN(after) || after === 32 || after === 9 || after === 10 || after === 13 || after === 34 || after === 41 || after === 93
  if (!isBlank) return false
  const lower = word.toLowerCase()
  if (word.length === 1 && isUpper(word.charCodeAt(0)) && word !== 'I') return false
  const first = text.charCodeAt(next)
  const beginsNew = Number.isNaN(first) || isUpper(first) || first === 42 || first > 127 || isDigit(first)
  if (AMOUNT_WORDS.has(lower)) return beginsNew && !isDigit(first)
  if (ABBREVIATED.has(lower)) return false
  return beginsNew || lower.length > 2
}

function breaksLine(text: string, lineStart: number, breakAt: number, next: number): boolean {
  const gap = text.slice(breakAt, next)
  if (/\n[ \t\r]*\n/.test(gap) || gap.length > 400) return true
  const lineAt = text.lastIndexOf('\n', next - 1) + 1
  if (BULLET.test(text.slice(lineAt, lineAt + 8))) return true
  const first = text.charCodeAt(next)
  if (first >= 97 && first <= 122) return false
  const end = text.charCodeAt(breakAt - 1)
  if (end === 44) return false
  return breakAt - lineStart < WRAPPED_FROM || end === 58
}

/** "1) first 2) second" in one line. */
const NUMBERED = /(?:^|\s)\(?\d{1,2}[.)]\s+$/

function isBoundary(text: string, end: number, next: number, lineStart: number): boolean {
  for (let at = end; at < Math.min(next, end + 400); at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 && breaksLine(text, lineStart, at, next)) return true
    if (code === 59) return false
    if (code === 33 || code === 63 || code === 0x3002) return true
  }
  return next - end > 400 || NUMBERED.test(text.slice(Math.max(0, next - 6), next))
}

/** @returns sentences in order, no word in two */
export function sentencesOf({ text, starts, ends }: Words, breaks: ReadonlySet<number>): readonly SentenceSpan[] {
  const found: SentenceSpan[] = []
  const count = starts.length
  let from = 0
  let lineStart = 0
  for (let at = 0; at < count; at += 1) {
    const end = ends[at] ?? 0
    const next = at + 1 < count ? (starts[at + 1] ?? 0) : text.length
    const isLast = at + 1 === count
    const stop = stopAfter(text, end, Math.min(next, end + 3))
    const isStop = stop >= 0 && endsAt(text, stop, text.slice(starts[at] ?? 0, end), next)
    const isCut = isLast || isStop || breaks.has(at + 1) || at + 1 - from >= LONGEST || isBoundary(text, end, next, lineStart)
    const gap = text.slice(end, next)
    if (gap.includes('\n')) lineStart = end + gap.lastIndexOf('\n') + 1
    if (!isCut) continue
    found.push({ from, to: at + 1 })
    from = at + 1
  }
  return found
}

/** A full stop right behind a word (or its closing bracket or quote). */
function stopAfter(text: string, end: number, until: number): number {
  for (let at = end; at < until; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 46) return at
    if (code !== 34 && code !== 41 && code !== 0x201d && code !== 39 && code !== 37 && code !== 42) return -1
  }
  return -1
}
