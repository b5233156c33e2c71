/** Free text made comparable by whole words. */

const LONGEST = 400

/** Lower case, without marks, single blanks between words and one before and after: a phrase is then found whole with `includes`. */
export function asWords(text: string): string {
  const plain = text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´.]/g, '')
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** A number as people write it, without the noise of a multiplication. */
export function amount(value: number): string {
  const shown = Number(value.toPrecision(4))
  return Math.abs(shown) >= 1e9 ? shown.toExponential() : String(shown)
}
