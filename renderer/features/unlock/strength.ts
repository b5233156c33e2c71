/** How long a passphrase is, in words: length beats rules (NIST SP 800-63B, 5.1.1). It estimates nothing else and claims nothing else. */
import { Passphrase } from '#app/contract/session.ts'
import { text } from '../../i18n/en.ts'

export type PassphraseDraft = Readonly<{ first: string; second: string }>
export type Strength = 'empty' | 'short' | 'enough' | 'good' | 'strong'

const SHORTEST = Passphrase.minLength ?? 10
const GOOD = 16
const STRONG = 24

export function strengthOf(passphrase: string): Strength {
  if (passphrase.length === 0) return 'empty'
  if (passphrase.length < SHORTEST) return 'short'
  if (passphrase.length < GOOD) return 'enough'
  return passphrase.length < STRONG ? 'good' : 'strong'
}

export function strengthWords(passphrase: string): string {
  const strength = strengthOf(passphrase)
  return strength === 'short' ? text.unlock.strength.short(SHORTEST - passphrase.length) : text.unlock.strength[strength]
}

export const passphraseReady = (draft: PassphraseDraft): boolean =>
  Passphrase.safeParse(draft.first).success && draft.first === draft.second
