/** What both laptops have, with different content: which one stands, and why. Nothing is overwritten. */
import { hash } from 'node:crypto'
import type { Patient } from '#app/chart/facts.ts'
import { parseWhen } from '#app/chart/when.ts'
import type { TransferConflict } from '#app/contract/exchange.ts'
import { factId } from '#app/contract/ids.ts'
import type { GateFinding } from '#app/contract/intake.ts'
import { readResource } from '#app/fhir/read.ts'
import { isObj, type Obj } from '#app/fhir/reading.ts'
import type { ExportResource } from '#app/ports/intake-store.ts'
import type { IncomingResource } from '#app/ports/store.ts'
import { enrichFacts } from '#app/quality/enrich/index.ts'
import { gateFacts } from '#app/quality/gate/index.ts'
import { contentOf } from './one-line.ts'
import type { Received } from './transfer-read.ts'

/** What is done with a resource of the other side. */
export type Decision = Readonly<
  | { kind: 'take' }
  | { kind: 'unchanged' }
  /** Both say which version they are: theirs is stored, and the newer one is shown. */
  | { kind: 'version'; conflict: TransferConflict }
  /** Nothing says which is newer: ours stays, theirs is kept beside it and held until a person has chosen. */
  | { kind: 'beside'; conflict: TransferConflict }
  /** Another person under the same id. */
  | { kind: 'stranger'; conflict: TransferConflict }
>

const factsOf = (raw: string, json: unknown, ref: string) =>
  readResource(raw, json, { path: '', id: ref.slice(ref.indexOf('/') + 1) }).facts

/** One line for people: what the resource says. */
function words(raw: string, json: Obj, ref: string): string {
  const facts = factsOf(raw, json, ref)
  const [person] = facts.patients
  if (person) return [person.name ?? 'no name', person.birthDate?.text ?? 'birth date not known', person.sex].join(', ')
  const values = facts.observations.map(({ label, value, effective }) => {
    const said =
      value.kind === 'quantity'
        ? `${value.comparator ?? ''}${value.text} ${value.unit ?? ''}`.trim()
        : value.kind === 'text'
          ? value.text
          : 'no value'
    return [`${label} ${said}`, effective?.text].filter(Boolean).join(', ')
  })
  if (values.length > 0) return values.join('; ')
  const named = [
    ...facts.conditions,
    ...facts.medications,
    ...facts.allergies,
    ...facts.encounters,
    ...facts.procedures,
    ...facts.immunizations,
    ...facts.documents,
  ]
  const status = typeof json.status === 'string' ? ` (${json.status})` : ''
  return `${named[0]?.label ?? String(json.resourceType)}${status}`
}

function updatedMs(json: Obj): number | null {
  const meta = isObj(json.meta) ? json.meta.lastUpdated : undefined
  return typeof meta === 'string' ? (parseWhen(meta)?.ms ?? null) : null
}

const folded = (text: string): string => text.trim().toLocaleLowerCase('und')

/** Two people under one id, as the store judges it: birth date and family name are known on both sides, and both differ. */
export function isSomebodyElse(a: Patient, b: Patient): boolean {
  if (a.birthDate === null || b.birthDate === null || a.family === null || b.family === null) return false
  return a.birthDate.text !== b.birthDate.text && folded(a.family) !== folded(b.family)
}

const NO_WORD = 'Nothing says which is newer: ours stays in the chart; theirs is kept among the held items until a person has chosen.'

function byVersion(ours: Obj, theirs: Obj): Readonly<{ shown: 'ours' | 'theirs'; because: string }> | null {
  const [mine, other] = [updatedMs(ours), updatedMs(theirs)]
  if (mine === null || other === null || mine === other) return null
  return mine > other
    ? { shown: 'ours', because: 'Ours is newer by its own word; theirs is kept as an older version.' }
    : { shown: 'theirs', because: 'Theirs is newer by its own word; ours is kept as an older version.' }
}

/** @param ours what this store has under the same type and id; null when it has nothing */
export function decide(ours: ExportResource | null, theirs: Received): Decision {
  if (ours === null) return { kind: 'take' }
  const { ref } = theirs
  if (contentOf(ours.raw, ref) === contentOf(theirs.raw, ref)) return { kind: 'unchanged' }
  const json: unknown = JSON.parse(ours.raw)
  const own = isObj(json) ? json : {}
  const about = { resource: ref, patient: theirs.patient, ours: words(ours.raw, own, ref), theirs: words(theirs.raw, theirs.json, ref) }
  const [mine, other] = [factsOf(ours.raw, own, ref).patients[0], factsOf(theirs.raw, theirs.json, ref).patients[0]]
  if (mine && other && isSomebodyElse(mine, other)) {
    const because = 'Somebody else has this id here (other birth date and family name): nothing of this patient was stored.'
    return { kind: 'stranger', conflict: { ...about, patient: mine.id, shown: 'ours', because } }
  }
  const version = byVersion(own, theirs.json)
  if (version === null) return { kind: 'beside', conflict: { ...about, shown: 'ours', because: NO_WORD } }
  return { kind: 'version', conflict: { ...about, ...version } }
}

/** Theirs as the store keeps it beside ours, with the reason why it is held. */
export function besideOf({ ref, raw, json }: Received, conflict: TransferConflict, at: string): IncomingResource {
  const [type, id] = [ref.slice(0, ref.indexOf('/')), ref.slice(ref.indexOf('/') + 1)]
  const { facts: read, about } = readResource(raw, json, { path: '', id })
  const { facts, changes } = enrichFacts(read)
  const { gate } = gateFacts(facts, [], '', Date.parse(at))
  const finding: GateFinding = {
    fact: factId(ref),
    label: type,
    value: conflict.theirs ?? '',
    level: 'unassessed',
    kind: null,
    reason: `Here it says: ${conflict.ours ?? 'nothing'}. Nothing says which is newer.`,
    suggestion: null,
  }
  const state = gate?.state === 'quarantined' ? ('quarantined' as const) : ('held' as const)
  const made = changes.length > 0 ? { made: { changes, mapping: null } } : {}
  const sha256 = hash('sha256', raw, 'hex')
  return {
    type,
    id,
    raw,
    sha256,
    path: ref,
    facts,
    ...(about ? { about } : {}),
    gate: { state, findings: [finding, ...(gate?.findings ?? [])] },
    ...made,
  }
}
