import type { Flag, FlagLevel } from '#app/contract/entry.ts'

/** How the field itself looks: only a value that is refused or asked about gets a colour. */
export function fieldLook(flag: Flag | null, sure: boolean, unreadable: boolean): 'crit' | 'warn' | undefined {
  if (flag?.level === 'impossible') return 'crit'
  return unreadable || (flag?.level === 'implausible' && !sure) ? 'warn' : undefined
}

/** A word before the sentence, so that colour never carries the level alone. */
export const LEVEL_WORDS: Readonly<Record<FlagLevel, string>> = {
  impossible: 'Refused',
  implausible: 'Check',
  unusual: 'Unusual',
  unassessed: 'Not assessed',
  ok: '',
}

export const LEVEL_CLASS: Readonly<Record<FlagLevel, string>> = {
  impossible: 'crit',
  implausible: 'warn',
  unusual: 'note',
  unassessed: 'unknown',
  ok: 'quiet',
}
