/** What a name of a column or of a local code means: a concept, or a role in a table. */
import { conceptById, conceptOf } from './concepts.ts'
import { typosBetween } from './name-distance.ts'
import { keyOf, type NameReading, readName, wordsOf } from './name-words.ts'
import { inLatin, isCyrillicOrGreek, isOtherFluid, isUnspaced, withoutSurroundings } from './scripts.ts'
import { FILLERS, NAMES, OTHER_SPECIMENS, ROLE_NAMES } from './synonym-rows.ts'
import { NAMES_ABROAD, ROLES_ABROAD } from './synonym-rows-abroad.ts'
import { convert } from './units.ts'

export type NameHow = 'exact' | 'with-fillers' | 'part' | 'typo' | 'shortened'
/** `target` is a concept id or, with a leading "@", a role of app/contract/table.ts. */
export type NameHit = Readonly<{ target: string; score: number; how: NameHow; matched: string; unit: string | null; unitText: string }>

const EXACT = 1
const FILLED = 0.95
const TYPO = 0.88
const SHORT = 0.75

type Entry = Readonly<{ key: string; letters: number; text: string; targets: readonly string[] }>

/** Shorter names in Latin letters would be other words: "вес" is a weight, "VES" a sedimentation rate. */
const LONG_ENOUGH = 6

/** A name as it is written, and how a system without its letters writes it. */
function keysOf(name: string): readonly string[] {
  const key = keyOf(wordsOf(name))
  return isCyrillicOrGreek(key) && key.length >= LONG_ENOUGH ? [key, inLatin(key)] : [key]
}

function index(): ReadonlyMap<string, Entry> {
  const found = new Map<string, { text: string; targets: string[] }>()
  const learn = (target: string, names: string) => {
    for (const name of names.split('|'))
      for (const key of keysOf(name)) {
        const entry = found.get(key) ?? { text: name, targets: [] }
        if (!entry.targets.includes(target)) entry.targets.push(target)
        found.set(key, entry)
      }
  }
  for (const [concept, names] of Object.entries(NAMES)) learn(concept, `${names}|${conceptById(concept)?.label ?? concept}|${concept}`)
  for (const [concept, names] of Object.entries(NAMES_ABROAD)) learn(concept, names)
  for (const [role, names] of [...Object.entries(ROLE_NAMES), ...Object.entries(ROLES_ABROAD)]) learn(`@${role}`, names)
  return new Map([...found].map(([key, entry]) => [key, { key, letters: lettersOf(key), ...entry }]))
}

/** Made when first asked: a thread that never reads a name does not pay for them. */
function whenAsked<T extends object>(make: () => T): () => T {
  let made: T | null = null
  return () => {
    made ??= make()
    return made
  }
}

const known = whenAsked(index)

/** NHANES (CDC codebooks): comment codes, survey weights and design, status of an examination, questionnaires. */
const SURVEY_NOISE =
  /^(?:lb[dx]\w{2,6}lc|ur[dx]\w{2,6}lc|wt\w{2,5}yr\w*|wt(?:mec|int|saf|sb|sa|sc)\w*|sdmv(?:psu|stra)|bmi(?:wt|ht|recum|head|leg|arml|armc|waist|hip|calf|tri|sub|thicr)|bmdstats|sdd\w+|ridstatr|ridreth\d|ridexmon|dmd\w+|dmq\w+|[sfma]ia\w+|ind\w{2,5}\d?|(?:alq|smq|diq|bpq|mcq|huq|hiq|hoq|heq|slq|paq|dpq|cdq|rhq|whq|kiq|hsq|inq|ocq|duq|ecq|fsq|imq|puq|osq|dlq|dbq|pfq|rxq|cfq|ohq|auq|acq|deq|smd|paddial|bpaen|bpxml|bpacsz|bpaarm|bpxpty|bpxpuls|peascst|peascctm)\w*|lua\w+|lu[xa]\w+|bpa\w+)$/
const NHANES_AGE_MONTHS = /^(?:ridagemn|ridexagm|ridageex|ridexagy)$/

/** Other variables of that survey: known to the letter or not at all. */
const SURVEY_NAME = /^(?:lb[dxs]|ur[dxs]|bm[xd]|bp[xd]|rid|dxx|lux|mgx|ohx|sp[xd]|cv[dx]|cs[xq]|ssn|ssx)\w{2,6}$/

