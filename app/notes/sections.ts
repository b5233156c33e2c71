/** The sections of a note, by a lexicon of headers and by the shape of their lines. */
import { expand } from './context/phrases.ts'
import { keysOf } from './words.ts'

export type SectionKind =
  | 'complaint'
  | 'present'
  | 'past'
  | 'surgical'
  | 'family'
  | 'social'
  | 'medications'
  | 'allergies'
  | 'review'
  | 'exam'
  | 'vitals'
  | 'results'
  | 'imaging'
  | 'diagnoses'
  | 'assessment'
  | 'plan'
  | 'course'
  | 'procedure'
  | 'instructions'
  | 'precautions'
  | 'other'

/** Places in the text: header [start, body), its text [body, end). `title` as written. */
export type Section = Readonly<{ kind: SectionKind; title: string; start: number; body: number; end: number }>

const HEADERS: Readonly<Record<Exclude<SectionKind, 'other'>, readonly string[]>> = {
  complaint: [
    'chief|presenting|primary complaint|complaints|concern',
    'cc',
    'reason for visit|admission|consultation|consult|referral|encounter',
    'presenting problem',
    'reason',
  ],
  present: [
    'history of the? present|presenting illness|complaint',
    'hpi',
    'present illness',
    'subjective',
    's',
    'interval|clinical|brief history',
    'history',
    'patient history',
    'indication|indications',
    'interval events',
    'history of presenting complaint',
  ],
  past: [
    'past|previous|prior medical history|hx',
    'past history',
    'pmh|pmhx|pmhx_|pmh_pshx|pmh_psh',
    'medical history|problems|conditions',
    'past medical|psychiatric|obstetric|ob|gynecologic|cardiac history',
    'past medical history and problem list',
    'past medical and|surgical surgical? history',
    'past medical history past surgical history',
    'history of past illness',
    'psychiatric history',
    'background',
  ],
  surgical: ['past surgical history|hx', 'surgical history', 'psh|pshx', 'past surgeries', 'prior|past procedures|surgery|operations'],
  family: ['family history|hx|medical_history', 'fh|fhx|famhx', 'family and social history'],
  social: [
    'social history|hx|and_family_history',
    'sh|shx|soc|sochx',
    'habits',
    'substance use',
    'lives with',
    'occupation',
    'tobacco|alcohol|drugs use|history?',
  ],
  medications: [
    'current|home|discharge|outpatient|inpatient|active|admission|prior? medication|medications|meds|drugs',
    'medication|medications|meds|rx',
    'medication|drug list',
    'medications on admission|discharge|transfer',
    'medications at home|discharge',
    'prior to admission medications',
    'current outpatient prescriptions',
    'scheduled|prn meds|medications',
    'prescriptions',
  ],
  allergies: [
    'allergy|allergies',
    'drug|medication|known allergies',
    'allergies and|/ adverse|drug? reactions|intolerances',
    'adverse reactions',
    'allergies to medications',
  ],
  review: ['review of systems', 'ros', 'systems review'],
  exam: [
    'physical exam|examination|findings',
    'pe',
    'exam|examination',
    'objective',
    'o',
    'on examination',
    'physical',
    'general|gen|constitutional|heent|head|eyes|ears|nose|throat|mouth|neck|chest|lung|lungs|pulmonary|pulm|respiratory|resp|heart|cardiac|cardiovascular|cv|cvs|abdomen|abd|gi|gastrointestinal|gu|genitourinary|extremities|ext|neuro|neurologic|neurological|neurology|skin|musculoskeletal|msk|psych|psychiatric|back|spine|lymph|lymphatic|lymph_nodes|vascular|rectal|breast|pelvis|pelvic|integumentary|endocrine|hematologic|mental_status',
  ],
  vitals: ['vital signs?', 'vitals', 'vs', 'vital signs reviewed', 'admission|discharge|triage vitals|vital_signs'],
  results: [
    'lab|labs|laboratory',
    'laboratory|lab data|results|values|studies|findings',
    'results',
    'pertinent|relevant|admission|discharge results|labs|laboratory_data',
    'data|studies|diagnostics',
    'diagnostic studies|data|results|testing',
    'investigations',
    'cbc|cmp|bmp|chemistry|electrolytes|urinalysis|ua|coags|lfts|abg|microbiology|micro|cultures',
  ],
  imaging: [
    'imaging|radiology|x-rays|x-ray|ct|mri|echo|echocardiogram|ultrasound|ekg|ecg|cxr|chest_x-ray|xray',
    'imaging studies|results',
    'radiology results|studies',
    'findings',
    'technique',
    'comparison',
    'two dimensional echocardiology',
    'spectral doppler',
    'electrocardiogram',
  ],
  diagnoses: [
    'final|admission|admitting|discharge|principal|primary|secondary|working|provisional|referring|clinical|preoperative|postoperative|pre-op|post-op|differential|associated? diagnosis|diagnoses|dx',
    'diagnosis|diagnoses|dx',
    'problem|problems list?',
    'active problems|diagnoses|issues|problem_list',
    'diagnosis es',
    'comorbidities',
  ],
  assessment: [
    'assessment',
    'impression|impressions',
    'final|clinical|overall impression|impressions|assessment',
    'a',
    'a p',
    'a and p',
    'assessment and|& plan|recommendations',
    'assessment plan',
    'impression and|& plan',
    'impression plan',
    'assessment and plan',
    'summary',
    'conclusion|conclusions',
    'medical decision making',
    'mdm',
    'opinion',
  ],
  plan: [
    'plan',
    'p',
    'plans',
    'plan of care',
    'treatment plan?',
    'recommendation|recommendations',
    'disposition',
    'follow-up|followup|follow_up',
    'orders',
    'plan and recommendations',
  ],
  course: [
    'hospital|ed|emergency_department|clinical|icu|brief course',
    'brief hospital course',
    'hospital course by problem|system',
    'events',
    'overnight events',
    'progress note',
    'course',
  ],
  procedure: [
    'procedure|procedures',
    'procedure|procedures performed',
    'operation',
    'description of procedure|operation',
    'operative findings',
    'complications',
    'anesthesia',
    'gross|microscopic description',
    'specimen',
  ],
  instructions: [
    'discharge|patient|follow-up|aftercare|home instructions',
    'instructions',
    'instructions to patient',
    'patient education',
    'discharge instructions and follow-up',
  ],
  precautions: [
    'return|safety|emergency precautions|instructions',
    'when to call|return|seek_care',
    'call your|the doctor|provider if',
    'return to ed|er|the_ed|the_emergency_department if|for',
  ],
}

