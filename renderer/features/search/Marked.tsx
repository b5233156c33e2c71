import { highlighted } from '#app/chart/search.ts'

/** A text with what was searched for marked in it. */
export function Marked({ text, query }: Readonly<{ text: string; query: string }>) {
  return highlighted(text, query).map((piece) => (piece.hit ? <mark key={piece.start}>{piece.text}</mark> : piece.text))
}
