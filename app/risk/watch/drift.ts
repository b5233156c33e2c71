/** Whether what a model is given still looks as it did: population stability index of each input, missing values a bin of their own. */
import type { Drift, DriftBin, Figure, InputDrift } from '../../contract/watch.ts'
import { ascending, chiSquareQuantile, quantile } from './numbers.ts'
import { type Cell, onePerPatient, spanOf, stretch, type WatchedScore } from './scores.ts'
import { unitMix } from './unit-mix.ts'

/** Limits of the clinical content: .1 is watched, .25 is an alert. */
const WATCH = 0.1
const ALERT = 0.25
const BINS = 10
/** What an empty bin counts, so that it is a small share and not an infinite change. */
const HALF = 0.5
const CERTAIN = 0.99
/** Fewer patients on a side and chance alone would pass the limits. */
const LEAST_PATIENTS = 50
/** The reference is the first patients of the site, and the present the newest: never the same scores on both sides. */
const MOST_PATIENTS = 500

export const MISSING = 'missing'
const OTHER = 'other'

/** From a value to its bin; `labels` in the order they are shown. */
type Binning = Readonly<{ labels: readonly string[]; binOf: (cell: Cell) => string }>

function byValue(kinds: readonly (number | string)[]): Binning {
  const labels = kinds.map(String)
  const known = new Set(labels)
  return {
    labels: [...labels, OTHER, MISSING],
    binOf: (cell) => (cell === null ? MISSING : known.has(String(cell)) ? String(cell) : OTHER),
  }
}

const tidy = (value: number) => String(Number(value.toPrecision(4)))

function byTenths(values: readonly number[]): Binning {
  const sorted = ascending(values)
  const edges = [...new Set(Array.from({ length: BINS - 1 }, (_, i) => quantile(sorted, (i + 1) / BINS)))]
  const labels = [`< ${tidy(edges[0] ?? 0)}`, ...edges.map((edge, i) => rangeLabel(edge, edges[i + 1]))]
  return {
    labels: [...labels, OTHER, MISSING],
    binOf: (cell) => {
      if (cell === null) return MISSING
      if (typeof cell !== 'number') return OTHER
      return labels[edges.filter((edge) => edge <= cell).length] ?? OTHER
    },
  }
}

const rangeLabel = (from: number, to: number | undefined) => (to === undefined ? `≥ ${tidy(from)}` : `${tidy(from)} to < ${tidy(to)}`)

function mostFrequent(kinds: readonly (number | string)[]): (number | string)[] {
  const counts = new Map<number | string, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1))
  return ranked.slice(0, BINS).map(([kind]) => kind)
}

/** Few values, or words, are a bin each; the rest is cut where tenths of the reference end. */
export function binningOf(reference: readonly Cell[]): Binning {
  const values = reference.filter((cell) => cell !== null)
  const numbers = values.filter((value) => typeof value === 'number')
  const kinds = new Set(values)
  if (numbers.length === values.length && kinds.size > BINS) return byTenths(numbers)
  return byValue(numbers.length === values.length ? ascending([...new Set(numbers)]) : mostFrequent(values))
}

function countsOf({ labels, binOf }: Binning, cells: readonly Cell[]): number[] {
  const counts = new Map(labels.map((label) => [label, 0]))
  for (const cell of cells) counts.set(binOf(cell), (counts.get(binOf(cell)) ?? 0) + 1)
  return labels.map((label) => counts.get(label) ?? 0)
}

export type Stability = Readonly<{ psi: number; chance: number; level: InputDrift['level']; bins: readonly DriftBin[] }>

const levelOf = (psi: number, chance: number): InputDrift['level'] =>
  psi <= chance || psi < WATCH ? 'steady' : psi < ALERT ? 'watch' : 'alert'

/**
 * What chance alone stays below: without any change PSI is about (1/n + 1/m) times a chi-square variable with one degree of freedom fewer
 * than bins (Yurdakul B, Naranjo J. Statistical properties of the population stability index. Journal of Risk Model Validation).
 */
const chanceLevel = (bins: number, n: number, m: number) => (bins < 2 ? 0 : (1 / n + 1 / m) * chiSquareQuantile(CERTAIN, bins - 1))

/** @param reference,current not empty */
export function stability(reference: readonly Cell[], current: readonly Cell[]): Stability {
  const binning = binningOf(reference)
  const [before, now] = [countsOf(binning, reference), countsOf(binning, current)]
  const used = binning.labels.flatMap((label, i) => {
    const [r, c] = [before[i] ?? 0, now[i] ?? 0]
    return r + c > 0 ? [{ label, r, c }] : []
  })
  const psi = used.reduce((sum, { r, c }) => {
    const [a, b] = [(r || HALF) / reference.length, (c || HALF) / current.length]
    return sum + (b - a) * Math.log(b / a)
  }, 0)
  const chance = chanceLevel(used.length, reference.length, current.length)
  const bins = used.map(({ label, r, c }) => ({ label, reference: r / reference.length, current: c / current.length }))
  return { psi, chance, level: levelOf(psi, chance), bins }
}

type Input = Readonly<{ name: string; label: string }>

const cellsOf = (scores: readonly WatchedScore[], name: string): Cell[] =>
  scores.flatMap(({ cells }) => {
    const cell = cells.get(name)
    return cell === undefined ? [] : [cell]
  })

const numbersOf = (cells: readonly Cell[]) => cells.filter((cell) => typeof cell === 'number')
const missingShare = (cells: readonly Cell[]) => cells.filter((cell) => cell === null).length / cells.length

function inputDrift({ name, label }: Input, before: readonly WatchedScore[], now: readonly WatchedScore[]): InputDrift[] {
  const [reference, current] = [cellsOf(before, name), cellsOf(now, name)]
  if (reference.length < LEAST_PATIENTS || current.length < LEAST_PATIENTS) return []
  const { bins, ...rest } = stability(reference, current)
  const missing = { reference: missingShare(reference), current: missingShare(current) }
  const mix = unitMix(`${name} ${label}`, numbersOf(reference), numbersOf(current))
  return [{ input: name, label, ...rest, bins: [...bins], missing, unitMix: mix }]
}

/** What each model is asked about, with a number or without one; somebody of whom nothing at all is known was not really asked. */
const isAsked = ({ status, cells }: WatchedScore) => status !== 'unavailable' && [...cells.values()].some((cell) => cell !== null)

/** @param scores oldest first, one per patient and time */
export function driftOf(inputs: readonly Input[], scores: readonly WatchedScore[]): Figure<Drift> {
  const asked = scores.filter(isAsked)
  const people = new Set(asked.map(({ patient }) => patient)).size
  const size = Math.min(MOST_PATIENTS, Math.floor(people / 2))
  if (size < LEAST_PATIENTS) {
    const needed = `${LEAST_PATIENTS} patients are needed before and as many after them`
    return { known: false, because: `${needed}; ${people} have been scored of whom any input is known` }
  }
  const early = stretch(asked, size)
  const later = asked.slice(early.length)
  const [before, now] = [onePerPatient(early), onePerPatient(stretch([...later].reverse(), size).toReversed())]
  if (now.length < LEAST_PATIENTS)
    return { known: false, because: `only ${now.length} patients have been scored since the first ${size}; ${LEAST_PATIENTS} are needed` }
  const rows = inputs.flatMap((input) => inputDrift(input, before, now))
  return { known: true, value: { reference: spanOf(before), current: spanOf(now), inputs: rows.sort((a, b) => b.psi - a.psi) } }
}
