/**
 * From new answers to the alerts that hold now. An alert is a statement about the present data: it is raised anew when its inputs change
 * (the id follows from patient, subject and input hash) and the store resolves what is not raised any more.
 */
import { alertId, type FactId, type PatientId } from '../contract/ids.ts'
import type { Alert, ModelAnswer, ModelInfo, Severity } from '../contract/risk.ts'
import type { AlertWrite } from '../ports/store.ts'
import { effectKindOf, explain } from '../risk/explain.ts'

/** `digest` gives a short hex text for a text (SHA-256 at the edge); `now` is ISO 8601. */
export type Raising = Readonly<{ patient: PatientId; now: string; digest: (text: string) => string }>

/** `evaluated`: subjects that were judged, so that an open alert of theirs that is not raised again is over. */
export type Raised = Readonly<{ alerts: readonly AlertWrite[]; evaluated: readonly string[] }>

type Band = ModelInfo['bands'][number]
const RANK: Readonly<Record<Severity, number>> = { none: 0, low: 1, medium: 2, high: 3 }
const AT_MOST_FACTS = 40
/** NEWS2 chart 4: 3 in a single parameter asks for a review whatever the sum is, so also when a parameter is missing. */
const RED_SCORE = { model: 'news2', points: 3, band: 'low-medium' } as const

const ascending = (bands: readonly Band[]) => [...bands].sort((a, b) => a.from - b.from)

/** Bands that values from low to high reach, lowest first. */
function reached(model: ModelInfo, { low, high }: NonNullable<ModelAnswer['bounds']>): readonly Band[] {
  const bands = ascending(model.bands)
  return bands.filter(({ from }, i) => from <= high && (bands[i + 1]?.from ?? Number.POSITIVE_INFINITY) > low)
}

/** The least severe of them: of some scores a low value is the grave one. */
const mildest = (bands: readonly Band[]): Band | undefined =>
  bands.reduce<Band | undefined>((best, band) => (best === undefined || RANK[band.severity] < RANK[best.severity] ? band : best), undefined)

/** The band an answer stands in; with inputs missing, the band it stands in at least, whatever they are. */
export function bandOfAnswer(model: ModelInfo, answer: ModelAnswer): Band | undefined {
  if (answer.band !== null) return model.bands.find(({ name }) => name === answer.band)
  const { bounds } = answer
  if (!bounds) return undefined
  const least = mildest(reached(model, bounds))
  const red = model.id === RED_SCORE.model && answer.contributions.some(({ effect }) => (effect ?? 0) >= RED_SCORE.points)
  return red && RANK[least?.severity ?? 'none'] === 0 ? model.bands.find(({ name }) => name === RED_SCORE.band) : least
}

function valueText(model: ModelInfo, answer: ModelAnswer): string {
  if (answer.value === null) return `at least ${answer.bounds?.low}`
  if (model.valueUnit === '%') return `${(answer.value * 100).toFixed(1)} %`
  if (model.valueUnit === 'stage') return `stage ${answer.value}`
  const value = String(Math.round(answer.value))
  return model.valueUnit === 'points' ? value : `${value} ${model.valueUnit}`
}

function title(model: ModelInfo, answer: ModelAnswer, band: Band): string {
  const value = `${model.title} ${valueText(model, answer)}`
  return model.valueUnit === 'stage' || model.valueUnit === '%' ? value : `${value}: ${band.label}`
}

/** The rest stands in the explanation, one key away. */
const TOLD = 3

function detail(model: ModelInfo, answer: ModelAnswer): string {
  const evidence = explain(answer, effectKindOf(model), false).slice(0, TOLD).join('; ')
  return answer.value === null && answer.reason ? `${evidence}. Incomplete: ${answer.reason}.` : `${evidence}.`
}

const factsOf = ({ contributions }: ModelAnswer): FactId[] =>
  [...new Set(contributions.flatMap(({ facts }) => facts))].slice(0, AT_MOST_FACTS)

function alertOf(raising: Raising, model: ModelInfo, answer: ModelAnswer, band: Band): AlertWrite | null {
  if (!band.alert) return null
  return {
    id: alertId(raising.digest(`${raising.patient}\n${model.id}\n${answer.inputHash}`)),
    patient: raising.patient,
    kind: 'score-band',
    subject: model.id,
    tier: band.alert,
    severity: band.severity,
    title: title(model, answer, band),
    detail: detail(model, answer),
    action: band.response,
    source: model.source,
    facts: factsOf(answer),
    inputHash: answer.inputHash,
    raisedAt: raising.now,
    dataAt: answer.at,
  }
}

/** Severity this subject had before, as the store keeps it. */
export type Before = Readonly<{ severity: Severity }> | undefined

/**
 * Somebody has seen this already: an acknowledged alert of the same subject, at least as severe, and no time below an alert since then.
 * New values in the same band do not interrupt again; a rise does.
 */
function alreadySeen(alert: AlertWrite, existing: readonly Alert[], before: Before): boolean {
  if (before === undefined || RANK[before.severity] === 0) return false
  const seen = existing.filter(({ subject, kind, status }) => subject === alert.subject && kind === alert.kind && status === 'acknowledged')
  return seen.some(({ severity }) => RANK[severity] >= RANK[alert.severity])
}

/** What only informs goes with its number; what asks for action stays until it is judged again or a person has answered. */
const onlyInforms = (model: ModelInfo): boolean => model.bands.every(({ alert }) => !alert || alert === 'info')

/** An answer without a number says nothing about an open alert, unless its highest possible value is below every alert. */
function isJudged(model: ModelInfo, answer: ModelAnswer): boolean {
  if (answer.status === 'ok') return true
  if (answer.status === 'not-applicable' && onlyInforms(model)) return true
  const { bounds } = answer
  if (!bounds) return false
  return reached(model, bounds).every(({ alert }) => !alert) || Boolean(bandOfAnswer(model, answer)?.alert)
}

/**
 * @param before severity of the newest stored score per model
 * @param existing alerts of this patient, of any status
 */
export function scoreAlerts(
  raising: Raising,
  models: readonly ModelInfo[],
  answers: readonly ModelAnswer[],
  before: ReadonlyMap<string, Before>,
  existing: readonly Alert[],
): Raised {
  const judged = answers.flatMap((answer) => {
    const model = models.find(({ id }) => id === answer.model)
    return model && isJudged(model, answer) ? [{ model, answer }] : []
  })
  const alerts = judged.flatMap(({ model, answer }) => {
    const band = bandOfAnswer(model, answer)
    const alert = band ? alertOf(raising, model, answer, band) : null
    return alert && !alreadySeen(alert, existing, before.get(model.id)) ? [alert] : []
  })
  return { alerts, evaluated: judged.map(({ model }) => model.id) }
}
