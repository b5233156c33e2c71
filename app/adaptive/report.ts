/** What the strip was good for, from the person's own visits: measured, never assumed. */
import type { StripReport } from '../contract/adaptive.ts'
import type { Choices } from './strip.ts'
import type { Visit } from './visits.ts'

/** An action is compared once it was done this often each way. */
export const TIMES_EACH_WAY = 3

export function stripReport(visits: readonly Visit[], choices: Choices, on: boolean): StripReport {
  const offered = visits.filter((visit) => visit.shown.length > 0 && visit.steps.length > 0)
  return {
    on,
    charts: visits.length,
    offered: offered.length,
    hitsAt3: offered.filter(({ shown, steps }) => steps[0] && shown.slice(0, 3).includes(steps[0].action)).length,
    used: visits.flatMap(({ steps }) => steps).filter(({ fromStrip }) => fromStrip).length,
    seconds: secondsOf(visits),
    choices: Object.entries(choices).map(([action, choice]) => ({ action, choice })),
    habits: habitsOf(visits),
  }
}

function habitsOf(visits: readonly Visit[]): StripReport['habits'] {
  const times = new Map<string, number>()
  for (const visit of visits)
    for (const action of new Set(visit.steps.map((step) => step.action))) times.set(action, (times.get(action) ?? 0) + 1)
  return [...times].map(([action, n]) => ({ action, times: n })).sort((a, b) => b.times - a.times || (a.action < b.action ? -1 : 1))
}

type Times = { strip: number[]; otherwise: number[] }

/** Only first steps are compared: a later step waits for what came before it. */
function secondsOf(visits: readonly Visit[]): StripReport['seconds'] {
  const byAction = new Map<string, Times>()
  for (const { steps } of visits) {
    const first = steps[0]
    if (!first) continue
    const times = byAction.get(first.action) ?? { strip: [], otherwise: [] }
    byAction.set(first.action, times)
    times[first.fromStrip ? 'strip' : 'otherwise'].push(first.afterMs / 1000)
  }
  const compared = [...byAction.values()].filter(({ strip, otherwise }) => Math.min(strip.length, otherwise.length) >= TIMES_EACH_WAY)
  if (compared.length === 0) return null
  return {
    strip: median(compared.flatMap(({ strip }) => strip)),
    otherwise: median(compared.flatMap(({ otherwise }) => otherwise)),
    actions: compared.length,
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
