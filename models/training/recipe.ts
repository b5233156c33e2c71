/** What a model's recipe hands to the builder. */
import type { GoldenRow, Manifest, ManifestInput, Verification } from '#app/risk/manifest.ts'
import type { Graph } from './graph.ts'

/** A number, or NaN where the input is missing. */
export type Row = readonly number[]

/** Written from the publication, without the graph: the golden rows and the tests compare the graph with it. */
export type Reference = (row: Row) => Readonly<{ outputs: readonly number[]; contributions: readonly number[] }>

export type VectorSet = Readonly<{
  set: string
  published: boolean
  tolerance: number
  vectors: readonly Readonly<{ x: Row; output: string; expected: number }>[]
}>

/** What a published score has in common with every other; a learned model says otherwise. */
const PUBLISHED = { family: 'published', interval: null, training: null } as const

type Common = keyof typeof PUBLISHED
export type RecipeManifest = Omit<Manifest, 'files' | Common> & Partial<Pick<Manifest, Common>>

export const complete = (manifest: RecipeManifest): Omit<Manifest, 'files'> => ({ ...PUBLISHED, ...manifest })

export type Recipe = Readonly<{
  manifest: RecipeManifest
  graph: () => Pick<Graph, 'bytes'>
  reference: Reference
  /** A row of inputs that can occur, for the random comparison; without it each input is drawn from its own range. */
  randomRow?: (random: () => number) => Row
  goldenInputs: readonly Row[]
  vectors: readonly VectorSet[]
  sources: Verification['sources']
}>

const DEFAULTS = {
  kind: 'number',
  loinc: [] as string[],
  concept: null,
  unit: null,
  unitOptional: false,
  rule: 'newest',
  range: null,
  choices: null,
  required: true,
  staleAfterHours: null,
  windowHours: null,
  ask: null,
  whenMissing: 'not-applicable',
  defaultValue: null,
  decimals: 0,
} as const

export const input = (one: Partial<ManifestInput> & Pick<ManifestInput, 'name' | 'label'>): ManifestInput => ({ ...DEFAULTS, ...one })

export const between = (low: number, high: number, highOpen = false) => ({ low, high, highOpen })

export const HOUR = 1
export const DAY = 24
export const YEAR = 365.25 * 24

export const SEX = { female: 0, male: 1 } as const

const cell = (value: number) => (Number.isNaN(value) ? null : value)

export function goldenRow(row: Row, reference: Reference): GoldenRow {
  const { outputs, contributions } = reference(row)
  return { x: row.map(cell), outputs: outputs.map(cell), contributions: contributions.map(cell) }
}

/** A small generator with a fixed start (mulberry32), so that golden rows are the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
