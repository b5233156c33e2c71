/** What a chart may know of thrombosis, cancer, oestrogen and running vasopressors; where it does not, it is asked. */
import type { Medication } from '../../chart/facts.ts'
import { pregnantAt } from '../../chart/pregnancy.ts'
import { asked, prefilled } from '../asked.ts'
import { everHad, isEstablished, isOver, type Meaning, means, startOf, yesBy } from '../conditions.ts'
import type { Context, Lookup, Rule } from '../context.ts'
import { givenFlag } from '../given.ts'
import type { Exclusion } from '../group.ts'
import type { ManifestInput } from '../manifest.ts'
import { meanPressures } from './vital-rules.ts'
import { worstRead } from './window.ts'

/** A history counts where it is of the thing itself; “history of cancer” is not cancer. */
const notWords = /family history|risk of|no history|screening|prophyla|superficial|suspected|rule out|history of(?! (deep|pulmonary|DVT))/i

/** ICD-10: I26, I80.1 to I80.3, I82.4, I82.2, Z86.71 (history of venous thrombosis and embolism). */
const THROMBOSIS: Meaning = {
  notWords,
  icd10: /^(I80\.?[123]|I82\.?[245]|Z86\.?718)/,
  snomed: new Set(['128053003', '132281000119108']),
  words: /deep (vein|venous) thrombosis|\bDVT\b/i,
}
const EMBOLISM: Meaning = {
  notWords,
  icd10: /^(I26|Z86\.?711)/,
  snomed: new Set(['59282003', '706870000']),
  words: /pulmonary (thrombo)?embol/i,
}
/** ICD-10 C00 to C96 without C44 (skin, other than melanoma). */
const CANCER: Meaning = {
  notWords,
  icd10: /^C(?!44)([0-8]\d|9[0-6])/,
  snomed: new Set(['363346000', '254837009', '93761005', '254637007', '126906006', '109838007', '363406005']),
  words: /malignan|carcinoma|lymphoma|leuk(a)?emia|metasta|\bcancer\b|melanoma|sarcoma/i,
}

const ever = ({ facts, atMs }: Context, meanings: readonly Meaning[]): Lookup | null => {
  const found = everHad(facts.conditions, atMs, meanings)
  return found ? yesBy(found) : null
}

export const priorVte: Rule = prefilled((context) => ever(context, [THROMBOSIS, EMBOLISM]))
export const priorDvt: Rule = prefilled((context) => ever(context, [THROMBOSIS]))
export const activeCancer: Rule = prefilled(({ facts, atMs }) => {
  const found = facts.conditions.find((one) => means(one, CANCER) && isEstablished(one, atMs) && !isOver(one) && one.abatement === null)
  return found ? yesBy(found) : null
})

const RUNNING: ReadonlySet<string> = new Set(['active', 'in-progress'])
const startedAndNotEnded = ({ start, end }: Medication, atMs: number | null): boolean =>
  (start?.ms == null || atMs === null || start.ms <= atMs) && (end === null || (end.ms !== null && atMs !== null && end.ms > atMs))
const running = ({ facts, atMs }: Context, name: RegExp, not: RegExp): Medication | undefined =>
  facts.medications.find((one) => name.test(one.label) && !not.test(one.label) && RUNNING.has(one.status) && startedAndNotEnded(one, atMs))

const OESTROGEN = /estradiol|o?estrogen|estrone|mestranol/i
const LOCAL = /vaginal|cream|topical/i
export const oestrogen: Rule = prefilled((context) => {
  const found = running(context, OESTROGEN, LOCAL)
  return found ? { x: 1, shown: true, atMs: null, facts: [found.id], note: found.label } : null
})

/** Infusions only: not local anaesthetics with adrenaline, auto-injectors, inhalations. */
const NOT_INFUSED = /caine|auto-?injector|epi-?pen|inhal|nebul|ophthalmic|topical|nasal/i
const PRESSORS: Readonly<Record<string, RegExp>> = {
  norepinephrine: /\bnor(epinephrine|adrenaline)/i,
  epinephrine: /\b(epinephrine|adrenaline)/i,
  dopamine: /\bdopamine/i,
  dobutamine: /\bdobutamine/i,
  milrinone: /\bmilrinone/i,
  vasopressin: /\bvasopressin/i,
}
export const vasoactive = (context: Context, name: string): Medication | undefined => {
  const pattern = PRESSORS[name]
  return pattern ? running(context, pattern, NOT_INFUSED) : undefined
}

