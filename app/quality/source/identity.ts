/** Do the people in a file fit the people known under their numbers? */
import type { Facts, Observation, Patient, PatientFacts } from '../../chart/facts.ts'
import type { Entry } from '../../contract/entry.ts'
import { entryContext } from '../../review/entry-context.ts'
import { conceptOf } from '../../terminology/concepts.ts'
import { strangerOdds } from '../entry/assess.ts'
import { PANEL_ASK } from '../entry/panel.ts'
import { compareBirth, compareFamily } from '../match/fields.ts'
import type { MatchPerson } from '../match/person.ts'

/** Counts of patients. `reasons` in words, with counts; nobody is named. */
export type IdentityEvidence = Readonly<{ checked: number; contradicted: number; reasons: readonly string[] }>

export const NO_IDENTITY_EVIDENCE: IdentityEvidence = { checked: 0, contradicted: 0, reasons: [] }

type Known = PatientFacts & Readonly<{ family?: string | null }>

const MINUTE_MS = 60_000
/** As many analytes as the panel rule needs to speak (app/quality/entry/panel.ts). */
const PANEL_LEAST = 6
/** Panels looked at of one patient: enough to see that they are somebody else's. */
const MOST_PANELS = 4

const personLike = (patient: Pick<Patient, 'id' | 'birthDate'>, family: string | null): MatchPerson => ({
  patient: patient.id,
  family,
  given: null,
  formerFamilies: [],
  birthDate: patient.birthDate?.text.slice(0, 10) ?? null,
  sex: null,
  identifiers: [],
  postalCode: null,
  phones: [],
})

const DIFFERENT = {
  birth: 'another birth date',
  sex: 'another sex',
  family: 'another family name and birth date',
  panel: 'results that do not fit',
}
type Reason = keyof typeof DIFFERENT

/** A corrected birth date differs by a slip; a married name alone is no sign. */
function personReasons(stored: Known, incoming: Patient): readonly Reason[] | null {
  const known = stored.patient
  if (!known) return null
  const [a, b] = [personLike(known, stored.family ?? null), personLike(incoming, incoming.family)]
  const birth = compareBirth(a, b)
  const sexes = [known.sex, incoming.sex].filter((sex) => sex === 'female' || sex === 'male')
  if (birth === 'missing' && sexes.length < 2) return null
  const family = compareFamily(a, b)
  const reasons: Reason[] = []
  if (birth === 'other') reasons.push('birth')
  if (birth === 'slip' && family === 'other') reasons.push('family')
  if (sexes.length === 2 && sexes[0] !== sexes[1]) reasons.push('sex')
  return reasons
}

type Timed = Readonly<{ entry: Entry; ms: number; concept: string }>

function timedOf(observation: Observation): Timed | null {
  const { loinc, value, effective } = observation
  const concept = conceptOf(loinc)
  const ms = effective?.ms ?? null
  if (loinc === null || concept?.kind !== 'lab' || value.kind !== 'quantity' || value.comparator !== null || ms === null) return null
  return { entry: { code: loinc, value: value.value, unit: value.unit, time: effective?.text ?? '' }, ms, concept: concept.id }
}

function panelsOf(observations: readonly Observation[]): readonly (readonly Timed[])[] {
  const panels = new Map<number, Timed[]>()
  for (const one of observations.flatMap((observation) => timedOf(observation) ?? [])) {
    const minute = Math.floor(one.ms / MINUTE_MS)
    const panel = panels.get(minute)
    if (!panel) panels.set(minute, [one])
    else if (panel.every(({ concept }) => concept !== one.concept)) panel.push(one)
  }
  return [...panels]
    .filter(([, panel]) => panel.length >= PANEL_LEAST)
    .sort((a, b) => a[0] - b[0])
    .slice(0, MOST_PANELS)
    .map(([, panel]) => panel)
}

/** @returns null where no panel can be held against the patient's own values */
function panelReasons(stored: Known, incoming: readonly Facts[]): readonly Reason[] | null {
  const panels = panelsOf(incoming.flatMap(({ observations }) => observations))
  const answers = panels.flatMap((panel) => {
    const nowMs = panel[0]?.ms ?? 0
    const context = entryContext(
      { ...stored, observations: stored.observations.filter(({ effective }) => (effective?.ms ?? nowMs) < nowMs) },
      nowMs,
    )
    const known = new Set(context.history.flatMap(({ code }) => conceptOf(code)?.id ?? []))
    if (panel.filter(({ concept }) => known.has(concept)).length < PANEL_LEAST) return []
    const odds = strangerOdds(
      context,
      panel.map(({ entry }) => entry),
    )
    return [odds !== null && odds >= PANEL_ASK]
  })
  if (answers.length === 0) return null
  return answers.some((wrong) => wrong) ? ['panel'] : []
}

/**
 * One patient of a file.
 * @param stored what is in the store under the id that the file uses, with the family name where it is at hand
 * @param incoming everything that the file says under that id
 */
export function identityEvidence(stored: Known, incoming: readonly Facts[]): IdentityEvidence {
  const id = stored.patient?.id
  const person = incoming.flatMap(({ patients }) => patients).find((patient) => patient.id === id)
  const [said, measured] = [person ? personReasons(stored, person) : null, panelReasons(stored, incoming)]
  if (said === null && measured === null) return NO_IDENTITY_EVIDENCE
  const reasons = [...(said ?? []), ...(measured ?? [])].map((reason) => DIFFERENT[reason])
  return { checked: 1, contradicted: reasons.length > 0 ? 1 : 0, reasons }
}

/** Adds up the patients of a file; each reason is kept once. */
export function joinIdentity(all: readonly IdentityEvidence[]): IdentityEvidence {
  const sum = (of: (one: IdentityEvidence) => number) => all.reduce((total, one) => total + of(one), 0)
  const reasons = [...new Set(all.flatMap((one) => one.reasons))].sort()
  return { checked: sum((one) => one.checked), contradicted: sum((one) => one.contradicted), reasons }
}
