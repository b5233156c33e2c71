/** How quality is put into words and shapes. A score that nothing could be judged for is not a bad one. */
import type { QualityScore, SourceQuality } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { percent } from '../../i18n/format.ts'

export const DIMENSIONS = ['completeness', 'conformance', 'plausibility', 'timeliness', 'duplication'] as const
export type DimensionId = (typeof DIMENSIONS)[number]

export const scoreText = (score: number | null | undefined): string =>
  score === null || score === undefined ? text.quality.notJudged : percent(score)

export const dimensionOf = (quality: QualityScore | undefined, id: DimensionId) => quality?.dimensions.find((one) => one.id === id) ?? null

/** What stands open of a source, all together. */
export const openOf = ({ open }: SourceQuality): number => open.held + open.quarantined + open.waiting

/** What needs a person first: what changed, then what is open, then the lowest score; a source never judged comes before a good one. */
export function byAttention(sources: readonly SourceQuality[]): SourceQuality[] {
  const score = (source: SourceQuality) => source.history.at(-1)?.quality.score ?? 0.5
  return sources.toSorted(
    (a, b) =>
      Number(b.drift.length > 0) - Number(a.drift.length > 0) ||
      openOf(b) - openOf(a) ||
      score(a) - score(b) ||
      a.origin.localeCompare(b.origin),
  )
}