const hasOther = (words: readonly string[]) => words.some((word) => OTHER_SPECIMENS.has(word))
const withoutNumber = (words: readonly string[]) => words.filter((word) => !/^\d{1,2}$/.test(word))
const withoutFillers = (words: readonly string[]) => words.filter((word) => !FILLERS.has(word) && !/^\d{1,2}$/.test(word))

type Found = Readonly<{ entry: Entry; score: number; how: NameHow }>

function atOnce(words: readonly string[]): readonly Found[] {
  const exact = known().get(keyOf(words))
  if (exact) return [{ entry: exact, score: EXACT, how: 'exact' }]
  const unnumbered = keyOf(withoutNumber(words)).replace(/(?<=[a-z]{2})[vt]?\d{1,2}$/, '')
  const numbered = known().get(unnumbered)
  if (numbered && unnumbered !== '') return [{ entry: numbered, score: FILLED + 0.01, how: 'with-fillers' }]
  const bare = keyOf(withoutFillers(words))
  const filled = bare === '' ? undefined : known().get(bare)
  return filled ? [{ entry: filled, score: FILLED, how: 'with-fillers' }] : []
}

/** The longest run of words that is a name; what is left over speaks against it. */
function inPart(words: readonly string[]): readonly Found[] {
  const found: Found[] = []
  for (let n = Math.min(5, words.length - 1); n >= 1 && found.length === 0; n -= 1) {
    for (let at = 0; at + n <= words.length; at += 1) {
      const run = words.slice(at, at + n)
      const entry = run.every((word) => FILLERS.has(word)) ? undefined : known().get(keyOf(run))
      if (!entry || (n === 1 && entry.key.length < 2)) continue
      const left = [...words.slice(0, at), ...words.slice(at + n)]
      const odd = withoutFillers(left)
      const score = odd.length === 0 ? 0.93 : 0.78 - 0.1 * odd.length - (entry.key.length < 4 ? 0.2 : 0)
      found.push({ entry, score: Math.max(0.2, hasOther(odd) ? score - 0.5 : score), how: 'part' })
    }
  }
  return found
}

/** The letters of a key as bits: two keys a few typing errors apart differ in few of them. */
function lettersOf(key: string): number {
  let bits = 0
  for (let i = 0; i < key.length; i += 1) bits |= 1 << (key.charCodeAt(i) & 31)
  return bits
}
function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

type Bucket = readonly Entry[]
const byLength = whenAsked(() =>
  Map.groupBy(
    [...known().values()].filter(({ key }) => key.length >= 4),
    ({ key }) => key.length,
  ),
)

function typos(key: string): readonly Found[] {
  if (key.length < 5 || key.length > 40) return []
  const allowed = key.length >= 9 ? 2 : 1
  const letters = lettersOf(key)
  const found: Found[] = []
  for (let length = key.length - allowed; length <= key.length + allowed; length += 1) {
    for (const entry of byLength().get(length) ?? []) {
      if (entry.key.length < 5 || bitsIn(letters ^ entry.letters) > 2 * allowed) continue
      const distance = typosBetween(key, entry.key, allowed)
      if (distance !== null) found.push({ entry, score: TYPO - 0.12 * (distance - 1) - (key[0] === entry.key[0] ? 0 : 0.08), how: 'typo' })
    }
  }
  const best = Math.max(0, ...found.map(({ score }) => score))
  return found.filter(({ score }) => score >= best - 0.01)
}

const skeletonOf = (key: string): string => `${key[0] ?? ''}${key.slice(1).replace(/[aeiouy]/g, '')}`.replace(/(.)\1+/g, '$1')
const skeletons = whenAsked(() =>
  Map.groupBy(
    [...known().values()].filter(({ key }) => key.length >= 6 && /^[a-z]+$/.test(key)),
    ({ key }) => skeletonOf(key),
  ),
)
const prefixes = whenAsked((): ReadonlyMap<string, Bucket> => {
  const found = new Map<string, Entry[]>()
  for (const entry of known().values())
    for (let n = 4; n < entry.key.length && n <= 14; n += 1) {
      const start = entry.key.slice(0, n)
      found.set(start, [...(found.get(start) ?? []), entry])
    }
  return found
})

