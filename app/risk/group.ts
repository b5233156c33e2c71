/** What a family of scores brings: its ways of finding inputs, whom it must not be used for, what can be moved, other names of its inputs. */

import type { FeatureValues } from '../ports/scorer.ts'
import type { Aim } from './aims.ts'
import type { Context, Rule } from './context.ts'

/** In words why a score must not speak of this person ("known cardiovascular disease (…)"), or null. */
export type Exclusion = (context: Context | null, given: FeatureValues | null) => string | null

export type ScoreFamily = Readonly<{
  rules: Readonly<Record<string, Rule>>
  exclusions: Readonly<Record<string, Exclusion>>
  /** By model id and input name. */
  aims: Readonly<Record<string, Readonly<Record<string, Aim>>>>
  /** Other names under which an input may be given, by input name. */
  also: Readonly<Record<string, readonly string[]>>
}>
