/**
 * The findings a review opens with: deterministic sentences from facts, each with its rows and their time. They are offered, never stored:
 * what a review keeps is what a person accepted or wrote (app/review/signed.ts).
 */
import type { ChartView } from '../../contract/chart.ts'
import { FINDING_GROUPS, type Prefill } from '../../contract/review.ts'
import { severityRank } from '../risk-rows.ts'
import { alertFindings, spokenBy, standing } from './alerts.ts'
import { changeFindings } from './changes.ts'
import { medicationFindings } from './medications.ts'
import { allergyFindings, monitoringFindings, taskFindings } from './open.ts'
import { coursesOf, resultFindings } from './results.ts'
import { changesOf, riskFindings } from './risks.ts'
import { type LastReview, type Since, sinceOf } from './since.ts'
import { uncheckedOf } from './unchecked.ts'
import { newestOf, type Said, whenText } from './words.ts'

export type { LastReview } from './since.ts'

export type PrefillInput = Readonly<{
  view: ChartView
  /** null: no review is signed yet. */
  last: LastReview | null
  /** Values of an import that wait for a decision. */
  held: number
  nowMs: number
  /** A short hex text for a text (SHA-256 at the edge). */
  digest: (text: string) => string
}>

const place = (finding: Said) => FINDING_GROUPS.indexOf(finding.group)

/** Groups in their fixed order; in each the gravest first, then the newest. */
const byWeight = (a: Said, b: Said) =>
  place(a) - place(b) || severityRank(b.severity) - severityRank(a.severity) || (b.at ?? '').localeCompare(a.at ?? '')

/** Groups that tell what came; the others stand whether anything came or not. */
const NEWS: ReadonlySet<Said['group']> = new Set(['results', 'risks', 'changes'])
const isNews = ({ group, basis }: Said) => NEWS.has(group) || basis === 'medication'

function quietOf(view: ChartView, since: Since, findings: readonly Said[]): string | null {
  if (findings.some(isNews)) return null
  const times = [...view.vitals, ...view.labs].flatMap(({ points }) => points.at(-1)?.at ?? [])
  const newest = newestOf([...times, ...view.timeline.slice(0, 1).map(({ at }) => at)])
  const until = newest === null ? 'Nothing dated is recorded at all' : `The newest data are of ${whenText(newest)}`
  return `Nothing new that stands out ${since.text}. ${until}.`
}

/** @returns the same for the same chart, review and minute */
export function prefill({ view, last, held, nowMs, digest }: PrefillInput): Prefill {
  const since = sinceOf(view, last, nowMs)
  const [courses, changes, alerts] = [coursesOf(view, since), changesOf(view, since), standing(view, since)]
  const spoken = spokenBy(alerts.now)
  const findings = [
    ...alertFindings(alerts, courses, changes),
    ...resultFindings(view, since, courses, spoken),
    ...riskFindings(changes, spoken),
    ...medicationFindings(view, since),
    ...monitoringFindings(view),
    ...taskFindings(view, nowMs),
    ...allergyFindings(view),
    ...changeFindings(view, since),
  ]
    .sort(byWeight)
    .map((finding) => ({ ...finding, hash: digest(`${finding.id}\n${finding.title}`) }))
  const { kind, at, text } = since
  return { since: { kind, at, text }, findings, unchecked: uncheckedOf(view, held), quiet: quietOf(view, since, findings) }
}
