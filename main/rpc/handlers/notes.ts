/** Notes: read, searched and written; what a person takes over from one goes through the gate of everything typed. */
import { Buffer } from 'node:buffer'
import type { When } from '#app/chart/facts.ts'
import { parseWhen } from '#app/chart/when.ts'
import { WardlightError } from '#app/contract/errors.ts'
import { type FactId, factId, type PatientId } from '#app/contract/ids.ts'
import type { NoteDecision, NoteSuggestion } from '#app/contract/notes.ts'
import { readResource } from '#app/fhir/read.ts'
import { acceptedResources, writtenNote } from '#app/notes/accepted.ts'
import type { MadeResource, StoredNote } from '#app/ports/note-store.ts'
import { entryContext } from '#app/review/entry-context.ts'
import type { HandlerContext } from '../../context.ts'
import { entryShifts } from '../../entry-shifts.ts'
import { openOf, readAgainst } from '../../notes.ts'
import type { Handlers } from '../door.ts'
import { factsOf } from './chart.ts'

type Names = Extract<keyof Handlers, `notes.${string}`>

async function noteOf(context: HandlerContext, patient: PatientId, fact: FactId): Promise<StoredNote> {
  const note = await context.open().store.read('note', { patient, fact })
  if (note) return note
  throw new WardlightError('NotFound', 'This note is not in the chart.', { next: 'Open the chart again.' })
}

async function readNow(context: HandlerContext, patient: PatientId, text: string, date: When | null) {
  const facts = await factsOf(context, patient)
  const judgedBy = { ...entryContext(facts, context.now()), ...(await entryShifts(context.open().store)) }
  return readAgainst({ text, date, facts, judgedBy, scorer: context.scorer, dataDir: context.dataDir })
}

async function readingOf(context: HandlerContext, patient: PatientId, note: StoredNote) {
  const { store } = context.open()
  const [read, decided] = await Promise.all([
    readNow(context, patient, note.text ?? '', note.date),
    store.read('noteDecisions', { fact: note.id }),
  ])
  return { ...read, text: note.text, decided: [...decided], suggestions: [...openOf(read.suggestions, decided)] }
}

/** A resource made here, read back by the reader of everything imported. @throws Internal where it does not say what was meant */
function made(raw: string, path: string, flags: NoteSuggestion['flags']): MadeResource {
  const { type, id, facts, usable } = readResource(raw, JSON.parse(raw), { path: 'note' })
  const said = Object.values(facts).reduce((sum, list) => sum + list.length, 0)
  if (!usable || said !== 1) throw new WardlightError('Internal', 'What was made of the note could not be read back; nothing was stored.')
  const [observation] = facts.observations
  return { ref: `${type}/${id}`, raw, facts, path, flags: observation ? flags.map((flag) => ({ fact: observation.id, flag })) : [] }
}

/** Refused (BadInput) is never stored; what is asked about only when a person said that it is right. */
function passGate({ gate, asks }: NoteSuggestion, confirmed: boolean): void {
  if (gate === 'refused') throw new WardlightError('BadInput', asks.join(' '), { next: 'Enter it by hand, or reject it.' })
  if (gate === 'ask' && !confirmed)
    throw new WardlightError('Conflict', asks.join(' '), { next: 'Look at the note, and say that it is right.' })
}

type Deciding = Readonly<{ context: HandlerContext; patient: PatientId; note: StoredNote; requestId: string }>

function resourcesOf(one: NoteSuggestion, { context, patient, note, requestId }: Deciding): readonly MadeResource[] {
  const { user, at } = context.open().actor()
  const path = `${note.id}, characters ${one.start} to ${one.end}`
  const raws = acceptedResources(one, { id: requestId, patient, note: note.id, noteDate: note.date?.text ?? null, user, at })
  return raws.map((raw, index) =>
    made(
      raw,
      path,
      one.flags.filter(({ entry }) => entry === index),
    ),
  )
}

const NOT_OFFERED = 'This is not offered any more: the note or the chart has changed.'

