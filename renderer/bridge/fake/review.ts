/** Invented answers for what a person decides of what came in, and for what goes out. */
import type { CallArgs, CallOutput } from '#app/contract/calls.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { HeldItem, IntakeJob, WaitingFile } from '#app/contract/intake.ts'
import type { Handlers, Push } from './handlers.ts'
import { makeHeld, makeMatches } from './held.ts'
import { fakePreview, WAITING } from './mapping.ts'
import { hoursAgo, PEOPLE } from './people.ts'
import { makeLearned, makeWatched, patientHistory, SOURCES } from './quality.ts'

const ME = 'A. Ferreira'
const now = () => new Date().toISOString()

type ReviewCall = Extract<
  keyof Handlers,
  | `held.${string}`
  | `matches.${string}`
  | `quality.${string}`
  | `learned.${string}`
  | `exchange.${string}`
  | `intake.waiting${string}`
  | `intake.mapping.${string}`
  | `intake.watch.${string}`
>

/** @param start makes a job as an import would. @param empty nothing waits and nothing was learned */
export function reviewHandlers(push: Push, start: (files: number) => IntakeJob, empty: boolean): Pick<Handlers, ReviewCall> {
  let waiting: WaitingFile[] = empty ? [] : [...WAITING]
  let held: HeldItem[] = empty ? [] : makeHeld()
  let matches = empty ? [] : makeMatches()
  let learned = empty ? [] : makeLearned()
  let watched = empty ? [] : makeWatched()
  const changed = () => setTimeout(() => push({ type: 'review.changed' }), 20)
  const waits = (id: string): WaitingFile => {
    const found = waiting.find((file) => file.id === id)
    if (!found) throw new WardlightError('NotFound', 'This file does not wait any more.')
    return found
  }
  const matchOf = (id: number) => {
    const found = matches.find((pair) => pair.id === id)
    if (!found) throw new WardlightError('NotFound', 'This pair is not known.')
    return found
  }
  const setMatch = (id: number, status: 'open' | 'merged' | 'different') => {
    matches = matches.map((pair) => (pair.id === id ? { ...pair, status, by: status === 'open' ? null : ME, at: now() } : pair))
    changed()
    return matchOf(id)
  }
  return {
    'intake.waiting': () => waiting,
    'intake.mapping.preview': (choice) => fakePreview(waits(choice.id), choice),
    'intake.mapping.confirm': (choice) => {
      waits(choice.id)
      waiting = waiting.filter((file) => file.id !== choice.id)
      changed()
      return start(1)
    },
    'intake.waiting.decide': ({ id, decision }) => {
      waits(id)
      waiting = waiting.filter((file) => file.id !== id)
      changed()
      return { job: decision === 'release' ? start(1) : null }
    },
    'intake.watch.list': () => watched,
    'intake.watch.add': () => {
      const added = { path: '/media/stick/incoming', origin: null, lastLookedAt: null, imported: 0, trouble: null }
      watched = [...watched.filter((folder) => folder.path !== added.path), added]
      return added
    },
    'intake.watch.remove': ({ path }) => {
      watched = watched.filter((folder) => folder.path !== path)
      return watched
    },
    'held.list': ({ status, origin, patient, limit, offset }) => {
      const found = held.filter(
        (item) =>
          (status === null || item.status === status) &&
          (origin === null || item.origin === origin) &&
          (patient === null || item.patient === patient),
      )
      return { items: found.slice(offset, offset + limit), total: found.length }
    },
    'held.decide': (decision) => {
      held = held.map((item) => (decision.ids.includes(item.id) ? decidedItem(item, decision) : item))
      changed()
      return { items: held.filter((item) => decision.ids.includes(item.id)) }
    },
    'matches.list': ({ status }) => matches.filter((pair) => status === null || pair.status === status),
    'matches.decide': ({ id, decision }) => setMatch(id, decision === 'same' ? 'merged' : 'different'),
    'matches.undo': ({ id }) => setMatch(id, 'open'),
    'quality.sources': () => (empty ? [] : [...SOURCES]),
    'quality.patient': ({ patient }) => patientHistory(PEOPLE.findIndex((row) => row.id === patient)),
    'learned.list': () => learned,
    'learned.undo': ({ id }) => {
      learned = learned.map((item) => (item.id === id ? { ...item, undoneAt: now() } : item))
      return learned
    },
    'exchange.export': ({ kind, patients }) => ({
      path: `/media/stick/wardlight-2026-11-24.${kind === 'csv' ? 'csv' : kind === 'transfer' ? 'wardbundle' : kind === 'fhir-ndjson' ? 'ndjson' : 'json'}`,
      kind,
      bytes: 48_201_344,
      patients: patients?.length ?? PEOPLE.length,
      resources: 31_204,
      held: 38,
    }),
    'exchange.receive': ({ passphrase }) => received(passphrase),
  }
}

function decidedItem(item: HeldItem, { decision, note }: CallArgs<'held.decide'>): HeldItem {
  const status = decision === 'release' ? 'released' : decision === 'fix' ? 'fixed' : 'rejected'
  return { ...item, status, decidedBy: ME, decidedAt: now(), note: note === '' ? null : note }
}

function received(passphrase: string): CallOutput<'exchange.receive'> {
  if (passphrase.length < 4) throw new WardlightError('WrongPassphrase', 'The passphrase does not open this bundle.')
  return {
    file: 'mobile-clinic-2.wardbundle',
    sender: { name: 'Mobile clinic 2', fingerprint: '7Q2M XK4D 9TRC HW3B 6PNV', known: false },
    madeAt: hoursAgo(30),
    patients: 41,
    resources: { read: 2904, stored: 2610, unchanged: 288, held: 5, quarantined: 1 },
    conflicts: [
      {
        resource: 'MedicationRequest/4f21',
        patient: 'Osei102, Abena331',
        shown: 'theirs',
        because: 'Theirs is newer by its own word.',
        ours: 'Spironolactone 25 mg daily, active',
        theirs: 'Spironolactone 50 mg daily, active',
      },
      {
        resource: 'Patient/fake-1',
        patient: 'Lindqvist77, Arvid12',
        shown: 'ours',
        because: 'Ours was entered here after theirs was made.',
        ours: 'Telephone 070-1740 605',
        theirs: 'Telephone 070-1740 650',
      },
      {
        resource: 'AllergyIntolerance/2',
        patient: 'Osei102, Abena331',
        shown: 'ours',
        because: 'Theirs says entered in error, ours was confirmed later: look at it.',
        ours: 'Sulfonamide: rash',
        theirs: null,
      },
    ],
  }
}
