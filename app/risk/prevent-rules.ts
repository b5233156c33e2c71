/** The inputs of PREVENT that come from lists or are derived: treatment, diabetes, smoking, kidney function, body mass index. */
import type { Condition, Medication } from '../chart/facts.ts'
import { ckdEpi2021 } from './ckd-epi.ts'
import { activeDiabetes, antihypertensiveAt, statinAt } from './clinical-codes.ts'
import { before, type Context, isFound, type Lookup, NOT_RECORDED, type Rule } from './context.ts'
import { CREATININE } from './kdigo-aki-rules.ts'
import { newest, numberOf, tooOld } from './newest.ts'
import { yearsAt } from './person-rules.ts'

/** An empty list of a chart that holds other lists says "none"; one of a chart with nothing in it says nothing. */
function isKept({ facts }: Context, list: 'conditions' | 'medications'): boolean {
  const said = facts.kept?.[list]
  return said ?? (facts[list].length > 0 || facts.conditions.length + facts.medications.length + facts.encounters.length > 0)
}

function fromList(context: Context, list: 'conditions' | 'medications', found: Condition | Medication | undefined, absent: string): Lookup {
  if (found) return { x: 1, shown: true, atMs: null, facts: [found.id], note: found.label }
  if (!isKept(context, list)) return { missing: list === 'conditions' ? 'no problem list' : 'no medication list' }
  return { x: 0, shown: false, atMs: null, facts: [], note: absent }
}

export const diabetes: Rule = (context) =>
  fromList(context, 'conditions', activeDiabetes(context.facts.conditions, context.atMs), 'no diabetes in the problem list')

export const antihypertensive: Rule = (context) =>
  fromList(context, 'medications', antihypertensiveAt(context.facts.medications, context.atMs), 'none in the medication list')

export const statin: Rule = (context) =>
  fromList(context, 'medications', statinAt(context.facts.medications, context.atMs), 'none in the medication list')

/** Answers of LOINC 72166-2: LOINC answer codes, SNOMED CT, and the words. */
const SMOKES: Readonly<{ yes: ReadonlySet<string>; no: ReadonlySet<string> }> = {
  yes: new Set(
    'LA18976-3 LA18977-1 LA18981-3 LA18982-1 449868002 428041000124106 428071000124103 428061000124105 77176002 65568007'.split(' '),
  ),
  no: new Set('LA15920-4 LA18978-9 8517006 266919005 8392000'.split(' ')),
}
const NO_WORDS = /\b(never|former|formerly|ex|exsmoker|non|nonsmoker|not|quit|stopped)\b/i
const UNKNOWN_WORDS = /unknown/i
const YES_WORDS = /\bsmok|\bevery day|\bsome day|\bdaily|\bcurrent/i

/** @returns null where the answer does not say */
export function smokes(text: string, code: string | null): boolean | null {
  if (code !== null && SMOKES.yes.has(code)) return true
  if (code !== null && SMOKES.no.has(code)) return false
  if (UNKNOWN_WORDS.test(text)) return null
  if (NO_WORDS.test(text)) return false
  return YES_WORDS.test(text) ? true : null
}

export const smoking: Rule = (context, input): Lookup => {
  const [first] = before(context, input.loinc)
  if (!first) return NOT_RECORDED
  const stale = tooOld(context, first.ms, input.staleAfterHours)
  if (stale) return { missing: stale }
  const { value, id } = first.observation
  const answer = value.kind === 'text' ? smokes(value.text, value.code) : null
  return answer === null ? { missing: 'smoking status does not say' } : { x: answer ? 1 : 0, shown: answer, atMs: first.ms, facts: [id] }
}

/** LOINC of laboratories that still report by the MDRD equation: not the one PREVENT was made with (CKD-EPI 2021). */
const OLDER_EQUATION = '33914-3'

/** The newest of what was reported and what creatinine gives; at the same time CKD-EPI as reported, then from creatinine, then the older equation. */
export const eGFR: Rule = (context, input): Lookup => {
  const creatinine: readonly string[] = [...CREATININE]
  const reportedBy = (keep: (code: string) => boolean) =>
    newest(context, { ...input, concept: 'egfr', loinc: input.loinc.filter((code) => !creatinine.includes(code) && keep(code)) })
  const reported = reportedBy((code) => code !== OLDER_EQUATION)
  const older = reportedBy((code) => code === OLDER_EQUATION)
  const found = [noted(reported, 'as reported'), fromCreatinine(context, input), noted(older, 'as reported, older equation')].filter(
    isFound,
  )
  const [first, ...rest] = found
  if (!first) return isFound(older) ? older : reported
  return rest.reduce((best, one) => ((one.atMs ?? 0) > (best.atMs ?? 0) ? one : best), first)
}

const noted = (lookup: Lookup, note: string): Lookup => (isFound(lookup) ? { ...lookup, note } : lookup)

function fromCreatinine(context: Context, input: Parameters<Rule>[1]): Lookup {
  const measured = newest(context, { ...input, loinc: [...CREATININE], unit: 'mg/dL', concept: 'creatinine' })
  const years = yearsAt(context)
  const sex = context.facts.patient?.sex
  if (!isFound(measured)) return measured
  if (years === null || (sex !== 'female' && sex !== 'male')) return NOT_RECORDED
  const x = ckdEpi2021(measured.x, years, sex)
  return { ...measured, x, shown: x, note: `CKD-EPI 2021 from creatinine ${measured.x.toFixed(2)} mg/dL` }
}

const CODE = { bmi: '39156-5', weight: '29463-7', height: '8302-2' } as const
const HEIGHT_HOURS = 5 * 365.25 * 24

function plain(context: Context, code: string, unit: string, hours: number | null): Lookup {
  const [first] = before(context, [code])
  if (!first) return NOT_RECORDED
  const stale = tooOld(context, first.ms, hours)
  return stale ? { missing: stale } : numberOf(first, { unit, unitOptional: false, concept: null })
}

/** The recorded index, else weight over height squared (height of the last 5 years). */
export const bmi: Rule = (context, input): Lookup => {
  const recorded = plain(context, CODE.bmi, 'kg/m2', input.staleAfterHours)
  if (isFound(recorded)) return recorded
  const weight = plain(context, CODE.weight, 'kg', input.staleAfterHours)
  const height = plain(context, CODE.height, 'cm', HEIGHT_HOURS)
  if (!isFound(weight) || !isFound(height)) return recorded
  const x = weight.x / (height.x / 100) ** 2
  return { x, shown: x, atMs: weight.atMs, facts: [...weight.facts, ...height.facts], note: 'from weight and height' }
}
