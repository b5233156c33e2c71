/** Which scores stand on the chart, and in what order: what speaks first, what nearly does next, the rest one key away. */
import type { RiskRow } from '#app/contract/chart.ts'

const RANK = { high: 0, medium: 1, low: 2, none: 3 } as const
/** A chart is expected to answer for these, if only with what keeps them from a number. */
const ALWAYS: ReadonlySet<string> = new Set(['news2', 'kdigo-aki', 'egfr-ckd-epi-2021', 'prevent'])
/** Of the inputs, where the missing ones leave a range: less would be a guess. */
const NEARLY = 0.5

const isFailed = ({ status }: RiskRow) => status === 'unavailable'
/** A score that has to ask first (Wells, CURB-65) is there when somebody wants it; it does not ask of every patient. */
const nearlySpeaks = ({ bounds, inputsPresent, inputsTotal, questions }: RiskRow) =>
  questions.length === 0 && bounds !== null && inputsPresent >= inputsTotal * NEARLY

function place(risk: RiskRow): number | null {
  if (risk.status === 'ok') return RANK[risk.severity]
  if (isFailed(risk) || ALWAYS.has(risk.model)) return 4
  return nearlySpeaks(risk) ? 5 : null
}

/** A failure is never among the rest. @returns both in the order of the models where nothing else decides */
export function ordered(risks: readonly RiskRow[]): Readonly<{ shown: readonly RiskRow[]; rest: readonly RiskRow[] }> {
  const placed = risks.map((risk) => ({ risk, at: place(risk) }))
  const shown = placed.flatMap(({ risk, at }) => (at === null ? [] : [{ risk, at }])).sort((a, b) => a.at - b.at)
  return { shown: shown.map(({ risk }) => risk), rest: placed.flatMap(({ risk, at }) => (at === null ? [risk] : [])) }
}
