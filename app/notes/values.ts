/** Numbers behind the name of a test or vital sign: "K 5.9", "BP 142/88", "creatinine rose to 2.1 from 1.2", "SpO2 93% on 2 L". */
import { limitsOf } from '../quality/entry/limits.ts'
import { type Concept, conceptById } from '../terminology/concepts.ts'
import { convert, ucumOf } from '../terminology/units.ts'

/** Place in the text: the number with its unit [start, end). */
export type NoteValue = Readonly<{
  /** LOINC. */
  code: string
  label: string
  value: number
  /** The number to the letter. */
  text: string
  /** UCUM; null where none is written and more than one could be meant. */
  unit: string | null
  /** False: none is written, and the number fits one unit in use only. */
  unitWritten: boolean
  /** The value it is said to have been before. */
  previous: number | null
  start: number
  end: number
}>

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,4})?)`
const LINK = String.raw`(?:[ \t\r\n]*(?:[:=~≈(]|-(?=[ \t])|(?<![\p{L}])(?:was|is|were|are|has|had|been|of|at|now|currently|today|level|levels|count|value|remains|remained|rose|risen|increased|elevated|improved|worsened|stable|trended|down|up|dropped|fell|decreased|about|around|approximately|low|high|normal|noted|found|measured|reading|result|came|back|peaked|initially|also|only|still|this|morning|last|on|admission|arrival|to|be)(?![\p{L}]))){0,6}[ \t\r\n]*`
const UNIT = String.raw`(?:[ \t]?(%|°?[ \t]?(?:degrees?[ \t]?)?(?:fahrenheit|celsius|[FC](?![\p{L}]))|(?:[kcm]?mol|[munp]?mol|µmol|umol|mEq|meq|[mµunpk]?g|mcg|[mµu]?IU|[mkuµ]?U|units?|mm|m?Osm|[x×]?[ \t]?10(?:\^|\*|E|e)?[0-9³⁶⁹]{1,2}|K|k|cells?|beats?|breaths?)(?:[ \t]?(?:\/|per)[ \t]?(?:m?d?L|l|uL|µL|ul|mcL|mm3|hr?|min|minute|mol|mmol|g|kg|hpf)(?:\/1\.73[ \t]?m2?²?)?)|mm[ \t]?Hg|mmHg|bpm|\/[ \t]?min|kPa|kgs?|kilograms?|lbs?|pounds?|cm|inches|in(?=[.,; ]|$)|sec|seconds|s(?![\p{L}])|fL))?`
const VALUE = new RegExp(
  `${LINK}(?:from[ \\t]+${NUMBER}${UNIT}[ \\t\\r\\n]+(?:to|up to|down to)[ \\t]+)?${NUMBER}(?:[ \\t]?/[ \\t]?(\\d{2,3}))?${UNIT}`,
  'yu',
)
const BEFORE = new RegExp(
  `[ \\t\\r\\n]*(?:,[ \\t]*)?(?:\\(?from|(?:up|down) from|previously|was|prior|baseline(?: of)?)[ \\t]+${NUMBER}`,
  'yu',
)
/** What stands behind a number of something else: a dose, a span of time, a date, a further part of a number. */
const NOT_A_RESULT =
  /^(?:[./:-]?\d|[ \t]?['’′"”]|s\b|[ \t]?f(?:ee)?t\b|[ \t]?(?:mg|mcg|g|gm|grams?|tabs?|tablets?|caps?|capsules?|units?|mls?|ml|puffs?|drops?|days?|weeks?|months?|years?|hours?|hrs?|yo|y\/o|times|x\b|st\b|nd\b|rd\b|th\b)(?![\p{L}/]))/iu
const OXYGEN =
  /[ \t]*(?:,[ \t]*)?(?:on|with)[ \t]+(?:(\d{1,2}(?:\.\d)?)[ \t]?(?:L|l|lit(?:er|re)s?|lpm)(?:[ \t]?(?:\/[ \t]?min|pm))?(?![\p{L}/])|(room air|RA)(?![\p{L}]))/uy

const FAHRENHEIT = /f/i
const SPELLED: Readonly<Record<string, string>> = {
  bpm: '/min',
  k: '10*3/uL',
  'k/ul': '10*3/uL',
  seconds: 's',
  sec: 's',
  kilogram: 'kg',
  kilograms: 'kg',
  kgs: 'kg',
  lbs: '[lb_av]',
  pounds: '[lb_av]',
  inches: '[in_i]',
  in: '[in_i]',
  'mm hg': 'mm[Hg]',
  mmhg: 'mm[Hg]',
}

/** UCUM of a unit as it is written behind a value of this concept; null where it is none of it. */
function writtenUnit(written: string, { unit, id }: Concept): string | null {
  const bare = written.trim()
  const degrees = /fahrenheit|celsius|^°?[ \t]?(?:degrees?[ \t]?)?[FC]$/i.test(bare)
  if (degrees) return id === 'temperature' ? (FAHRENHEIT.test(bare.replace(/degrees?/i, '')) ? '[degF]' : 'Cel') : null
  const ucum =
    SPELLED[bare.toLowerCase()] ??
    ucumOf(
      bare
        .replace(/[ \t]?per[ \t]?/, '/')
        .replace('minute', 'min')
        .replace(/^(beats?|breaths?)/, ''),
    )
  const concept = conceptById(id)
  return convert(1, ucum, unit, concept) === null ? null : ucum
}

/** The one unit in use in which the number is one that is seen in people; null where there are several or none. */
function onlyUnit(value: number, concept: Concept): string | null {
  const limits = limitsOf(concept.id)
  if (limits === undefined) return null
  const fitting = [concept.unit, ...limits.units].filter((unit) => {
    const canonical = convert(value, unit, concept.unit, concept)
    return canonical !== null && canonical >= limits.ask[0] && canonical <= limits.ask[1]
  })
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

const numberOf = (text: string): number => Number(text.replaceAll(',', ''))

type Place = Readonly<{ start: number; end: number }>

function resultOf(concept: Concept, text: string, written: string | undefined, place: Place, previous: number | null): NoteValue | null {
  const value = numberOf(text)
  const unit = written === undefined ? onlyUnit(value, concept) : writtenUnit(written, concept)
  if (written !== undefined && unit === null) return null
  const [code = ''] = concept.loinc
  return { code, label: concept.label, value, text: text.replaceAll(',', ''), unit, unitWritten: written !== undefined, previous, ...place }
}

const PRESSURES = ['sbp', 'dbp'] as const

function pressures(first: string, second: string, place: Place): readonly NoteValue[] {
  return PRESSURES.flatMap((id, index) => {
    const concept = conceptById(id)
    const value = concept && resultOf(concept, index === 0 ? first : second, 'mm[Hg]', place, null)
    return value ? [value] : []
  })
}

function oxygenBehind(text: string, at: number): NoteValue | null {
  OXYGEN.lastIndex = at
  const match = OXYGEN.exec(text)
  const concept = conceptById('o2_flow')
  if (match === null || concept === undefined) return null
  const litres = match[1] ?? '0'
  const place = { start: at + match[0].search(/\d|r/i), end: at + match[0].length }
  return resultOf(concept, litres, 'L/min', { start: Math.max(at, place.start), end: place.end }, null)
}

const IS_YEAR = /^(?:19|20)\d\d$/

/** "Goal BP", "keep K above": what is wanted, not what is. */
const WANTED = /(?:goal|target|keep|maintain|if|hold for|for)[ \t]+$/i

/**
 * @param measure id of the concept that is named in text[start, end)
 * @returns one value, two of a blood pressure, with oxygen given where a saturation says so; none where no result stands there
 */
export function valuesAfter(text: string, measure: string, start: number, end: number): readonly NoteValue[] {
  if (WANTED.test(text.slice(Math.max(0, start - 14), start))) return []
  VALUE.lastIndex = end
  const match = VALUE.exec(text)
  if (match === null || match.index !== end) return []
  const [whole, fromNumber, , number = '', second, unit] = match
  const stop = end + whole.length
  if (unit === undefined && NOT_A_RESULT.test(text.slice(stop, stop + 12))) return []
  const digits = whole.lastIndexOf(number, whole.length - (unit?.length ?? 0) - (second?.length ?? 0))
  const place = { start: end + Math.max(0, digits), end: stop }
  if (second !== undefined) return measure === 'bp_panel' || measure === 'sbp' ? pressures(number, second, place) : []
  const concept = conceptById(measure)
  if (concept === undefined || measure === 'bp_panel' || (unit === undefined && IS_YEAR.test(number))) return []
  BEFORE.lastIndex = stop
  const before = fromNumber ?? BEFORE.exec(text)?.[1]
  const value = resultOf(concept, number, unit, place, before === undefined ? null : numberOf(before))
  const oxygen = value !== null && measure === 'spo2' ? oxygenBehind(text, stop) : null
  return [value, oxygen].filter((one) => one !== null)
}
