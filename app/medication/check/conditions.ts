/** Does this problem belong to a group of conditions? By code where its code is of a system the group knows, else by words. */
import type { Condition } from '../../chart/facts.ts'
import type { ConditionGroup } from '../knowledge.ts'
import { asWords } from './words.ts'

export type ReadyGroup = Readonly<{
  group: ConditionGroup
  icd10: readonly string[]
  icd9: readonly string[]
  snomed: ReadonlySet<string>
  words: readonly string[]
  notWords: readonly string[]
}>

const bare = (code: string) => code.replaceAll('.', '').toUpperCase()

export function readyGroup(group: ConditionGroup): ReadyGroup {
  return {
    group,
    icd10: (group.icd10 ?? []).map(bare),
    icd9: (group.icd9 ?? []).map(bare),
    snomed: new Set(group.snomed ?? []),
    words: (group.words ?? []).map(asWords),
    notWords: (group.notWords ?? []).map(asWords),
  }
}

/** Before a phrase: said of somebody else, or said not to be. */
const NOT_HAD =
  / (no|not|denies|without|negative for|ruled out|family history of|family history|fh|risk of|at risk for|screening for|screening|r o) /

function system({ code }: Condition): 'icd10' | 'icd9' | 'snomed' | null {
  const name = (code.system ?? '').toLowerCase()
  if (/icd-?10|2\.16\.840\.1\.113883\.6\.(90|3)\b/.test(name)) return 'icd10'
  if (/icd-?9|2\.16\.840\.1\.113883\.6\.103\b/.test(name)) return 'icd9'
  if (/snomed|2\.16\.840\.1\.113883\.6\.96\b/.test(name)) return 'snomed'
  if (name === '' && /^[A-TV-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?$/i.test(code.code ?? '')) return 'icd10'
  return null
}

function byWords(ready: ReadyGroup, label: string): boolean {
  const words = asWords(label)
  const phrase = ready.words.find((candidate) => words.includes(candidate))
  if (phrase === undefined || NOT_HAD.test(words.slice(0, words.indexOf(phrase) + 1))) return false
  return !ready.notWords.some((candidate) => words.includes(candidate))
}

export function belongs(condition: Condition, ready: ReadyGroup): boolean {
  const kind = condition.code.code === null ? null : system(condition)
  const code = bare(condition.code.code ?? '')
  const prefixes = kind === 'icd10' ? ready.icd10 : kind === 'icd9' ? ready.icd9 : []
  if (prefixes.some((prefix) => code.startsWith(prefix))) return true
  if (prefixes.length > 0 && ready.group.wordsToo !== true) return false
  // The tables know a few codes of SNOMED CT only: a code that is not among them says nothing, the words do.
  if (kind === 'snomed' && ready.snomed.has(condition.code.code ?? '')) return true
  return byWords(ready, condition.label)
}

const OVER = new Set(['resolved', 'inactive', 'remission'])
const REFUTED = new Set(['refuted', 'entered-in-error'])

/** Whether the problem counts at the time: active, or once had where the group says that once is enough. */
export function counts(condition: Condition, ever: boolean, atMs: number): boolean {
  if (condition.noneKnown === true || REFUTED.has(condition.verificationStatus ?? '')) return false
  if ((condition.onset?.ms ?? -Infinity) > atMs) return false
  if (ever) return true
  return !OVER.has(condition.clinicalStatus ?? '') && (condition.abatement?.ms ?? Infinity) > atMs
}
