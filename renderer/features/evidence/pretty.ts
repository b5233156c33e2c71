const MOST = 50

/** The contract takes at most 50 rows in one question. */
export function limited<T>(facts: readonly T[]): Readonly<{ asked: readonly T[]; left: number }> {
  return { asked: facts.slice(0, MOST), left: Math.max(0, facts.length - MOST) }
}

/**
 * The resource indented for reading. Every token stays to the letter ("1.10" is not turned into 1.1), which parsing and
 * writing again would not promise; what is not JSON comes back as it is.
 */
export function pretty(raw: string): string {
  const trimmed = raw.trim()
  if (!/^[[{]/.test(trimmed)) return raw
  let out = ''
  let depth = 0
  for (const token of trimmed.match(TOKENS) ?? []) {
    if (token === '}' || token === ']') depth = Math.max(0, depth - 1)
    out += piece(token, depth, out.at(-1))
    if (token === '{' || token === '[') depth += 1
  }
  return out
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g
const line = (depth: number): string => `\n${'  '.repeat(Math.min(depth, 40))}`

function piece(token: string, depth: number, before: string | undefined): string {
  const empty = (before === '{' && token === '}') || (before === '[' && token === ']')
  if (token === ':') return ': '
  if (token === ',') return `,${line(depth)}`
  if (empty) return token
  if (token === '}' || token === ']') return `${line(depth)}${token}`
  return before === '{' || before === '[' ? `${line(depth)}${token}` : token
}
