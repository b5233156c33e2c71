/**
 * Resources, scanned or made, into what the store takes: facts, hash, what the gate says, and one answer where a file says two things
 * about one resource.
 */
import { hash } from 'node:crypto'
import { type Facts, NO_FACTS } from '#app/chart/facts.ts'
import type { Change, MadeResource } from '#app/chart/made.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { ScannedResource } from '#app/fhir/bundle-scanner.ts'
import { resourceId } from '#app/fhir/identity.ts'
import { type ReaderIssue, type ResourceReading, readResource } from '#app/fhir/read.ts'
import { isObj } from '#app/fhir/reading.ts'
import type { ReferenceIndex } from '#app/fhir/reference-index.ts'
import type { LearnedRule } from '#app/ports/intake-store.ts'
import type { IncomingResource } from '#app/ports/store.ts'
import { enrichFacts } from '#app/quality/enrich/index.ts'
import { gateFacts } from '#app/quality/gate/index.ts'
import { createQualityTally, type QualityTally } from '#app/quality/score/index.ts'
import { type ProfileBuilder, profileBuilder } from '#app/quality/source/index.ts'

export const sha256 = (text: string): string => hash('sha256', text, 'hex')

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
}

/** What every resource of one file is held against, and what is learned of the file on the way. `origin` may become known while it is read. */
export type Bench = {
  readonly rules: readonly LearnedRule[]
  origin: string
  mapping: string | null
  readonly nowMs: number
  readonly quality: QualityTally
  readonly profile: ProfileBuilder
  /** Learned rules that acted. */
  readonly used: number[]
}

export const bench = (rules: readonly LearnedRule[], origin: string, nowMs: number): Bench => ({
  rules,
  origin,
  mapping: null,
  nowMs,
  quality: createQualityTally(),
  profile: profileBuilder(nowMs),
  used: [],
})

type Raw = Readonly<{ raw: string; json: unknown; place: ReturnType<typeof places>; changes: readonly Change[]; partial: boolean }>
type Taken = Raw & Readonly<{ reading: ResourceReading; history: boolean }>
type Seen = { at: number | null; readonly resource: IncomingResource; readonly shown: string }

const hasFacts = (facts: Facts): boolean => Object.values(facts).some((list) => list.length > 0)

function lastUpdated(json: unknown): number | null {
  const meta = isObj(json) && isObj(json.meta) ? json.meta.lastUpdated : undefined
  const ms = typeof meta === 'string' ? Date.parse(meta) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}

/** 'first' or 'second' is newer by the source's own word; null when it does not say. */
function newer({ updatedMs: a = null }: IncomingResource, { updatedMs: b = null }: IncomingResource): 'first' | 'second' | null {
  if (a === null || b === null || a === b) return null
  return a > b ? 'first' : 'second'
}

/** Read again, because the parsed values of a whole batch are not held for the few that come twice. */
const sameJson = (a: string, b: string): boolean => JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b))

/** Of two contents with nothing that says which is newer, the same one whatever their order. */
function fuller(a: IncomingResource, b: IncomingResource): IncomingResource {
  if (a.raw.length !== b.raw.length) return a.raw.length > b.raw.length ? a : b
  return a.sha256 > b.sha256 ? a : b
}

function otherPerson(a: Facts, b: Facts): boolean {
  const [first, second] = [a.patients[0], b.patients[0]]
  return first !== undefined && second !== undefined && (first.birthDate?.text !== second.birthDate?.text || first.family !== second.family)
}

/** Gathers one batch. `history` bundles list the newest version first (FHIR R4, http.html#history). */
export class Preparer {
  prepared: Prepared = Preparer.#empty()
  readonly #bench: Bench
  #seen = new Map<string, Seen>()

