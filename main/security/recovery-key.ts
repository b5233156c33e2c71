/**
 * The recovery key: 30 random characters of Crockford's base 32 (150 bits) and 2 check characters, in 8 groups of 4.
 * No I, L, O or U; what is typed instead of 0 and 1 is understood.
 */
import { createHash, randomBytes } from 'node:crypto'
import { WardlightError } from '#app/contract/errors.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM = 30
const CHECK = 2

/** 256 is a multiple of 32, so each character is as likely as the next. */
const letters = (bytes: Uint8Array): string => Array.from(bytes, (byte) => ALPHABET.charAt(byte % 32)).join('')
const checkOf = (characters: string): string => letters(createHash('sha256').update(`recovery ${characters}`).digest().subarray(0, CHECK))

export function newRecoveryKey(): string {
  const random = letters(randomBytes(RANDOM))
  return (random + checkOf(random)).replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * The 32 characters of a typed recovery key, whatever its case, spaces and dashes.
 * @throws WardlightError('BadInput') on a slip of the pen: wrong length, a foreign character, a check that does not match
 */
export function readRecoveryKey(typed: string): string {
  const characters = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const random = characters.slice(0, RANDOM)
  const fits = characters.length === RANDOM + CHECK && [...characters].every((letter) => ALPHABET.includes(letter))
  if (fits && checkOf(random) === characters.slice(RANDOM)) return characters
  throw new WardlightError('BadInput', 'This is not a recovery key: a character is missing or mistyped.', {
    next: 'Compare it with the paper: eight groups of four letters and digits.',
  })
}