/** Running by the medication list; a list without it says no, a chart without a list says nothing. */
export const vasoactiveRunning: Rule = (context, input) => {
  const found = vasoactive(context, input.name)
  if (found) return { x: 1, shown: true, atMs: null, facts: [found.id], note: found.label }
  const kept = context.facts.kept?.medications ?? context.facts.medications.length > 0
  return kept
    ? { x: 0, shown: false, atMs: null, facts: [], note: 'none running in the medication list' }
    : { missing: 'no medication list' }
}

const DOSED = ['norepinephrine', 'epinephrine', 'dopamine', 'dobutamine'] as const
export const doseCode = (name: string): string => `dose-${name}`

/** Of a drug that runs, the dose is asked; one that does not is not missed. */
export const pressorDose: Rule = (context, input) => {
  const answer = asked(context, input)
  if (answer === 'not-needed' || 'x' in answer) return answer
  return vasoactive(context, input.name) ? answer : 'not-needed'
}

const unanswered = (context: Context, input: ManifestInput): string | null => {
  const name = DOSED.find((one) => {
    if (!vasoactive(context, one)) return false
    const answer = asked(context, { ...input, kind: 'number', staleAfterHours: 24, ask: { code: doseCode(one), question: '' } })
    return answer === 'not-needed' || !('x' in answer)
  })
  return name ?? null
}

/** The lowest mean pressure; while a vasopressor runs whose dose is not known the pressure does not tell the points. */
export const sofaMap: Rule = (context, input) => {
  const name = unanswered(context, input)
  if (name !== null) return { missing: `${name} is in the medication list and its dose is not answered` }
  return worstRead(context, input, meanPressures(context, input.windowHours), 'low')
}
export const lowestMap: Rule = (context, input) => worstRead(context, input, meanPressures(context, input.windowHours), 'low')

const PRETEST = 'pe-pretest-low'
const NOT_LOW = 'a pretest probability that is not judged low'
const yesNo = (code: string): ManifestInput => ({
  name: code,
  label: code,
  kind: 'boolean',
  loinc: [],
  concept: null,
  unit: null,
  unitOptional: false,
  rule: 'asked',
  range: null,
  choices: null,
  required: true,
  staleAfterHours: 24,
  windowHours: null,
  ask: { code, question: code },
  whenMissing: 'omit',
  defaultValue: null,
  decimals: 0,
})

/** PERC is only for those whose pretest probability a clinician calls low; whoever gives values by name vouches for it. */
export const percPretest: Exclusion = (context, given) => {
  const said = givenFlag(given, 'low_pretest')
  if (said !== null) return said ? null : NOT_LOW
  if (context === null) return null
  const answer = asked(context, yesNo(PRETEST))
  if (answer === 'not-needed' || !('x' in answer)) return 'a pretest probability that nobody has judged yet'
  return answer.x === 1 ? null : NOT_LOW
}

/** Postpartum for these criteria: six weeks after birth. ICD-10 O85 to O94 and Z39. */
const AFTER_BIRTH = /^(O8[0-9]|O9[0-4]|Z39|Z37)/
const SIX_WEEKS_MS = 42 * 86_400_000

/** Without a record of pregnancy or of a birth in the last six weeks the list is not used; by name, whoever gives the values vouches. */
export const notMaternal: Exclusion = (context) => {
  if (context === null) return null
  const { facts, atMs } = context
  if (facts.pregnant ?? (atMs === null ? null : pregnantAt(facts.conditions, facts.observations, atMs))) return null
  const delivered = facts.conditions.some((one) => {
    const start = startOf(one)
    return (
      one.code.code !== null &&
      AFTER_BIRTH.test(one.code.code) &&
      start !== null &&
      atMs !== null &&
      start <= atMs &&
      atMs - start <= SIX_WEEKS_MS
    )
  })
  return delivered ? null : 'no pregnancy or recent birth in the record, a state this list is not made for'
}