const KINDS = new Map<string, SectionKind>(
  Object.entries(HEADERS).flatMap(([kind, patterns]) =>
    patterns.flatMap(expand).map((phrase) => [keysOf(phrase.replace(/[/&+-]/g, ' ')).join(' '), kind as SectionKind] as const),
  ),
)

const keyOf = (title: string) => keysOf(title.replace(/[/&+()_#*-]/g, ' ')).join(' ')

/** What may be a header: at the beginning of a line, or of a statement inside one where a colon follows. */
const CANDIDATE =
  /(?<=(?:^|[\n\r.;:]|[ \t][ \t])[ \t*#_>-]{0,4})(?<![\p{L}\p{N}])[A-Za-z][A-Za-z &/'()+_-]{0,48}?(?=\**[ \t]*(:|[ \t]-[ \t]|[\n\r]|$))/gu

const isLineStart = (text: string, at: number): boolean => /(?:^|[\n\r])[ \t*#_]{0,6}$/.test(text.slice(Math.max(0, at - 8), at))
const isUpper = (title: string): boolean => title === title.toUpperCase() && /[A-Z]{3}/.test(title)

type Found = Readonly<{ kind: SectionKind; title: string; start: number; body: number }>

/** A header without a colon stands alone on its line and is written as one. */
function kindOf(text: string, title: string, start: number, sign: string): SectionKind | null {
  const key = keyOf(title)
  const known = KINDS.get(key)
  const isColon = sign === ':'
  const isAlone = !isColon && !sign.includes('-')
  if (known !== undefined) {
    if (isColon) return key.length > 1 || isLineStart(text, start) ? known : null
    if (!isLineStart(text, start) || key.length < 3) return null
    return isAlone ? (/^[A-Z]/.test(title) ? known : null) : known
  }
  const words = key.split(' ').length
  return isLineStart(text, start) && isColon && isUpper(title) && words <= 6 ? 'other' : null
}

function foundIn(text: string): readonly Found[] {
  const found: Found[] = []
  CANDIDATE.lastIndex = 0
  for (const match of text.matchAll(CANDIDATE)) {
    const title = match[0].trim()
    const sign = match[1] ?? ''
    const kind = kindOf(text, title, match.index, sign)
    if (kind === null) continue
    const behind = match.index + match[0].length
    const rest = /^\**[ \t]*(?::|[ \t]-[ \t])?/.exec(text.slice(behind, behind + 8))
    found.push({ kind, title, start: match.index, body: behind + (rest?.[0].length ?? 0) })
  }
  return found
}

/** Parts of an examination or a list of systems belong to the section that they stand in. */
const EXAM_PARTS = new Set((HEADERS.exam.at(-1) ?? '').split('|').map((part) => keyOf(part)))

/** @returns in order, without gaps behind the first; what stands before the first header is in none */
export function sectionsOf(text: string): readonly Section[] {
  const found = foundIn(text)
  let around: SectionKind | null = null
  return found.map(({ kind, ...rest }, index) => {
    const isPart = kind === 'exam' && EXAM_PARTS.has(keyOf(rest.title))
    const own: SectionKind = isPart && around === 'review' ? 'review' : kind
    if (!isPart) around = kind
    return { kind: own, ...rest, end: found[index + 1]?.start ?? text.length }
  })
}
