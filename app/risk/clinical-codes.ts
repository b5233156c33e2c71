/** Which recorded conditions and drugs mean what to a score. Codes: ICD-10(-CM) prefixes, SNOMED CT concept ids (as Synthea and national exports write them). */
import type { Condition, Medication } from '../chart/facts.ts'
import { isOver, isStated, type Meaning, means } from './conditions.ts'

/** ICD-10 E08 to E14; gestational diabetes (O24), prediabetes (R73, 15777000) and insipidus are not meant. */
const DIABETES: Meaning = {
  codeDecides: true,
  icd10: /^E(08|09|10|11|12|13|14)/,
  snomed: new Set(
    '44054006 46635009 73211009 8801005 127013003 90781000119102 157141000119108 422034002 1551000119108 97331000119101 368581000119106 313436004 313435000 190331003 427089005'.split(
      ' ',
    ),
  ),
  words: /\bdiabet(es|ic)\b|\bT[12]DM\b|\bDM ?(type )?[12]\b/i,
  notWords: /pre-?diabet|gestational|insipidus|family history|risk of|no (history of )?diabet|screening/i,
}

/** Coronary disease, heart failure, stroke: what PREVENT calls cardiovascular disease. ICD-10 I20-I25, I50, I60-I69, I11.0, I13.0, I13.2, Z95.1, Z95.5, Z86.73, G45. */
const CARDIOVASCULAR: Meaning = {
  codeDecides: true,
  icd10: /^(I2[0-5]|I50|I6\d|I11\.?0|I13\.?[02]|Z95\.?[15]|Z86\.?73|G45)/,
  snomed: new Set(
    '53741008 22298006 399211009 414545008 401303003 401314000 57054005 73795002 194828000 413838009 84114007 42343007 88805009 85232009 230690007 422504002 274100004 432504007 266257000 399261000 415070008 275526006'.split(
      ' ',
    ),
  ),
  words:
    /myocardial infarction|coronary (heart|artery) disease|isch(a)?emic heart|angina|heart failure|\bstroke\b|transient isch(a)?emic|\bTIA\b|cerebral infarct/i,
  notWords: /family history|risk of|no history|without|screening|heat ?stroke/i,
}

const startedBy = (when: Condition['onset'], atMs: number | null) =>
  when?.ms === null || when?.ms === undefined || atMs === null || when.ms <= atMs
const endedBy = (when: Condition['onset'], atMs: number | null) => when !== null && (when.ms === null || atMs === null || when.ms <= atMs)

/** Diabetes that is present at the instant. */
export function activeDiabetes(conditions: readonly Condition[], atMs: number | null): Condition | undefined {
  return conditions.find((one) => means(one, DIABETES) && isStated(one, atMs) && !isOver(one) && !endedBy(one.abatement, atMs))
}

/** Cardiovascular disease at any time before the instant: an infarct of long ago is one still. */
export function everCardiovascular(conditions: readonly Condition[], atMs: number | null): Condition | undefined {
  return conditions.find((one) => means(one, CARDIOVASCULAR) && isStated(one, atMs))
}

const TAKEN: ReadonlySet<string> = new Set(['active', 'on-hold', 'in-progress', 'completed', 'unknown', 'stopped', 'intended'])
/** Closed orders count only for the time before their recorded end. */
const CLOSED: ReadonlySet<string> = new Set(['completed', 'stopped'])

function takenAt({ status, start, end }: Medication, atMs: number | null): boolean {
  if (!TAKEN.has(status) || !startedBy(start, atMs)) return false
  if (endedBy(end, atMs)) return false
  return !CLOSED.has(status) || (end !== null && atMs !== null)
}

/** Ingredients by the stems of their names (WHO INN): -pril, -sartan, -dipine, thiazides and like, beta blockers, potassium sparing, alpha blockers, central. */
const ANTIHYPERTENSIVE =
  /\b\w+(pril|sartan|dipine)\b|\bdiltiazem|\bverapamil|thiazide\b|\bchlorthalidone|\bchlortalidone|\bindapamide|\bmetolazone|\b(atenolol|metoprolol|bisoprolol|nadolol|propranolol|pindolol|nebivolol|acebutolol|betaxolol|labetalol)\b|\bcarvedilol|\bspironolactone|\beplerenone|\bamiloride|\btriamterene|\bfurosemide|\btorsemide|\bbumetanide|\bdoxazosin|\bprazosin|\bterazosin|\bclonidine|\bmethyldopa|\bhydralazine|\bminoxidil|\baliskiren|\bguanfacine|\bsacubitril/i
const NOT_SWALLOWED = /ophthalmic|eye drop|topical|shampoo/i
const STATIN = /\b(atorva|fluva|lova|pitava|prava|rosuva|simva)statin/i

export const antihypertensiveAt = (list: readonly Medication[], atMs: number | null): Medication | undefined =>
  list.find((one) => ANTIHYPERTENSIVE.test(one.label) && !NOT_SWALLOWED.test(one.label) && takenAt(one, atMs))

export const statinAt = (list: readonly Medication[], atMs: number | null): Medication | undefined =>
  list.find((one) => STATIN.test(one.label) && takenAt(one, atMs))
