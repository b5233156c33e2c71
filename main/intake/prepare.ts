/** Scanned resources into what the store takes: facts, hash, and one answer where a file says two things about one resource. */
import { hash } from 'node:crypto'
import type { Facts } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { ScannedResource } from '#app/fhir/bundle-scanner.ts'
import { resourceId } from '#app/fhir/identity.ts'
import { type ReaderIssue, readResource } from '#app/fhir/read.ts'
import { isObj } from '#app/fhir/reading.ts'
import type { ReferenceIndex } from '#app/fhir/reference-index.ts'
import type { IncomingResource } from '#app/ports/store.ts'

const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** Where it stands: for the store ("entry[3]", "line 7") and for issues ("Bundle.entry[3].resource", "line 7"). */
function places(item: ScannedResource, many: boolean): Readonly<{ stored: string; shown: string }> {
  const line = many ? `line ${item.line}` : ''
  if (item.entry === null) return { stored: line, shown: line }
  const entry = `entry[${item.entry}]`
  return { stored: many ? `${line} ${entry}` : entry, shown: `${many ? `${line}: ` : ''}Bundle.${entry}.resource` }
}

export const idOf = (item: ScannedResource, json: unknown): string => (isObj(json) ? resourceId(json, item.fullUrl, item.raw, sha256) : '')

/** What one batch says of itself before it is stored. */
export type Prepared = {
  readonly resources: IncomingResource[]
  readonly issues: ReaderIssue[]
  readonly byType: Map<string, number>
  readonly patients: Set<string>
  read: number
  skipped: number
  unchanged: number
  quarantined: number
  flawed: number
}

type Seen = { at: number | null; readonly resource: IncomingResource; readonly json: unknown; readonly shown: string }

const hasFacts = (facts: Facts): boolean => Object.values(facts).some((list) => list.length > 0)

function lastUpdated(json: unknown): number | null {
  const meta = isObj(json) && isObj(json.meta) ? json.meta.lastUpdated : undefined
  const ms = typeof meta === 'string' ? Date.parse(meta) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}

/** 'first' or 'second' is newer by the source's own word; null when it does not say. */
function newer(first: unknown, second: unknown): 'first' | 'second' | null {
  const [a, b] = [lastUpdated(first), lastUpdated(second)]
  if (a === null || b === null || a === b) return null
  return a > b ? 'first' : 'second'
}

function otherPerson(a: Facts, b: Facts): boolean {
  const [first, second] = [a.patients[0], b.patients[0]]
  return first !== undefined && second !== undefined && (first.birthDate?.text !== second.birthDate?.text || first.family !== second.family)
}

/** Gathers one batch. `history` bundles list the newest version first (FHIR R4, http.html#history). */
export class Preparer {
  prepared: Prepared = Preparer.#empty()
  #seen = new Map<string, Seen>()

  static #empty(): Prepared {
    return {
      resources: [],
      issues: [],
      byType: new Map(),
      patients: new Set(),
      read: 0,
      skipped: 0,
      unchanged: 0,
      quarantined: 0,
      flawed: 0,
    }
  }

  /** Gives what was gathered and starts anew. */
  take(): Prepared {
    const done = this.prepared
    // A resource that a contradiction took out again left a hole.
    const resources = done.resources.filter((resource) => resource !== undefined)
    this.prepared = Preparer.#empty()
    this.#seen = new Map()
    return { ...done, resources }
  }

  /** @throws {WardlightError} Conflict when the file describes two people under one id */
  add(item: ScannedResource, index: ReferenceIndex | undefined, many: boolean, history: boolean): void {
    const batch = this.prepared
    const json = item.json ?? JSON.parse(item.raw)
    const place = places(item, many)
    const reading = readResource(item.raw, json, { path: place.shown, keys: item.keys, id: idOf(item, json), ...(index ? { index } : {}) })
    batch.read += 1
    batch.byType.set(reading.type, (batch.byType.get(reading.type) ?? 0) + 1)
    batch.issues.push(...reading.issues)
    if (reading.issues.some(({ severity }) => severity !== 'information')) batch.flawed += 1
    if (!reading.usable) {
      batch.skipped += 1
      return
    }
    const { type, id, facts } = reading
    for (const name of patientsOf(facts)) batch.patients.add(name)
    this.#place(
      { at: null, resource: { type, id, raw: item.raw, sha256: sha256(item.raw), path: place.stored, facts }, json, shown: place.shown },
      history,
    )
  }

  #place(next: Seen, history: boolean): void {
    const ref = `${next.resource.type}/${next.resource.id}`
    const before = this.#seen.get(ref)
    if (!before) {
      this.#push(ref, next)
      return
    }
    if (before.resource.sha256 === next.resource.sha256 || JSON.stringify(before.json) === JSON.stringify(next.json)) {
      this.prepared.unchanged += 1
      return
    }
    const choice = newer(before.json, next.json) ?? (history ? 'first' : null)
    if (choice !== null) this.#supersede(ref, before, next, choice)
    else this.#contradict(ref, before, next)
  }

  #push(ref: string, next: Seen): void {
    next.at = this.prepared.resources.push(next.resource) - 1
    this.#seen.set(ref, next)
  }

  #replace(ref: string, before: Seen, next: Seen): void {
    if (before.at !== null) delete this.prepared.resources[before.at]
    this.#push(ref, next)
  }

  #supersede(ref: string, before: Seen, next: Seen, newest: 'first' | 'second'): void {
    const older = newest === 'first' ? next : before
    this.prepared.skipped += 1
    this.#say('information', older, `An older version of ${ref} in the same file was left out; the newer one was taken.`)
    if (newest === 'second') this.#replace(ref, before, next)
  }

  /** Two contents under one id and no word on which is newer: a chart fact is taken from neither. */
  #contradict(ref: string, before: Seen, next: Seen): void {
    if (otherPerson(before.resource.facts, next.resource.facts)) {
      throw new WardlightError(
        'Conflict',
        `The file describes two different people as ${next.resource.type} with the same id (${before.shown || 'first'} and ${next.shown || 'second'}).`,
        { path: next.shown },
      )
    }
    if (next.resource.type === 'Patient' || !hasFacts(next.resource.facts)) {
      this.prepared.skipped += 1
      this.#say('warning', before, `${ref} is given twice with different content (again at ${next.shown}); the later one was taken.`)
      this.#replace(ref, before, next)
      return
    }
    this.prepared.quarantined += before.at === null ? 1 : 2
    this.#say(
      'error',
      next,
      `${ref} is given twice with different content (first at ${before.shown}) and nothing says which is newer: neither was stored.`,
    )
    if (before.at !== null) delete this.prepared.resources[before.at]
    before.at = null
  }

  #say(severity: ReaderIssue['severity'], where: Seen, message: string): void {
    this.prepared.issues.push({ severity, code: 'duplicate', path: where.shown, message })
    if (severity !== 'information') this.prepared.flawed += 1
  }
}

function patientsOf(facts: Facts): Iterable<string> {
  const names = facts.patients.map(({ id }) => id as string)
  for (const kind of [
    'observations',
    'conditions',
    'medications',
    'allergies',
    'encounters',
    'procedures',
    'immunizations',
    'documents',
  ] as const) {
    const first = facts[kind][0]
    if (first) names.push(first.patient)
  }
  return names
}