async function decide(deciding: Deciding, id: string, decision: NoteDecision['decision'], confirmed: boolean): Promise<readonly FactId[]> {
  const { context, patient, note, requestId } = deciding
  const { store, actor, queue } = context.open()
  const { suggestions, decided } = await readingOf(context, patient, note)
  const before = decided.find(({ suggestion }) => suggestion === id)
  const one = decision === 'reopened' ? null : suggestions.find((candidate) => candidate.id === id)
  const said = one ?? before
  if (said === undefined || (one === undefined && decision !== 'reopened'))
    throw new WardlightError('Conflict', NOT_OFFERED, { next: 'Look at the note again.' })
  if (one && decision === 'accepted') passGate(one, confirmed)
  const resources = one && decision === 'accepted' ? resourcesOf(one, deciding) : []
  const { kind, label, start, end } = said
  const facts = await store.write('decideNote', {
    actor: actor(),
    patient,
    note: note.id,
    said: { suggestion: id, kind, label, start, end, decision },
    resources,
    requestId,
  })
  if (facts.length > 0) queue.add([patient])
  context.push({ type: 'chart.changed', patient })
  return facts
}

/** Of a repeated press: what the first one stored. */
const acceptedBefore = (decided: readonly NoteDecision[], id: string, requestId: string) =>
  decided.find(({ suggestion, facts }) => suggestion === id && facts.some((fact) => fact.includes(requestId)))?.facts

const LATEST_MS = 86_400_000

function checkDate(date: string, nowMs: number): void {
  const ms = parseWhen(date)?.ms ?? null
  if (ms === null)
    throw new WardlightError('BadInput', 'The date of the note is not readable.', { path: 'date', next: 'Write it as 2026-01-05T10:00.' })
  if (ms > nowMs + LATEST_MS)
    throw new WardlightError('BadInput', 'The date of the note lies in the future.', { path: 'date', next: 'Correct the date.' })
}

export const noteHandlers: Pick<Handlers, Names> = {
  'notes.read': async ({ patient, fact }, context) => {
    const { store, actor } = context.open()
    const note = await noteOf(context, patient, fact)
    await store.write('appendAudit', { actor: actor(), action: 'view', patient, detail: 'note opened' })
    return readingOf(context, patient, note)
  },
  'notes.refresh': async ({ patient, fact }, context) => readingOf(context, patient, await noteOf(context, patient, fact)),
  'notes.preview': async ({ patient, text, date }, context) => ({
    ...(await readNow(context, patient, text, parseWhen(date))),
    text,
    decided: [],
  }),
  'notes.decide': async ({ patient, fact, suggestion, decision, confirmed, requestId }, context) => {
    const note = await noteOf(context, patient, fact)
    const done = acceptedBefore(await context.open().store.read('noteDecisions', { fact }), suggestion, requestId)
    const facts = done ?? (await decide({ context, patient, note, requestId }, suggestion, decision, confirmed))
    return { facts: [...facts] }
  },
  'notes.write': async ({ patient, note, requestId }, context) => {
    const { store, actor, queue } = context.open()
    checkDate(note.date, context.now())
    await factsOf(context, patient)
    const by = { ...actor(), base64: Buffer.from(note.text, 'utf8').toString('base64') }
    const resource = made(writtenNote(requestId, patient, note, by), `DocumentReference/${requestId}`, [])
    const fact = await store.write('writeNote', { actor: actor(), patient, resource, requestId })
    queue.add([patient])
    context.push({ type: 'chart.changed', patient })
    return { fact: factId(fact) }
  },
  'notes.search': async ({ query, patient, limit }, context) => {
    const { store, actor } = context.open()
    const found = await store.read('searchNotes', { query, patient, limit: limit + 1 })
    if (patient === null)
      await store.write('appendAudit', { actor: actor(), action: 'view', patient, detail: `notes searched, ${found.length} found` })
    const hits = found.slice(0, limit).map(({ whole: _, ...hit }) => ({ ...hit, hits: [...hit.hits] }))
    return { hits, more: found.length > limit }
  },
}
