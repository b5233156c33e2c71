/** What one column may be: names, numbers and the learned model as witnesses, weighed together. */
import type { LearnedColumn } from '../../ports/intake-store.ts'
import { conceptById } from '../../terminology/concepts.ts'
import { keyOf, wordsOf } from '../../terminology/name-words.ts'
import { CODED_NAMES } from '../../terminology/synonym-rows.ts'
import { type NameHit, namesakes } from '../../terminology/synonyms.ts'
import { NAME_CLASSES, VALUE_CLASSES } from './classes.ts'
import { fitsOf, type UnitFit } from './fit.ts'
import type { Shape } from './shape.ts'
import { SPREAD_CONCEPTS, spreadOfConcept } from './spreads.ts'

export type Support = NameHit['how'] | 'learned' | 'resembles' | 'numbers'
export type Candidate = Readonly<{
  /** Concept id, or "@role". */
  target: string
  /** Natural logarithm of its weight; only differences count. */
  weight: number
  support: Support
  hit: NameHit | null
  fit: UnitFit | null
  /** Of the learned model, by unit of this concept. */
  units: ReadonlyMap<string, number>
  /** Weights of its units where the columns of the table chose together (joint.ts); null where they did not. */
  joint?: ReadonlyMap<string, number> | null
  /** The relation to other columns that bears it out, in words; bound: with two others or more, to the decimal. */
  words?: string | null
  bound?: boolean
}>

export type ColumnFacts = Readonly<{
  index: number
  name: string
  shape: Shape
  names: readonly number[]
  /** Of the numbers by themselves where the name has its say; beside the rest of the table where it says nothing. */
  values: readonly number[]
  /** The name says nothing: "col3", "V7", "". */
  generic: boolean
}>

const GENERIC =
  /^(?:c|col|column|columna|colonne|coluna|spalte|kolom|v|var|variable|x|f|feature|field|feld|campo|champ|merkmal|attr|attribute|unnamed|data|y|z|q|item|series|measure|param|sensor|signal)?\s*[-_:. ]*\d*$/i
export const isGeneric = (name: string): boolean => GENERIC.test(name.trim()) || (keyOf(wordsOf(name)) === '' && name.trim() === '')

/** Odds that a name in this relation gives its concept. */
const BY_NAME: Readonly<Record<NameHit['how'], number>> = { exact: 400, 'with-fillers': 150, part: 40, typo: 60, shortened: 25 }
const MODEL_BEST = 25
/** A concept that a telling name does not speak for. */
const UNNAMED = 0.004
/** The same where the name is in no list: it may be in words nobody saw. */
const UNKNOWN = 0.04
/** A likeness to names of roles: short names resemble much. */
const ROLE_BEST = 6
const FEW = 8
/** Weight of what a body can have beside the network of tables, which has learned most of it. */
const BESIDE_TABLE = 0.1
/** Less likely by its numbers than this, a concept is not considered: where nothing else speaks, more of them are. */
const SELDOM = 0.01
const RARELY = 0.003

export const hasNumbers = (shape: Shape) => shape.share.numeric >= 0.7 && shape.sorted.length > 0

function hitOdds({ how, score }: NameHit): number {
  if (how === 'part') return score >= 0.9 ? 90 : Math.max(0.5, 40 * (score - 0.35))
  return BY_NAME[how] * (how === 'shortened' || how === 'typo' ? Math.max(0.2, 1 - 4 * (0.88 - Math.min(0.88, score))) : 1)
}

/** Probability of each concept's numbers, summed over its units, beside what chance gives. */
function valueRatios(values: readonly number[]): ReadonlyMap<string, { ratio: number; units: Map<string, number> }> {
  const found = new Map<string, { ratio: number; units: Map<string, number> }>()
  values.forEach((p, i) => {
    const [target = '', unit = ''] = (VALUE_CLASSES[i] ?? '').split('|')
    const entry = found.get(target) ?? { ratio: 0, units: new Map<string, number>() }
    entry.ratio += p * 170
    if (unit !== '') entry.units.set(unit, p)
    found.set(target, entry)
  })
  return found
}

const NO_UNITS: ReadonlyMap<string, number> = new Map()

