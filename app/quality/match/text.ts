/** Names made comparable: diacritics folded, how alike two are, and how they sound. */

/** Letters that Unicode does not take apart into a letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }
/** Names longer than this are compared by their start. */
const LONGEST = 80

/** Lower case, without marks and punctuation; words apart by one space. Other scripts keep their letters. */
export function folded(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’`´.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function jaro(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Array<boolean>(b.length).fill(false)
  const inA: string[] = []
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (taken[j] || a[i] !== b[j]) continue
      taken[j] = true
      inA.push(a[i] ?? '')
      break
    }
  }
  if (inA.length === 0) return 0
  const inB = [...b].filter((_, j) => taken[j])
  const outOfOrder = inA.filter((letter, i) => letter !== inB[i]).length / 2
  return (inA.length / a.length + inA.length / b.length + (inA.length - outOfOrder) / inA.length) / 3
}

const PREFIX = 4
const PREFIX_WEIGHT = 0.1

/** Jaro-Winkler similarity (Winkler 1990), 0 to 1. Greedy matching depends on the side it starts from: the better of both, so that it is symmetric. */
export function similarity(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const base = Math.max(jaro(a, b), jaro(b, a))
  let same = 0
  while (same < PREFIX && a[same] !== undefined && a[same] === b[same]) same++
  return base + same * PREFIX_WEIGHT * (1 - base)
}

const SHORT = 4

/** One letter wrong, missing, too many, or two neighbours exchanged, in a name long enough for that to be a slip. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short === long || long.length - short.length > 1 || long.length < SHORT) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1)
  if (short.slice(start + 1) === long.slice(start + 1)) return true
  const crossed = short[start] === long[start + 1] && short[start + 1] === long[start]
  return crossed && short.slice(start + 2) === long.slice(start + 2)
}

const SOUNDS: Readonly<Record<string, string>> = Object.fromEntries(
  ['bfpv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r'].flatMap((letters, index) => [...letters].map((letter) => [letter, String(index + 1)])),
)

/** Soundex (Russell and Odell 1918) of the first word; of another script its first two letters. */
export function sound(foldedName: string): string {
  const word = foldedName.split(' ')[0] ?? ''
  if (!/^[a-z]/.test(word)) return [...word].slice(0, 2).join('')
  let code = word[0] ?? ''
  let last = SOUNDS[code] ?? ''
  for (const letter of word.slice(1)) {
    const digit = SOUNDS[letter] ?? ''
    if (digit !== '' && digit !== last) code += digit
    if (letter !== 'h' && letter !== 'w') last = digit
    if (code.length === 4) break
  }
  return code
}

/** Short forms that share too few letters to be found alike; gathered by hand, English first. */
const SHORT_FORMS = [
  'william bill billy will willy',
  'robert bob bobby rob',
  'richard dick rick rich',
  'james jim jimmy jamie',
  'john jack johnny',
  'margaret peggy maggie meg greta',
  'elizabeth betty liz beth lisa elisabeth',
  'edward ted ned eddie',
  'charles chuck charlie',
  'henry harry hank',
  'mary molly polly',
  'katherine kate kathy katie catherine',
  'anthony tony',
  'michael mike mick',
  'thomas tom',
  'alexander alex sasha sandy',
  'susan sue suzanne',
  'patricia pat patty tricia',
  'deborah debbie',
  'joseph joe josef sepp',
  'johannes hans johann',
  'giuseppe beppe',
  'francisco paco pancho',
  'jose pepe',
]
const FORMAL = new Map(SHORT_FORMS.flatMap((line) => line.split(' ').map((name) => [name, line] as const)))

export function isShortForm(a: string, b: string): boolean {
  const line = FORMAL.get(a)
  return line !== undefined && line === FORMAL.get(b)
}
