/** Where and why a text is not JSON, in plain words and without quoting it: the engine's own message repeats what it read. */

export type JsonError = Readonly<{ offset: number; message: string }>

const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LITERAL = /true|false|null/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259, 7: control characters must be escaped inside a string
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const STRING_PART = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y
/** Longer runs are matched in pieces, so that the pattern never outgrows the engine's stack. */
const PIECE = 1 << 16

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

function stringEnd(text: string, at: number): number | JsonError {
  if (text.length - at < PIECE) {
    const end = matchAt(STRING, text, at)
    if (end > 0) return end
  }
  let i = at + 1
  while (i < text.length) {
    const piece = text.slice(i, i + PIECE)
    const taken = Math.max(0, matchAt(STRING_PART, piece, 0))
    i += taken
    if (text[i] === '"') return i + 1
    if (i >= text.length) break
    if (taken === 0)
      return {
        offset: i,
        message: text[i] === '\\' ? 'an escape that JSON does not have' : 'a control character or line break inside a text',
      }
  }
  return { offset: text.length, message: 'the file ends inside a text' }
}

/** One scalar or the opening of a container. */
function valueEnd(text: string, at: number): number | JsonError {
  const char = text[at]
  if (char === undefined) return { offset: at, message: 'the file ends too early' }
  if (char === '"') return stringEnd(text, at)
  if (char === '{' || char === '[') return at + 1
  const end = Math.max(matchAt(LITERAL, text, at), matchAt(NUMBER, text, at))
  return end > at ? end : { offset: at, message: 'a value is expected here' }
}

type Frame = '{' | '['
type State = 'value' | 'first-key' | 'key' | 'colon' | 'first-item' | 'after'

function expected(text: string, at: number, what: string): JsonError {
  return { offset: at, message: at >= text.length ? 'the file ends too early' : `${what} is expected here` }
}

/**
 * @param text one JSON value with white space around it
 * @returns null when it is JSON. Iterative: any depth is safe.
 */
export function findJsonError(text: string): JsonError | null {
  const stack: Frame[] = []
  let state: State = 'value'
  let i = matchAt(SPACE, text, 0)
  for (;;) {
    const char = text[i]
    if (state === 'after' && stack.length === 0) return i >= text.length ? null : { offset: i, message: 'there is more text after the end' }
    if ((state === 'first-key' && char === '}') || (state === 'first-item' && char === ']')) {
      stack.pop()
      state = 'after'
      i += 1
    } else if (state === 'value' || state === 'first-item') {
      const end = valueEnd(text, i)
      if (typeof end !== 'number') return end
      state = char === '{' ? 'first-key' : char === '[' ? 'first-item' : 'after'
      if (char === '{' || char === '[') stack.push(char)
      i = end
    } else if (state === 'first-key' || state === 'key') {
      if (char !== '"') return expected(text, i, 'the name of a member')
      const end = stringEnd(text, i)
      if (typeof end !== 'number') return end
      state = 'colon'
      i = end
    } else if (state === 'colon') {
      if (char !== ':') return expected(text, i, 'a colon')
      state = 'value'
      i += 1
    } else {
      const inObject = stack.at(-1) === '{'
      if (char === (inObject ? '}' : ']')) stack.pop()
      else if (char === ',') state = inObject ? 'key' : 'value'
      else return expected(text, i, inObject ? 'a comma or the end of the object' : 'a comma or the end of the list')
      i += 1
    }
    i = matchAt(SPACE, text, i)
  }
}
