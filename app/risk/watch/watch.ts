/** Everything that is watched of one model, from its stored scores, what became of them, and its alerts. */
import { isoFromMs } from '../../chart/when.ts'
import type { PatientId } from '../../contract/ids.ts'
import type { ModelInfo } from '../../contract/risk.ts'
import type { Calibration, Figure, InForce, ModelWatch, OutcomeCounts, Recalibration } from '../../contract/watch.ts'
import { type AlertEvent, alertWatch } from './alerts.ts'
import { calibrationOf, type Judged } from './calibration.ts'
import { driftOf } from './drift.ts'
import { countsOf, derivationOf, type Followed, type Outcome, oncePerEpisode } from './outcomes.ts'
import { recalibrationOf } from './recalibrate.ts'
import { onePerTime, type WatchedScore } from './scores.ts'

type Model = Pick<ModelInfo, 'id' | 'version' | 'title' | 'valueUnit' | 'inputs' | 'bands'>

export type Watched = Readonly<{
  model: Model
  /** Of any version. */
  scores: readonly WatchedScore[]
  /** Stored of this model in all; `scores` may be the oldest and the newest of them. */
  stored: number
  outcomeOf: (patient: PatientId, atMs: number) => Outcome | null
  alerts: readonly AlertEvent[]
  inForce: InForce | null
  nowMs: number
}>

const unknown = (because: string) => ({ known: false, because }) as const

type Followings = Readonly<{ counts: OutcomeCounts; judged: readonly Judged[] }>

const isProbability = ({ valueUnit }: Model) => valueUnit === '%'

function judgedOf(followed: readonly Followed<WatchedScore>[]): Judged[] {
  return followed.flatMap(({ score: { value, atMs }, outcome: { state } }) =>
    value !== null && (state === 'yes' || state === 'no') ? [{ p: value, happened: state === 'yes', atMs }] : [],
  )
}

/** @returns in words why there are no outcomes, or them */
function followings({ model, outcomeOf }: Watched, scores: readonly WatchedScore[]): Followings | string {
  const derivation = derivationOf(model.id)
  if (!derivation) return 'what became of these patients cannot be told from the chart alone, and recording it by hand is not possible yet'
  const followed = scores.flatMap((score) => {
    const outcome = score.status === 'ok' ? outcomeOf(score.patient, score.atMs) : null
    return outcome ? [{ score, outcome }] : []
  })
  const once = oncePerEpisode(followed, derivation.counts, ({ patient }) => patient)
  return {
    counts: countsOf(
      derivation.definition,
      once.map(({ outcome }) => outcome),
    ),
    judged: judgedOf(once),
  }
}

type Fared = Readonly<{ outcomes: Figure<OutcomeCounts>; calibration: Figure<Calibration>; recalibration: Figure<Recalibration> }>

function faring(watched: Watched, scores: readonly WatchedScore[]): Fared {
  const found = followings(watched, scores)
  if (typeof found === 'string') {
    const without = unknown(found)
    return { outcomes: without, calibration: without, recalibration: without }
  }
  const outcomes = { known: true, value: found.counts } as const
  if (!isProbability(watched.model)) {
    const without = unknown('the value is no probability')
    return { outcomes, calibration: without, recalibration: without }
  }
  return { outcomes, calibration: calibrationOf(found.judged), recalibration: recalibrationOf(found.judged) }
}

/** Everybody is told apart by the version in use: another version is another model. */
export function watchOf(watched: Watched): ModelWatch {
  const { model, nowMs, alerts } = watched
  const scores = onePerTime(watched.scores.filter(({ version }) => version === model.version))
  const of = (status: WatchedScore['status']) => scores.filter((score) => score.status === status).length
  const silent = model.bands.every(({ alert }) => !alert)
  return {
    model: model.id,
    version: model.version,
    title: model.title,
    at: isoFromMs(nowMs),
    scores: {
      total: watched.stored,
      read: watched.scores.length,
      withNumber: of('ok'),
      notApplicable: of('not-applicable'),
      unavailable: of('unavailable'),
      patients: new Set(scores.map(({ patient }) => patient)).size,
      otherVersions: watched.scores.filter(({ version }) => version !== model.version).length,
    },
    drift: driftOf(model.inputs, scores),
    ...faring(watched, scores),
    inForce: watched.inForce,
    alerts: silent && alerts.length === 0 ? unknown('this model raises no alerts') : { known: true, value: alertWatch(alerts, nowMs) },
  }
}
