/** The watch on one model: its past read from the store piece by piece, and judged by the core. */
import type { PatientFacts } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { ModelInfo } from '#app/contract/risk.ts'
import type { ModelWatch } from '#app/contract/watch.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import type { Store } from '#app/ports/store.ts'
import { type ChartAt, chartOf, derivationOf, type Outcome } from '#app/risk/watch/outcomes.ts'
import type { WatchedScore } from '#app/risk/watch/scores.ts'
import { watchOf } from '#app/risk/watch/watch.ts'
import { inForceOf } from '../inference/recalibrated.ts'

type Reader = Pick<Store, 'read'>

/** The first ones are what is compared with; the newest are how it is now. */
const OLDEST = 1_500
const NEWEST = 4_500
/** Short reads, so that somebody who opens a chart meanwhile does not wait. */
const PIECE = 100
const CHARTS = 8

function pieces<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}

const looked = (ids: readonly number[]) => (ids.length <= OLDEST + NEWEST ? ids : [...ids.slice(0, OLDEST), ...ids.slice(-NEWEST)])

async function scoresOf(store: Reader, ids: readonly number[]): Promise<WatchedScore[]> {
  const scores: WatchedScore[] = []
  for (const piece of pieces(ids, PIECE)) scores.push(...(await store.read('watchedScores', { ids: piece })))
  return scores
}

type Outcomes = ReadonlyMap<PatientId, ReadonlyMap<number, Outcome>>
type Times = ReadonlyMap<PatientId, ReadonlySet<number>>

function timesOf(scores: readonly WatchedScore[]): Times {
  const times = new Map<PatientId, Set<number>>()
  for (const { patient, status, atMs } of scores) {
    if (status !== 'ok') continue
    const known = times.get(patient)
    if (known) known.add(atMs)
    else times.set(patient, new Set([atMs]))
  }
  return times
}

/** What became of the patients, chart by chart: only a few are held at a time. */
async function outcomesOf(store: Reader, model: string, scores: readonly WatchedScore[], nowMs: number): Promise<Outcomes> {
  const derivation = derivationOf(model)
  const outcomes = new Map<PatientId, ReadonlyMap<number, Outcome>>()
  if (!derivation) return outcomes
  const times = timesOf(scores)
  const judged = (chart: ChartAt, of: ReadonlySet<number>) => new Map([...of].map((atMs) => [atMs, derivation.outcome(chart, atMs, nowMs)]))
  for (const patients of pieces([...times.keys()], CHARTS)) {
    const charts: readonly PatientFacts[] = await store.read('manyPatientFacts', { patients, perCode: derivation.perCode })
    for (const facts of charts) {
      const of = facts.patient && times.get(facts.patient.id)
      if (facts.patient && of) outcomes.set(facts.patient.id, judged(chartOf(facts), of))
    }
  }
  return outcomes
}

async function infoOf(scorer: Pick<Scorer, 'list'>, model: string): Promise<ModelInfo> {
  const info = (await scorer.list()).find(({ id }) => id === model)
  if (info) return info
  throw new WardlightError('NotFound', `There is no model “${model}”.`, { next: 'Look at the list of models.' })
}

/** @throws WardlightError NotFound */
export async function watchModel(
  { store, scorer, nowMs }: Readonly<{ store: Reader; scorer: Pick<Scorer, 'list'>; nowMs: number }>,
  id: string,
): Promise<ModelWatch> {
  const model = await infoOf(scorer, id)
  const ids = await store.read('scoreIds', { model: id })
  const [scores, alerts] = [await scoresOf(store, looked(ids)), await store.read('alertEvents', { model: id })]
  const ofVersion = scores.filter(({ version }) => version === model.version)
  const outcomes = await outcomesOf(store, id, ofVersion, nowMs)
  const outcomeOf = (patient: PatientId, atMs: number) => outcomes.get(patient)?.get(atMs) ?? null
  return watchOf({ model, scores, stored: ids.length, outcomeOf, alerts, inForce: await inForceOf(store, model), nowMs })
}
