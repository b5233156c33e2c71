/**
 * Comorbidity as the LACE index weights it: van Walraven 2010 (CMAJ 182:551), footnote of table 3. Codes: Quan H et al., Med Care
 * 2005;43:1130-1139 (ICD-10), words where a condition carries no ICD-10 code. Kidney disease carries no weight there.
 */
import type { Condition } from '../../chart/facts.ts'
import { isRefuted } from '../../chart/status.ts'
import type { Context, Lookup } from '../context.ts'

type Comorbidity = Readonly<{ name: string; weight: number; icd10: RegExp; words: RegExp; within?: string }>

const one = (name: string, weight: number, icd10: RegExp, words: RegExp, within?: string): Comorbidity => ({
  name,
  weight,
  icd10,
  words,
  ...(within ? { within } : {}),
})

/** `within`: the graver form that takes its place. */
const COMORBIDITIES: readonly Comorbidity[] = [
  one('myocardial infarction', 1, /^I2[12]|^I252/, /myocardial infarction/i),
  one(
    'peripheral vascular disease',
    1,
    /^I7[01]|^I731|^I738|^I739|^I771|^I79[02]|^K551|^K558|^K559|^Z958|^Z959/,
    /peripheral (vascular|arter)|aortic aneurysm|claudication/i,
  ),
  one('cerebrovascular disease', 1, /^G4[56]|^H340|^I6/, /\bstroke\b|cerebrovascular|cerebral infarct|transient isch(a)?emic/i),
  one('diabetes without complication', 1, /^E1[0-4][01689]/, /\bdiabetes\b/i, 'diabetes with organ damage'),
  one('heart failure', 2, /^I099|^I110|^I13[02]|^I255|^I420|^I42[5-9]|^I43|^I50|^P290/, /heart failure/i),
  one(
    'diabetes with organ damage',
    2,
    /^E1[0-4][23457]/,
    /diabetic (nephropathy|retinopathy|neuropathy|renal|kidney|foot)|(retinopathy|neuropathy|nephropathy|disease) due to (type [12] )?diabetes/i,
  ),
  one(
    'chronic lung disease',
    2,
    /^I278|^I279|^J4[0-7]|^J6[0-7]|^J684|^J70[13]/,
    /chronic obstructive|\bCOPD\b|\basthma\b|emphysema|chronic bronchitis/i,
  ),
  one(
    'mild liver disease',
    2,
    /^B18|^K70[0-39]|^K71[3-57]|^K7[34]|^K760|^K76[2-4]|^K768|^K769|^Z944/,
    /chronic hepatitis|cirrhosis|fatty liver/i,
    'moderate or severe liver disease',
  ),
  one(
    'cancer',
    2,
    /^C[0-2]|^C3[0-47-9]|^C4[0135-9]|^C5[0-8]|^C6|^C7[0-6]|^C8[1-58]|^C9[0-7]/,
    /\b(carcinoma|lymphoma|leuk(a)?emia|myeloma|malignant (neoplasm|tumou?r)|cancer)\b/i,
    'metastatic cancer',
  ),
  one('dementia', 3, /^F0[0-3]|^F051|^G30|^G311/, /dementia|alzheimer/i),
  one(
    'connective tissue disease',
    3,
    /^M05|^M06|^M315|^M3[2-4]|^M35[13]|^M360/,
    /rheumatoid arthritis|lupus erythematosus|scleroderma|polymyalgia|polymyositis/i,
  ),
  one(
    'moderate or severe liver disease',
    4,
    /^I85[09]|^I864|^I982|^K704|^K711|^K721|^K729|^K76[5-7]/,
    /hepatic failure|liver failure|hepatorenal|(o)?esophageal varices|portal hypertension/i,
  ),
  one('HIV infection', 4, /^B2[0-24]/, /\bHIV\b|\bAIDS\b|human immunodeficiency/i),
  one('metastatic cancer', 6, /^C7[7-9]|^C80/, /metasta(sis|ses|tic)/i),
]

const NOT_MEANT = /family history|risk of|no (history of )?|without|screening|pre-?diabet|gestational|insipidus|suspected|ruled out/i

function means({ code, label }: Condition, { icd10, words }: Comorbidity): boolean {
  if (code.code !== null && /icd-10/i.test(code.system ?? '')) return icd10.test(code.code.toUpperCase().replace('.', ''))
  return words.test(label) && !NOT_MEANT.test(label)
}

/** Chronic conditions count once they are known, over or not: the index asks for the history. */
const knownBy = ({ onset, recorded, verificationStatus }: Condition, atMs: number | null): boolean => {
  const ms = (onset ?? recorded)?.ms ?? null
  return !isRefuted(verificationStatus) && (ms === null || atMs === null || ms <= atMs)
}

export function charlsonLace({ facts, atMs }: Context): Lookup {
  const conditions = facts.conditions.filter((condition) => knownBy(condition, atMs))
  if (facts.kept?.conditions === false || (facts.conditions.length === 0 && facts.kept?.conditions !== true))
    return { missing: 'no problem list' }
  const found = COMORBIDITIES.flatMap((kind) => {
    const condition = conditions.find((one) => means(one, kind))
    return condition ? [{ ...kind, id: condition.id }] : []
  })
  const names = new Set(found.map(({ name }) => name))
  const counted = found.filter(({ within }) => within === undefined || !names.has(within))
  const x = counted.reduce((sum, { weight }) => sum + weight, 0)
  const note = counted.map(({ name, weight }) => `${name} ${weight}`).join(', ')
  return { x, shown: x, atMs: null, facts: counted.map(({ id }) => id), note: note || 'none of them recorded in the problem list' }
}
