/** Typed values: judged again with the whole history, then value, flag and audit in one transaction. */
import type { PatientFacts } from '#app/chart/facts.ts'
import { typedObservation } from '#app/chart/typed.ts'
import { parseWhen } from '#app/chart/when.ts'
import type { Entry, Flag } from '#app/contract/entry.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { readResource } from '#app/fhir/read.ts'
import type { TypedValue } from '#app/ports/store.ts'
import { ofEachValue, strangerEvidence } from '#app/quality/entry/stranger.ts'
import { entryContext } from '#app/review/entry-context.ts'
import { byWeight, riskDelta } from '#app/review/risk-delta.ts'
import type { HandlerContext } from '../../context.ts'
import { entryShifts } from '../../entry-shifts.ts'
import { siteScorer } from '../../inference/recalibrated.ts'
import { learnedOn } from '../../inference/site.ts'
import type { Handlers } from '../door.ts'
import { factsOf } from './chart.ts'

type Names = Extract<keyof Handlers, `values.${string}` | `drafts.${string}`>

const timeOf = (entry: Entry, nowMs: number) => entry.time ?? new Date(nowMs).toISOString()

function typed(patient: PatientId, entries: readonly Entry[], flags: readonly Flag[], requestId: string, nowMs: number): TypedValue[] {
  return entries.flatMap((entry, index) => {
    const flag = flags.find((candidate) => candidate.entry === index)
    const raw = typedObservation(`${requestId}-${index}`, patient, entry, timeOf(entry, nowMs))
    const observation = readResource(raw, JSON.parse(raw), { path: 'typed' }).facts.observations[0]
    return observation && flag ? [{ observation, raw, flag }] : []
  })
}

/** Impossible values are refused; implausible ones are stored only when the person has said that they are right. */
function checkFlags(flags: readonly Flag[], confirmed: readonly number[]): void {
  const impossible = flags.find((flag) => flag.level === 'impossible')
  if (impossible)
    throw new WardlightError('BadInput', impossible.reason, { path: `entries.${impossible.entry}`, next: 'Correct the value.' })
  const asked = flags.find((flag) => flag.level === 'implausible' && !confirmed.includes(flag.entry))
  if (asked)
    throw new WardlightError('Conflict', asked.reason, {
      path: `entries.${asked.entry}`,
      next: 'Correct the value, or say that it is right.',
    })
}

function checkTimes(entries: readonly Entry[]): void {
  const unreadable = entries.findIndex((entry) => entry.time !== undefined && (parseWhen(entry.time)?.ms ?? null) === null)
  if (unreadable >= 0)
    throw new WardlightError('BadInput', 'The time of the value is not readable.', {
      path: `entries.${unreadable}.time`,
      next: 'Write it as 2026-01-05T10:00.',
    })
}

function withTyped(facts: PatientFacts, values: readonly TypedValue[]): PatientFacts {
  return { ...facts, observations: [...facts.observations, ...values.map((value) => value.observation)] }
}

async function deltas(context: HandlerContext, facts: PatientFacts, values: readonly TypedValue[]) {
  const { store } = context.open()
  const [models, learned] = await Promise.all([context.scorer.list(), learnedOn(store)])
  const request = { model: null, learned, features: null }
  const [before = [], after = []] = await siteScorer(context.scorer, store).scoreMany([
    { ...request, facts, atMs: null },
    { ...request, facts: withTyped(facts, values), atMs: null },
  ])
  const found = after.flatMap((answer) => {
    const model = models.find((candidate) => candidate.id === answer.model)
    return model ? [riskDelta(model, before.find((earlier) => earlier.model === answer.model) ?? null, answer)] : []
  })
  return byWeight(found)
}

export const valueHandlers: Pick<Handlers, Names> = {
  'values.preview': async ({ patient, entries }, context) => {
    checkTimes(entries)
    const facts = await factsOf(context, patient)
    const nowMs = context.now()
    const { flags } = await context.scorer.assess({
      context: { ...entryContext(facts, nowMs), ...(await entryShifts(context.open().store)) },
      entries,
    })
    const possible = flags.filter((flag) => flag.level !== 'impossible')
    return { flags: [...flags], deltas: await deltas(context, facts, typed(patient, entries, possible, 'preview', nowMs)) }
  },
  'values.record': async ({ patient, entries, confirmed, belongs, outcomes, requestId }, context) => {
    checkTimes(entries)
    const { store, actor, queue } = context.open()
    const facts = await factsOf(context, patient)
    const nowMs = context.now()
    const judgedBy = { ...entryContext(facts, nowMs), ...(await entryShifts(store)) }
    const { flags } = await context.scorer.assess({ context: judgedBy, entries })
    checkFlags(ofEachValue(flags), confirmed)
    const fitsAnother = strangerEvidence(judgedBy, entries) !== null
    const ids = await store.write('recordValues', {
      actor: actor(),
      patient,
      values: typed(patient, entries, flags, requestId, nowMs),
      requestId,
      ...(outcomes === undefined ? {} : { outcomes }),
      ...(fitsAnother ? { belongs: belongs ?? false } : {}),
    })
    queue.add([patient])
    return { facts: [...ids], flags: [...flags] }
  },
  'drafts.save': async ({ patient, form, body }, { open, now }) => {
    const { store, user } = open()
    const savedAt = new Date(now()).toISOString()
    await store.write('saveDraft', { patient, form, body, user: user.name, at: savedAt })
    return { savedAt }
  },
  'drafts.load': async ({ patient, form }, { open }) => {
    const { store, user } = open()
    const draft = await store.read('draft', { patient, form, user: user.name })
    return { draft: draft ? { patient, form, ...draft } : null }
  },
  'drafts.discard': async ({ patient, form }, { open }) => {
    const { store, user } = open()
    await store.write('discardDraft', { patient, form, user: user.name })
    return {}
  },
}
