/** What became of flags, told for the quality screen and for what was learned: counts and medians of what is stored, nothing estimated. */
import { type EntryCheckRow, type EntryQuality, type LearnedThreshold, WHOLE_PANEL } from '../../contract/entry-quality.ts'
import type { OutcomeCell } from '../../ports/checks-store.ts'
import { quantile } from '../../risk/watch/numbers.ts'
import { conceptById } from '../../terminology/concepts.ts'
import { ALERT_BUDGET, type AskCount, asksFrom, type Shifts, shiftKey, shiftsOf } from './learning.ts'
import { ASK_POSTERIOR } from './thresholds.ts'

/** Fewer than this are told as they are, without a share or a median. */
export const LEAST_TOLD = 5
/** Values saved before a rate in a thousand says anything. */
const LEAST_VALUES = 200

type Outcomes = Readonly<{ values: number; cells: readonly OutcomeCell[] }>
type Fared = OutcomeCell['all']

const total = ({ repaired, confirmed, dismissed }: Fared) => repaired + confirmed + dismissed
const asks = ({ level }: OutcomeCell) => level === 'implausible'
const labelOf = (concept: string) => (concept === WHOLE_PANEL ? 'Whole panel' : (conceptById(concept)?.label ?? concept))

const summed = (cells: readonly OutcomeCell[]): Fared =>
  cells.reduce(
    (sum, { all }) => ({
      repaired: sum.repaired + all.repaired,
      confirmed: sum.confirmed + all.confirmed,
      dismissed: sum.dismissed + all.dismissed,
    }),
    { repaired: 0, confirmed: 0, dismissed: 0 },
  )

const ppvOf = (fared: Fared) => (total(fared) < LEAST_TOLD ? null : fared.repaired / total(fared))
const medianOf = (times: readonly number[]) =>
  times.length < LEAST_TOLD
    ? null
    : quantile(
        times.toSorted((a, b) => a - b),
        0.5,
      )

const rowOf = ({ concept, kind, level, all, timesMs }: OutcomeCell): EntryCheckRow => ({
  concept,
  label: labelOf(concept),
  kind,
  level,
  fired: total(all),
  ...all,
  ppv: ppvOf(all),
  medianMs: medianOf(timesMs),
})

export function entryQuality({ values, cells }: Outcomes): EntryQuality {
  const asking = cells.filter(asks)
  const fared = summed(asking)
  return {
    values,
    perThousand: total(fared) < LEAST_TOLD || values < LEAST_VALUES ? null : (1000 * total(fared)) / values,
    ppv: ppvOf(fared),
    medianMs: medianOf(asking.flatMap(({ timesMs }) => timesMs)),
    budget: ALERT_BUDGET,
    rows: cells.map(rowOf).sort((a, b) => b.fired - a.fired || a.label.localeCompare(b.label)),
  }
}

const liveCounts = (cells: readonly OutcomeCell[]): readonly AskCount[] =>
  cells.filter(asks).map(({ concept, kind, live }) => ({ concept, kind, ...live }))

/** How far thresholds stand from where they were set. */
export function shiftsFrom({ values, cells }: Outcomes): Shifts {
  return shiftsOf(liveCounts(cells), total(summed(cells.filter(asks))), values)
}

/** What was learned, each with the outcomes it follows from. */
export function learnedThresholds(outcomes: Outcomes): readonly LearnedThreshold[] {
  const shifts = shiftsFrom(outcomes)
  return liveCounts(outcomes.cells).flatMap(({ concept, kind, ...fared }) => {
    if (shifts[shiftKey(concept, kind)] === undefined) return []
    const from = asksFrom(shifts, concept, kind)
    return [{ concept, label: labelOf(concept), kind, asksFrom: from, setTo: ASK_POSTERIOR, outcomes: total(fared), slips: fared.repaired }]
  })
}
