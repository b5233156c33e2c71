/** What a care pathway is made of. */
import type { Test } from '../medication/knowledge.ts'

/** A question to the newest answer of a model: its band, or a number of it. A model without a number answers "not known". */
export type RiskTest = Readonly<{ risk: string; bands: readonly string[] }> | Readonly<{ risk: string; output?: string; atLeast: number }>

export type When = Test | RiskTest | Readonly<{ every: readonly When[] }> | Readonly<{ some: readonly When[] }> | Readonly<{ no: When }>

export type Step = Readonly<{
  id: string
  /** What is to be done, as an instruction. */
  title: string
  /** Why, in one sentence. */
  why: string
  /** The step is for this patient only then; absent: always. Not known counts as for this patient, and is said. */
  when?: When
  /** The chart itself shows that it was done. */
  done?: When
  /** Hours from the data that brought the patient onto the pathway to when it should be done. */
  withinHours: number
  /** What a person said of it holds for so long; then it is asked again. */
  holdsHours: number
  source: string
}>

export type Pathway = Readonly<{
  id: string
  title: string
  version: number
  /** Who is on it. Only a yes counts: a pathway is not opened on what is not known. */
  enter: When
  steps: readonly Step[]
  /** ISO date on which the statements were last held against their sources. */
  reviewed: string
}>

export const HOUR = 1
export const DAY = 24
export const WEEK = 7 * DAY
export const YEAR = 365 * DAY
