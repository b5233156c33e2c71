/**
 * The score of a source, in the dimensions of Kahn et al. (eGEMs 2016;4:1244), with timeliness and duplication apart. A source is not punished for what
 * its format cannot carry: what was not looked for has no share, and a dimension without anything to look at has no score.
 */
import type { QualityScore } from '../../contract/intake.ts'
import { dimension, type Fault, overall } from './dimension.ts'
import type { Count, QualityTally } from './tally.ts'

type Row = readonly [wrong: Count, of: Count, weight: number, words: Fault['words']]

const COMPLETENESS: readonly Row[] = [
  ['undated', 'statements', 1, (wrong, of) => `${wrong} of ${of} statements have no time.`],
  ['valueless', 'observations', 0.5, (wrong, of) => `${wrong} of ${of} observations have no value and do not say why.`],
  ['unitless', 'numbers', 1, (wrong, of) => `${wrong} of ${of} numbers have no unit where one is needed.`],
  ['birthless', 'patients', 0.5, (wrong, of) => `${wrong} of ${of} patients have no birth date.`],
  ['nameless', 'patients', 0.2, (wrong, of) => `${wrong} of ${of} patients have no name.`],
  ['sexless', 'patients', 0.2, (wrong, of) => `${wrong} of ${of} patients have no sex.`],
]

const CONFORMANCE: readonly Row[] = [
  ['unusable', 'resources', 1, (wrong, of) => `${wrong} of ${of} resources could not be used.`],
  ['warned', 'resources', 0.7, (wrong, of) => `${wrong} of ${of} resources were not read without a warning.`],
  ['unconverted', 'numbers', 1, (wrong, of) => `${wrong} of ${of} numbers have a unit that does not fit what was measured.`],
  ['uncoded', 'numbers', 0.3, (wrong, of) => `${wrong} of ${of} numbers have no code that is known.`],
]

/** One wrong value in a hundred is a bad source: its share counts tenfold. */
const PLAUSIBILITY: readonly Row[] = [
  ['impossible', 'judged', 10, (wrong, of) => `${wrong} of ${of} results hold an impossible value.`],
  ['held', 'judged', 10, (wrong, of) => `${wrong} of ${of} results are held for review.`],
  ['flagged', 'judged', 2, (wrong, of) => `${wrong} of ${of} results were let through or repaired by a learned rule.`],
]

const TIMELINESS: readonly Row[] = [
  ['future', 'timed', 2, (wrong, of) => `${wrong} of ${of} times are in the future.`],
  ['late', 'timed', 0.5, (wrong, of) => `${wrong} of ${of} statements came more than a week after their time.`],
]

const DUPLICATION: readonly Row[] = [
  ['duplicates', 'resources', 1, (wrong, of) => `${wrong} of ${of} resources say what another one says.`],
]

/** @returns a score of null when nothing was read */
export function scoreOf(tally: QualityTally): QualityScore {
  const faults = (rows: readonly Row[]): readonly Fault[] =>
    rows.map(([wrong, of, weight, words]) => ({ wrong: tally.count(wrong), of: tally.count(of), weight, words }))
  return overall([
    dimension('completeness', faults(COMPLETENESS)),
    dimension('conformance', faults(CONFORMANCE)),
    dimension('plausibility', faults(PLAUSIBILITY)),
    dimension('timeliness', faults(TIMELINESS)),
    dimension('duplication', faults(DUPLICATION)),
  ])
}