function shortened(key: string): readonly Found[] {
  if (key.length < 4) return []
  const starts = (prefixes().get(key) ?? []).filter(({ key: whole }) => key.length >= 5 || whole.length <= 14)
  const bones = key.length >= 5 && /^[a-z]+$/.test(key) ? (skeletons().get(skeletonOf(key)) ?? []) : []
  const targets = new Set([...starts, ...bones].flatMap((entry) => entry.targets))
  if (targets.size > 6) return []
  const score = SHORT + (key.length >= 5 ? 0.08 : 0) - 0.06 * (targets.size - 1)
  return [...bones, ...starts].map((entry) => ({ entry, score: Math.max(0.3, score), how: 'shortened' }) as const)
}

/** Names that stand in longer ones without a space, longest first. */
const unspacedNames = whenAsked(
  (): Bucket => [...known().values()].filter(({ key }) => key.length >= 2 && isUnspaced(key)).sort((a, b) => b.key.length - a.key.length),
)

/** Chinese, Japanese and Korean names: without specimen and "measured", or within a longer name. */
function unspaced(key: string): readonly Found[] {
  if (!isUnspaced(key)) return []
  const bare = known().get(withoutSurroundings(key))
  if (bare) return [{ entry: bare, score: FILLED, how: 'with-fillers' }]
  const within = unspacedNames().find((entry) => key.includes(entry.key))
  if (!within) return []
  const rest = withoutSurroundings(key.replace(within.key, ''))
  const score = rest === '' ? 0.93 : Math.max(0.4, 0.72 - 0.06 * rest.length)
  return [{ entry: within, score: isOtherFluid(rest) ? 0.2 : score, how: 'part' }]
}

/** Words run together with the name: "baselinehmtkrt", "labcpeptid", "scvo2last". */
const RUN_ON =
  /^(?:baseline|vitals?|serum|first|last|mean|min|max|lab|adm)(?=.{5})|(?<=.{5})(?:avg|mean|min|max|first|last|value|result|level|serum)$/

function meanings(words: readonly string[]): readonly Found[] {
  if (words.length === 0) return []
  const found = atOnce(words)
  if (found.length > 0) return found
  const joined = unspaced(keyOf(words))
  if (joined.length > 0) return joined
  const partly = inPart(words)
  if (partly.some(({ score }) => score >= 0.9)) return partly
  const bare = keyOf(withoutFillers(words)) || keyOf(words)
  const keys = [...new Set([keyOf(words), bare, bare.replace(RUN_ON, '')])].filter((key) => key.length >= 4)
  return [...partly, ...keys.flatMap(typos), ...keys.flatMap(shortened)]
}

/** A unit in the name counts where the concept can be given in it; where it cannot, the words were no unit. */
function hitsOf(reading: NameReading): readonly NameHit[] {
  return meanings(reading.words).flatMap(({ entry, score, how }) =>
    entry.targets.flatMap((target): readonly NameHit[] => {
      const hit = { target, score, how, matched: entry.text, unit: reading.unit, unitText: reading.unitText }
      if (reading.unit === null) return [hit]
      const concept = conceptById(target)
      return concept && fitsUnit(reading.unit, target) ? [hit] : []
    }),
  )
}

/** Whether a concept can be given in a unit. */
export function fitsUnit(unit: string, conceptId: string): boolean {
  const concept = conceptById(conceptId)
  if (!concept) return false
  return (
    concept.unit === unit ||
    OTHER_UNITS[conceptId]?.[unit] !== undefined ||
    (concept.unit !== '' && convert(1, unit, concept.unit, concept) !== null)
  )
}

/**
 * Units of the tables that need more than a molar mass: how many of them are one canonical unit. Insulin 6.0 pmol per uIU (WHO standard 66/304 as
 * used by NHANES), PTH 0.106 and prolactin 21.2 (WHO 84/500) by usual laboratory tables; MCH and MCHC by the haemoglobin monomer, 16,114.5 g/mol.
 */
export const OTHER_UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  insulin: { 'pmol/L': 6 },
  pth: { 'pmol/L': 0.106 },
  prolactin: { 'm[IU]/L': 21.2 },
  mch: { fmol: 0.06206 },
  mchc: { 'mmol/L': 0.6206 },
}

