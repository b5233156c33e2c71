/** Diagnosis cells: codes told by their shape, several in one cell. */
export type DiagnosisCode = Readonly<{
  system: string
  code: string
  /** As the cell has it. */
  written: string
}>
export type Diagnosis = Readonly<{
  code: DiagnosisCode | null
  /** Not certain from the shape alone: V27 and E812 are codes of both classifications. */
  either: boolean
  text: string
}>

export const ICD9CM = 'http://hl7.org/fhir/sid/icd-9-cm'
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10'
export const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm'

/** ICD-10: a letter, a digit, a digit or letter; then up to four more. */
const TEN = /^([A-Z]\d[0-9AB])(?:\.?([0-9A-Z]{1,4}))?[*+†!]?$/i
const NINE_SHORT = /^\d{1,2}$/
/** V01 to V91 are codes of both; of E and three digits, ICD-9-CM has E000 to E030 and E800 to E999, and ICD-10 without its point has E00.0 to E90. */
const EITHER = /^(?:V\d{2}(?:\.\d{1,2})?|E0[0-2]\d|E030|E8\d{2})$/i
const ONLY_NINE = /^(?:\d{3}(?:\.\d{1,2})?|E9\d{2}(?:\.\d)?|E[08]\d{2}\.\d)$/i

const tenOf = (m: RegExpExecArray, written: string): DiagnosisCode => {
  const [head, tail] = [(m[1] ?? '').toUpperCase(), m[2]?.toUpperCase()]
  const code = tail === undefined ? head : `${head}.${tail}`
  // Only the American modification goes past five signs.
  return { system: tail !== undefined && tail.length > 2 ? ICD10CM : ICD10, code, written }
}

const nineOf = (written: string): DiagnosisCode => ({ system: ICD9CM, code: written.toUpperCase(), written })

/** @param nine true where the column has codes that only ICD-9 has */
function codeOf(written: string, nine: boolean): Readonly<{ code: DiagnosisCode; either: boolean }> | null {
  if (EITHER.test(written)) return { code: nine ? nineOf(written) : tenOrNine(written), either: !nine }
  if (ONLY_NINE.test(written)) return { code: nineOf(written), either: false }
  const ten = TEN.exec(written)
  if (ten) return { code: tenOf(ten, written), either: false }
  return nine && NINE_SHORT.test(written) ? { code: nineOf(written.padStart(3, '0')), either: false } : null
}

function tenOrNine(written: string): DiagnosisCode {
  const ten = TEN.exec(written)
  return ten ? tenOf(ten, written) : nineOf(written)
}

export const onlyNine = (written: string): boolean => ONLY_NINE.test(written)

const CODE_THEN_TEXT = /^([A-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4})?|\d{3}\.\d{1,2})(?:\s*[:–-]\s*|\s+)(\D.{2,})$/i

function single(text: string, nine: boolean): Diagnosis {
  const bare = codeOf(text, nine)
  if (bare !== null) return { ...bare, text }
  const m = CODE_THEN_TEXT.exec(text)
  const found = m ? codeOf(m[1] ?? '', nine) : null
  return found !== null && m ? { ...found, text: (m[2] ?? '').trim() } : { code: null, either: false, text }
}

const split = (cell: string, sign: RegExp): readonly string[] =>
  cell
    .split(sign)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Every diagnosis of a cell. Commas and spaces divide codes only, never words. */
export function diagnosesIn(cell: string, nine: boolean): readonly Diagnosis[] {
  return split(cell, /[;|\n]+/).flatMap((part) => {
    const pieces = split(part, /[,/\s]+/)
    if (pieces.length > 1 && pieces.every((piece) => codeOf(piece, nine) !== null)) return pieces.map((piece) => single(piece, nine))
    return [single(part, nine)]
  })
}

export const partsOf = (cell: string): readonly string[] => split(cell, /[;|\n]+/)
