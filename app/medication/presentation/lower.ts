/**
 * When a finding is shown one tier lower than the check says. The limits are choices of this program, on the cautious side, and not taken from
 * a publication: docs/decisions/0019 says why. What is contraindicated is never lowered, and nothing by more than one tier.
 */
import type { PatientFacts } from '../../chart/facts.ts'
import type { MedFinding, MedOverride } from '../../contract/medication.ts'
import { DAY_MS, type Person } from '../check/patient.ts'
import { type Asked, ask } from '../check/tests.ts'
import { dayOf } from '../check/words.ts'
import type { MedicationSeverity, Rule, Test, Tier } from '../knowledge.ts'

/** Taken together for at least so long before tolerance is said; a chart that has seen a quarter of a year has seen a renewal and its laboratory values. */
export const TOGETHER_DAYS = 90
/** A value tells of the pair only after it has been taken together for so long. */
export const VALUE_AFTER_DAYS = 7
/** Overrides older than this say nothing any more. */
export const HISTORY_DAYS = 365
/** The same finding set aside on so many different days. */
export const REPEATS = 3

const LOWER: Readonly<Record<Tier, Tier>> = { interruptive: 'passive', passive: 'info', info: 'info' }
const GRAVITY: Readonly<Record<MedicationSeverity, number>> = { contraindicated: 3, serious: 2, moderate: 1, minor: 0 }

/** One tier lower, never more. */
export const lowered = (tier: Tier): Tier => LOWER[tier]

export type Looked = Readonly<{
  finding: MedFinding
  facts: PatientFacts
  asked: Asked
  ruleOf: (id: string) => Rule | undefined
  /** Of this subject, oldest first. */
  history: readonly MedOverride[]
  drugsHash: string
}>

type Lab = Extract<Test, { lab: string }>

function labsIn(test: Test): readonly Lab[] {
  if ('lab' in test) return [test]
  if ('all' in test) return test.all.flatMap(labsIn)
  if ('any' in test) return test.any.flatMap(labsIn)
  return 'not' in test ? labsIn(test.not) : []
}

function labsOf(rule: Rule): readonly Lab[] {
  if (rule.kind === 'dose') return []
  return [...(rule.modifiers ?? []).map(({ when }) => when), ...(rule.suppressIf === undefined ? [] : [rule.suppressIf])].flatMap(labsIn)
}

const TIERS: readonly Tier[] = ['info', 'passive', 'interruptive']

/** Something of this patient has made it graver than the rule by itself. */
const isRaised = (finding: MedFinding, rule: Rule) =>
  TIERS.indexOf(finding.tier) > TIERS.indexOf(rule.tier) || GRAVITY[finding.severity] > GRAVITY[rule.severity]

/** Since when all of it is taken together, epoch ms; null where one line has no start, or fewer than two are in the chart. */
function togetherSince({ finding, facts }: Looked, { atMs }: Person): number | null {
  const ids = new Set<string>(finding.facts)
  const lines = facts.medications.filter(({ id }) => ids.has(id))
  const starts = lines.map(({ start }) => start?.ms ?? null)
  if (lines.length < 2 || starts.some((ms) => ms === null || ms > atMs)) return null
  return Math.max(...starts.map((ms) => ms ?? 0))
}

/** Every value the rules ask for is known, and was measured when both had been taken for a while. */
function areLabsFine({ finding, facts, asked, ruleOf }: Looked, sinceMs: number): boolean {
  const rules = finding.rules.flatMap((id) => ruleOf(id) ?? [])
  if (rules.length < finding.rules.length || rules.some((rule) => isRaised(finding, rule))) return false
  const labs = rules.flatMap(labsOf)
  // A grave one that asks for no value has nothing that could show it is tolerated.
  if (labs.length === 0) return GRAVITY[finding.severity] <= GRAVITY.moderate
  const times = new Map(facts.observations.map(({ id, effective }) => [id as string, effective?.ms ?? null]))
  return labs.every((test) => {
    const { is, facts: rows } = ask(asked, test)
    return is !== null && rows.length > 0 && rows.every((row) => (times.get(row) ?? -Infinity) >= sinceMs + VALUE_AFTER_DAYS * DAY_MS)
  })
}

function toleratedTogether(looked: Looked): string | null {
  if (looked.finding.kind !== 'interaction') return null
  const sinceMs = togetherSince(looked, looked.asked.person)
  if (sinceMs === null || looked.asked.person.atMs - sinceMs < TOGETHER_DAYS * DAY_MS || !areLabsFine(looked, sinceMs)) return null
  return `Shown lower: taken together since ${dayOf(sinceMs)}, and no value says otherwise.`
}

const isRecent = ({ at }: MedOverride, atMs: number) => {
  const age = atMs - Date.parse(at)
  return age >= 0 && age <= HISTORY_DAYS * DAY_MS
}

/** Said by a person of these very doses, when it was judged no milder than now. */
function saidTolerated({ finding, history, drugsHash, asked }: Looked): string | null {
  const last = history.at(-1)
  if (last?.reason !== 'tolerated' || last.drugsHash !== drugsHash || !isRecent(last, asked.person.atMs)) return null
  if (GRAVITY[finding.severity] > GRAVITY[last.severity]) return null
  return `Shown lower: ${last.user} noted on ${last.at.slice(0, 10)} that it is tolerated.`
}

/** Days on which it was set aside since it was last taken back. */
function repeatedly({ finding, history, asked }: Looked): string | null {
  const since = history.slice(history.findLastIndex(({ reason }) => reason === null) + 1).filter((one) => isRecent(one, asked.person.atMs))
  const worst = Math.max(-1, ...since.map(({ severity }) => GRAVITY[severity]))
  const days = new Set(since.map(({ at }) => at.slice(0, 10)))
  if (days.size < REPEATS || GRAVITY[finding.severity] > worst) return null
  return `Shown lower: set aside on ${days.size} days since ${[...days].toSorted()[0]}.`
}

/** @returns why it is shown one tier lower, or null */
export function whyLower(looked: Looked): string | null {
  const { severity, tier, kind } = looked.finding
  // A severe allergy or a dose out of all limits is not got used to.
  if (severity === 'contraindicated' || tier === 'info' || kind === 'dose' || kind === 'allergy') return null
  return toleratedTogether(looked) ?? saidTolerated(looked) ?? repeatedly(looked)
}