  constructor(bench: Bench) {
    this.#bench = bench
  }

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
    const json = item.json ?? JSON.parse(item.raw)
    const place = places(item, many)
    const reading = readResource(item.raw, json, { path: place.shown, keys: item.keys, id: idOf(item, json), ...(index ? { index } : {}) })
    this.#take({ raw: item.raw, json, reading, place, history, changes: [], partial: false })
  }

  /**
   * A resource that a reader made of something else.
   * @param raw its JSON text, where numbers are kept to the letter in it
   * @param said issues of which its reader has spoken already
   */
  addMade(
    { resource, place, changes, partial }: MadeResource,
    raw = JSON.stringify(resource),
    said?: (issue: ReaderIssue) => boolean,
  ): void {
    const read = readResource(raw, resource, { path: place })
    const reading = said && read.issues.length > 0 ? { ...read, issues: read.issues.filter((issue) => !said(issue)) } : read
    this.#take({ raw, json: resource, reading, place: { stored: place, shown: place }, history: false, changes, partial })
  }

  #take({ raw, json, reading, place, history, changes, partial }: Taken): void {
    const batch = this.prepared
    batch.read += 1
    batch.byType.set(reading.type, (batch.byType.get(reading.type) ?? 0) + 1)
    batch.issues.push(...reading.issues)
    if (!reading.usable) {
      batch.skipped += 1
      this.#bench.quality.add(
        { type: reading.type, facts: reading.facts, issues: reading.issues, gate: null, updatedMs: null },
        this.#bench.nowMs,
      )
      return
    }
    const resource = this.#judged(reading, { raw, json, place, changes, partial })
    addPatients(resource.facts, batch.patients)
    this.#place({ at: null, resource, shown: place.shown }, history)
  }

  #judged({ type, id, facts: read, issues, about }: ResourceReading, { raw, json, place, changes, partial }: Raw): IncomingResource {
    const { rules, origin, mapping, nowMs, quality, profile, used } = this.#bench
    const updatedMs = lastUpdated(json)
    const enriched = enrichFacts(read)
    const judged = gateFacts(enriched.facts, rules, origin, nowMs)
    // A repair that a person asked for by rule: the text stays as it came, the chart shows the repaired value, flagged.
    const { facts, gate, changes: repairs } = judged.repaired ?? { facts: enriched.facts, gate: judged.gate, changes: [] }
    used.push(...judged.used)
    quality.add({ type, facts, issues, gate, updatedMs }, nowMs)
    profile.add(enriched.facts, updatedMs)
    const all = [...changes, ...enriched.changes, ...repairs]
    return {
      type,
      id,
      raw,
      sha256: sha256(raw),
      path: place.stored,
      facts,
      ...(updatedMs === null ? {} : { updatedMs }),
      ...(partial ? { partial } : {}),
      ...(gate === null ? {} : { gate }),
      ...(about === null ? {} : { about }),
      ...(all.length > 0 || mapping !== null ? { made: { changes: all, mapping } } : {}),
    }
  }

  #place(next: Seen, history: boolean): void {
    const ref = `${next.resource.type}/${next.resource.id}`
    const before = this.#seen.get(ref)
    if (!before) {
      this.#push(ref, next)
      return
    }
    if (next.resource.partial) {
      this.#part(ref, next)
      return
    }
    if (before.resource.sha256 === next.resource.sha256 || sameJson(before.resource.raw, next.resource.raw)) {
      this.prepared.unchanged += 1
      return
    }
    const choice = newer(before.resource, next.resource) ?? (history ? 'first' : null)
    if (choice !== null) this.#supersede(ref, before, next, choice)
    else this.#contradict(ref, before, next)
  }

  /** Parts of one thing are folded by the store; the same part again says nothing new. */
  #part(ref: string, next: Seen): void {
    const key = `${ref} ${next.resource.sha256}`
    if (this.#seen.get(ref)?.resource.sha256 === next.resource.sha256 || this.#seen.has(key)) this.prepared.unchanged += 1
    else this.#push(key, next)
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
      this.#say('warning', next, `${ref} is given twice with different content (first at ${before.shown}); the fuller one was taken.`)
      if (fuller(before.resource, next.resource) === next.resource) this.#replace(ref, before, next)
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
  }
}

const OWNED = ['observations', 'conditions', 'medications', 'allergies', 'encounters', 'procedures', 'immunizations', 'documents'] as const

function addPatients(facts: Facts, patients: Set<string>): void {
  if (facts === NO_FACTS) return
  for (const { id } of facts.patients) patients.add(id)
  for (const kind of OWNED) {
    const first = facts[kind][0]
    if (first) patients.add(first.patient)
  }
}
