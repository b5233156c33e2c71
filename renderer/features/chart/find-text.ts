export type Piece = Readonly<{ start: number; text: string; hit: boolean }>

/** The text cut at every hit of the query, upper and lower case alike; joined again it is the text to the letter. */
export function marked(text: string, query: string): readonly Piece[] {
  const needle = query.toLowerCase()
  const hay = text.toLowerCase()
  // Lower case may be longer than the text in a few scripts; then places would be wrong, and nothing is marked.
  if (needle === '' || hay.length !== text.length) return [{ start: 0, text, hit: false }]
  const pieces: Piece[] = []
  let from = 0
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, from)) {
    if (at > from) pieces.push({ start: from, text: text.slice(from, at), hit: false })
    pieces.push({ start: at, text: text.slice(at, at + needle.length), hit: true })
    from = at + needle.length
  }
  if (from < text.length) pieces.push({ start: from, text: text.slice(from), hit: false })
  return pieces
}
