/** Answers that are words: consciousness. Other coded answers have no rule here and are said to have none. */
import type { Entry } from '../../contract/entry.ts'
import type { Concept } from '../../terminology/concepts.ts'
import type { Verdict } from './judge.ts'

/** ACVPU (Royal College of Physicians, NEWS2 2017), with the words that files use. */
export const CONSCIOUSNESS: Readonly<Record<string, readonly string[]>> = {
  Alert: ['alert', 'a', 'awake', 'conscious and alert', 'fully alert'],
  Confusion: ['confusion', 'c', 'confused', 'new confusion', 'acute confusion', 'altered mental status', 'delirium'],
  Voice: ['voice', 'v', 'verbal', 'responds to voice', 'responds to verbal', 'responsive to voice'],
  Pain: ['pain', 'p', 'responds to pain', 'responsive to pain'],
  Unresponsive: ['unresponsive', 'u', 'unconscious'],
}

const ANSWERS = new Map(Object.entries(CONSCIOUSNESS).flatMap(([answer, words]) => words.map((word) => [word, answer] as const)))

/** @returns 'Alert', 'Confusion', 'Voice', 'Pain' or 'Unresponsive', or null where the text is none of them */
export function consciousnessOf(text: string): string | null {
  return ANSWERS.get(text.trim().toLowerCase()) ?? null
}

/** @returns undefined where the concept is a number */
export function codedVerdict(concept: Concept, entry: Entry): Verdict | undefined {
  if (concept.unit !== '') return undefined
  if (concept.id !== 'avpu')
    return { level: 'unassessed', kind: null, reason: `There is no entry rule for ${concept.label.toLowerCase()}.`, suggestion: null }
  const answer = consciousnessOf(String(entry.value))
  if (answer) return { level: 'ok', kind: null, reason: `Consciousness: ${answer.toLowerCase()}.`, suggestion: null }
  const level = typeof entry.value === 'number' ? 'impossible' : 'unassessed'
  return {
    level,
    kind: level === 'impossible' ? 'range' : null,
    reason: `Consciousness is one of ${Object.keys(CONSCIOUSNESS).join(', ')}; "${entry.value}" is none of them.`,
    suggestion: null,
  }
}