const NO_HITS: readonly NameHit[] = []
const remembered = new Map<string, readonly NameHit[]>()
const REMEMBERED = 5000

/** Everything a name may mean, best first, at most one a target. A name in words of a survey that are no measurement is "@ignore". */
export function namesakes(text: string): readonly NameHit[] {
  const before = remembered.get(text)
  if (before !== undefined) return before
  const found = search(text)
  if (remembered.size < REMEMBERED && text.length < 200) remembered.set(text, found)
  return found
}

const LOINC_IN_NAME = /(?<![\d-])\d{3,5}-\d(?![\d-])/

/** A code of LOINC as the name, alone or behind its system. */
function coded(text: string): NameHit | null {
  const code = LOINC_IN_NAME.exec(text)?.[0]
  const concept = code === undefined ? undefined : conceptOf(code)
  return concept && code !== undefined ? { target: concept.id, score: EXACT, how: 'exact', matched: code, unit: null, unitText: '' } : null
}

/** The long names of LOINC: "Creatinine [Mass/volume] in Serum or Plasma" says creatinine. */
const withoutProperty = (text: string): string =>
  text
    .replace(/\[[^\]]*(?:volume|count|time|#)[^\]]*\]/i, ' ')
    .replace(/\/100 leukocytes/i, ' % ')
    .replace(/\/hemoglobin\.total/i, ' ')
    .replace(/ by (?:automated|manual|calculation|computed|pulse|test|estimated).*$/i, '')

function search(written: string): readonly NameHit[] {
  const code = coded(written)
  if (code) return [code]
  const text = withoutProperty(written)
  const found = hitsIn(text)
  return found.length === 0 && isCyrillicOrGreek(text) ? hitsIn(inLatin(keyOf(wordsOf(text)))) : found
}

function hitsIn(text: string): readonly NameHit[] {
  const key = keyOf(wordsOf(text))
  if (key === '') return NO_HITS
  const survey = SURVEY_NOISE.test(key) && !known().has(key) ? '@ignore' : NHANES_AGE_MONTHS.test(key) ? '@ignore' : null
  if (survey !== null) return [{ target: survey, score: 0.97, how: 'exact', matched: key, unit: null, unitText: '' }]
  if (SURVEY_NAME.test(key) && readName(text).every(({ words }) => atOnce(words).length === 0))
    return [{ target: '@ignore', score: 0.6, how: 'part', matched: key, unit: null, unitText: '' }]
  const best = new Map<string, NameHit>()
  for (const reading of readName(text)) {
    for (const hit of hitsOf(reading)) {
      const known = best.get(hit.target)
      if (!known || hit.score > known.score + (known.unit !== null && hit.unit === null ? 0.04 : 0)) best.set(hit.target, hit)
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** Abbreviations of other languages mean something else in this one: TT is a temperature there and a thrombin time here. */
const SHORT_ABROAD = 4
const onlyAbroad = whenAsked((): ReadonlySet<string> => {
  const keysIn = (rows: Readonly<Record<string, string>>) =>
    Object.values(rows).flatMap((names) => names.split('|').map((name) => keyOf(wordsOf(name))))
  const home = new Set(keysIn(NAMES))
  return new Set(keysIn(NAMES_ABROAD).filter((key) => key.length <= SHORT_ABROAD && /^[a-z0-9]+$/.test(key) && !home.has(key)))
})

/**
 * What a name certainly means, for codes that have no other meaning (a laboratory's own). Null where it is no known name, or more than one.
 * @param text as written, perhaps with a unit ("Kreatinin (Serum)", "GLUCOSE mg/dL")
 */
export function conceptByName(text: string): { concept: string; confidence: number } | null {
  const hits = namesakes(text).filter(({ score, how }) => score >= FILLED && (how === 'exact' || how === 'with-fillers'))
  const [first] = hits
  if (!first || first.target.startsWith('@') || onlyAbroad().has(keyOf(wordsOf(first.matched)))) return null
  const rivals = hits.filter(({ target, score }) => target !== first.target && score >= first.score - 0.02)
  if (rivals.length > 0) return null
  return { concept: first.target, confidence: first.how === 'exact' ? 0.97 : 0.92 }
}