/** How far the numbers speak for a concept, as a logarithm; far below nought where no unit makes them possible. */
function numbersWeight(shape: Shape, ratio: number, fit: UnitFit | null, named: boolean, generic: boolean): number {
  if (fit === null) return named ? -0.5 : -6
  if (fit.impossible > 0.3) return -12
  const model = Math.log(Math.min(80, Math.max(1e-4, ratio)))
  const body = -0.5 * Math.min(fit.distance, 14) - 12 * fit.impossible
  const few = shape.sorted.length < FEW ? shape.sorted.length / FEW : 1
  // Where the name speaks, the model may not know this ward's numbers: what a body can have counts for more.
  return few * (named ? Math.max(0.35 * model, -2) + 0.6 * body : model + (generic ? BESIDE_TABLE : 0.5) * body)
}

function plausible(fits: readonly UnitFit[], unit: string | null): UnitFit | null {
  return fits.find((fit) => fit.unit === unit && fit.impossible <= 0.3) ?? fits[0] ?? null
}

const ROLE_FITS: Readonly<Record<string, (shape: Shape) => number>> = {
  '@age': ({ share, sorted }) => {
    const top = sorted[Math.floor(sorted.length * 0.99)] ?? 0
    if (share.numeric >= 0.8) return top <= 125 && (sorted[0] ?? 0) >= 0 ? 0 : -5
    return share.word > 0.9 ? -3 : -0.5
  },
  '@sex': ({ distinct, length }) => (distinct <= 6 && length < 12 ? 0 : -8),
  '@patient-key': ({ distinct, share, decimals }) =>
    distinct <= 1 ? -2 : share.date + share.datetime > 0.5 ? -6 : decimals > 1 || (share.numeric > 0.9 && share.integer < 1) ? -5 : 0,
  '@encounter-key': ({ decimals }) => (decimals > 1 ? -4 : 0),
  '@birth-date': ({ share, length }) => (share.date + share.datetime > 0.5 ? 0 : share.numeric > 0.9 && length >= 4 ? -1 : -6),
  '@time': ({ share, rising }) =>
    share.date + share.datetime + share.clock > 0.5 ? 1 : share.numeric > 0.9 ? (rising > 0.5 ? 0 : -1.5) : -4,
  '@value': () => 0,
  '@code': ({ share }) => (share.numeric > 0.9 ? -1.5 : 0),
  '@unit': ({ share, distinct }) => (share.numeric > 0.5 || distinct > 80 ? -6 : 0),
  '@drug': ({ share, distinct }) => (share.numeric > 0.9 ? -2 : distinct < 3 ? -1.5 : 0),
  '@name': ({ share }) => (share.numeric > 0.3 || share.date + share.datetime > 0.3 ? -8 : 0),
  '@family-name': ({ share }) => (share.numeric > 0.3 || share.date + share.datetime > 0.3 ? -8 : 0),
  '@given-name': ({ share }) => (share.numeric > 0.3 || share.date + share.datetime > 0.3 ? -8 : 0),
  '@free-text': ({ share }) => (share.numeric > 0.5 ? -4 : 0),
}
const ICD = /^[A-TV-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$|^(?:\d{3}|[VE]\d{2,3})(?:\.\d{1,2})?$/i

export const icdShare = (shape: Shape): number => {
  const all = shape.common.reduce((sum, [, count]) => sum + count, 0)
  return all === 0 ? 0 : shape.common.reduce((sum, [text, count]) => sum + (ICD.test(text) ? count : 0), 0) / all
}

function roleWeight(role: string, shape: Shape): number {
  if (role === '@diagnosis') return icdShare(shape) > 0.6 ? 1 : shape.share.numeric > 0.8 ? -5 : 0
  return ROLE_FITS[role]?.(shape) ?? 0
}

/** Numbers are coded answers where a handful of whole numbers is all there is; these scores are. */
const SCORES = new Set(['gcs', 'gcs_eye', 'gcs_verbal', 'gcs_motor', 'pain', 'news_total', 'mmse'])

function conceptCandidate(
  target: string,
  odds: number,
  hit: NameHit | null,
  support: Support,
  column: ColumnFacts,
  ratios: ReturnType<typeof valueRatios>,
): Candidate {
  const { shape } = column
  const entry = ratios.get(target)
  if (CODED_NAMES.has(target) || !spreadOfConcept(target))
    return {
      target,
      weight: Math.log(odds) - (CODED_NAMES.has(target) ? (shape.distinct > 12 ? 6 : 0) : 0.5),
      support,
      hit,
      fit: null,
      units: NO_UNITS,
    }
  if (!hasNumbers(shape)) return { target, weight: Math.log(odds) - (shape.filled === 0 ? 1 : 7), support, hit, fit: null, units: NO_UNITS }
  const fit = plausible(fitsOf(shape, target), hit?.unit ?? null)
  const flat = shape.distinct <= 3 && shape.sorted.length > 20 && !SCORES.has(target) ? -5 : 0
  const weight = Math.log(odds) + numbersWeight(shape, entry?.ratio ?? 0, fit, hit !== null || support === 'learned', column.generic) + flat
  return { target, weight, support, hit, fit, units: entry?.units ?? NO_UNITS }
}

/** A person's earlier answer for this very name. */
function learnedTarget(name: string, learned: readonly LearnedColumn[]): LearnedColumn | null {
  const key = keyOf(wordsOf(name))
  return key === '' ? null : (learned.find((one) => keyOf(wordsOf(one.name)) === key) ?? null)
}

function likeness(target: string, p: number, { shape }: ColumnFacts): number {
  if (target.startsWith('@') && hasNumbers(shape)) return Math.max(UNNAMED, ROLE_BEST * p ** 3)
  return Math.max(UNNAMED, MODEL_BEST * p ** 1.5)
}

/** What a body can have, near enough: considered even where the learned model is sure of something else. */
const SUITS = { distance: 3, impossible: 0.02 }
function suits(shape: Shape, target: string): boolean {
  const [best] = CODED_NAMES.has(target) ? [] : fitsOf(shape, target)
  return best !== undefined && best.distance < SUITS.distance && best.impossible <= SUITS.impossible
}

function targetsOf(column: ColumnFacts): ReadonlyMap<string, { odds: number; hit: NameHit | null; support: Support }> {
  const found = new Map<string, { odds: number; hit: NameHit | null; support: Support }>()
  const hits = namesakes(column.name)
  const base = column.generic ? 1 : hits.length === 0 ? UNKNOWN : UNNAMED
  if (hasNumbers(column.shape))
    column.values.forEach((p, i) => {
      const [target = ''] = (VALUE_CLASSES[i] ?? '').split('|')
      if (p > (column.generic ? RARELY : SELDOM)) found.set(target, { odds: base, hit: null, support: 'numbers' })
    })
  if (column.generic && hasNumbers(column.shape))
    for (const target of SPREAD_CONCEPTS)
      if (!found.has(target) && suits(column.shape, target)) found.set(target, { odds: base, hit: null, support: 'numbers' })
  if (!found.has('@ignore')) found.set('@ignore', { odds: column.generic ? 1 : 1, hit: null, support: 'numbers' })
  if (column.generic) return found
  found.set('@ignore', { odds: 1, hit: null, support: 'numbers' })
  column.names.forEach((p, i) => {
    const target = NAME_CLASSES[i] ?? ''
    if (p > 0.05) found.set(target, { odds: likeness(target, p, column), hit: null, support: 'resembles' })
  })
  for (const hit of hits) {
    const known = found.get(hit.target)
    found.set(hit.target, { odds: Math.max(hitOdds(hit), known?.odds ?? 0), hit, support: hit.how })
  }
  return found
}

/** Everything the column may be, heaviest first. */
export function candidatesOf(column: ColumnFacts, learned: readonly LearnedColumn[]): readonly Candidate[] {
  const ratios = valueRatios(column.values)
  const found = [...targetsOf(column)].map(([target, { odds, hit, support }]) =>
    target.startsWith('@')
      ? {
          target,
          weight:
            Math.log(odds) +
            roleWeight(target, column.shape) +
            (hit === null && hasNumbers(column.shape) && column.generic
              ? Math.log(Math.min(40, Math.max(0.02, ratios.get(target)?.ratio ?? 0.5)))
              : 0),
          support,
          hit,
          fit: null,
          units: NO_UNITS,
        }
      : conceptCandidate(target, odds, hit, support, column, ratios),
  )
  const known = learnedTarget(column.name, learned)
  if (known) found.push(learnedCandidate(known, column, ratios))
  return found.filter(({ target }) => target.startsWith('@') || conceptById(target)).sort((a, b) => b.weight - a.weight)
}

function learnedCandidate(known: LearnedColumn, column: ColumnFacts, ratios: ReturnType<typeof valueRatios>): Candidate {
  const target = known.concept ?? `@${known.role}`
  const hit: NameHit = { target, score: 1, how: 'exact', matched: known.name, unit: known.unit, unitText: known.unit ?? '' }
  if (known.concept !== null && conceptById(known.concept)) return conceptCandidate(known.concept, 5000, hit, 'learned', column, ratios)
  return { target, weight: Math.log(5000), support: 'learned', hit, fit: null, units: NO_UNITS }
}
