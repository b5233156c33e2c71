/**
 * Facts of many resources as rows, side by side: the form in which an import crosses to the store's thread. A thousand resources are a dozen long lists of plain
 * values instead of ten thousand small objects, and each word that many rows share (patient, code, term) is said once.
 */
import type { Document, Facts, Medication, Observation, Patient } from '#app/chart/facts.ts'
import { ownerOf } from '#app/chart/owner.ts'
import { isTakenBack } from '#app/chart/status.ts'
import { drugWritten } from './drugs.ts'
import { bodyOf, type FactKind, isEnteredInError, KIND, KINDS, timeOf } from './facts.ts'
import { groupCode, termBody, valueColumns } from './observations.ts'
import { msOf, PER_RESOURCE } from './rows.ts'

/** What many observations share; see observations.ts. `isOff`: the result was called off. */
export type TermRow = Readonly<{ body: string; unit: string | null; isOff: boolean }>

/** `patient`, `code`, `term`: places in the lists of the rows. `place`: of the fact among those of its kind in its resource. */
export type ObservationCells = [
  place: number,
  patient: number,
  code: number,
  term: number,
  ms: number,
  fact: string,
  effective: string | null,
  encounter: string | null,
  kind: number,
  value: number | null,
  text: string | null,
  extra: string | null,
  comparator: string | null,
]
export const OBSERVATION_CELLS = 13

/** `drug`: a place in the list of drugs, or -1. */
export type OtherCells = [place: number, patient: number, kind: number, ms: number, body: string, drug: number]
export const OTHER_CELLS = 6
export type TextCells = [place: number, fact: string, text: string]
export const TEXT_CELLS = 3

type Cell = string | number | null

/** Of the resource at place `i` are the cells before `…Until[i]` and from `…Until[i - 1]` on. */
export type FactRows = Readonly<{
  patients: readonly string[]
  codes: readonly string[]
  terms: readonly TermRow[]
  /** As they are written; see drugs.ts. */
  drugs: readonly string[]
  observations: readonly Cell[]
  observationsUntil: readonly number[]
  others: readonly Cell[]
  othersUntil: readonly number[]
  texts: readonly Cell[]
  textsUntil: readonly number[]
  /** Patients that a resource describes, by its place. */
  persons: ReadonlyMap<number, readonly Patient[]>
  /** The patient a resource is about: a place in `patients`, or -1. */
  owners: readonly number[]
  /** Rows that each resource makes. */
  shown: readonly number[]
  /** Resources that say more facts than the store can keep apart. */
  tooMany: readonly number[]
}>

/** Texts numbered as they come. */
function numbering() {
  const known = new Map<string, number>()
  const list: string[] = []
  return {
    list,
    of: (text: string): number => {
      const found = known.get(text)
      if (found !== undefined) return found
      known.set(text, list.length)
      return list.push(text) - 1
    },
  }
}

function saysTooMuch(facts: Facts): boolean {
  let most = facts.observations.length
  for (const kind of KINDS) most = Math.max(most, facts[kind].length)
  return most >= PER_RESOURCE
}

/** Gathers the rows of resources, one after the other. */
export class FactPacker {
  readonly #patients = numbering()
  readonly #codes = numbering()
  readonly #bodies = numbering()
  readonly #drugs = numbering()
  readonly #terms: TermRow[] = []
  readonly #observations: Cell[] = []
  readonly #observationsUntil: number[] = []
  readonly #others: Cell[] = []
  readonly #othersUntil: number[] = []
  readonly #texts: Cell[] = []
  readonly #textsUntil: number[] = []
  readonly #persons = new Map<number, readonly Patient[]>()
  readonly #owners: number[] = []
  readonly #shown: number[] = []
  readonly #tooMany: number[] = []

  add(facts: Facts): void {
    if (saysTooMuch(facts)) this.#tooMany.push(this.#owners.length)
    const owner = ownerOf(facts)
    const before = this.#observations.length / OBSERVATION_CELLS + this.#others.length / OTHER_CELLS
    if (facts.patients.length > 0) this.#persons.set(this.#owners.length, facts.patients)
    for (const [place, o] of facts.observations.entries()) if (!isEnteredInError(o)) this.#observation(o, place)
    for (const kind of KINDS) if (facts[kind].length > 0) this.#othersOf(kind, facts)
    for (const [place, document] of facts.documents.entries()) if (!isEnteredInError(document)) this.#text(document, place)
    this.#observationsUntil.push(this.#observations.length)
    this.#othersUntil.push(this.#others.length)
    this.#textsUntil.push(this.#texts.length)
    this.#owners.push(owner === null ? -1 : this.#patients.of(owner))
    this.#shown.push(this.#observations.length / OBSERVATION_CELLS + this.#others.length / OTHER_CELLS - before)
  }

  #observation(o: Observation, place: number): void {
    const [kind, value, words, extra] = valueColumns(o)
    // As OBSERVATION_CELLS says; without a list of them in between.
    this.#observations.push(
      place,
      this.#patients.of(o.patient),
      this.#codes.of(groupCode(o)),
      this.#term(o),
      msOf(o.effective),
      o.id,
      o.effective?.text ?? null,
      o.encounter,
      kind,
      value,
      words,
      extra,
      o.value.kind === 'quantity' ? o.value.comparator : null,
    )
  }

  #term(o: Observation): number {
    const term = this.#bodies.of(termBody(o))
    if (term === this.#terms.length) {
      const unit = o.value.kind === 'quantity' ? o.value.unit : null
      this.#terms.push({ body: this.#bodies.list[term] ?? '', unit, isOff: isTakenBack(o.status) })
    }
    return term
  }

  #othersOf<K extends FactKind>(kind: K, facts: Facts): void {
    const list: Facts[K] = facts[kind]
    list.forEach((fact, place) => {
      if (isEnteredInError(fact)) return
      this.#others.push(place, this.#patients.of(fact.patient), KIND[kind], timeOf(kind, fact), bodyOf(kind, fact), this.#drug(kind, fact))
    })
  }

  #drug<K extends FactKind>(kind: K, fact: Facts[K][number]): number {
    const written = kind === 'medications' ? drugWritten(fact as Medication) : null
    return written === null ? -1 : this.#drugs.of(written)
  }

  #text({ id, text }: Document, place: number): void {
    if (text !== null) this.#texts.push(place, id, text)
  }

  rows(): FactRows {
    return {
      patients: this.#patients.list,
      codes: this.#codes.list,
      terms: this.#terms,
      drugs: this.#drugs.list,
      observations: this.#observations,
      observationsUntil: this.#observationsUntil,
      others: this.#others,
      othersUntil: this.#othersUntil,
      texts: this.#texts,
      textsUntil: this.#textsUntil,
      persons: this.#persons,
      owners: this.#owners,
      shown: this.#shown,
      tooMany: this.#tooMany,
    }
  }
}

/** The rows of one resource, at place 0. */
export function rowsOf(facts: Facts): FactRows {
  const packer = new FactPacker()
  packer.add(facts)
  return packer.rows()
}

/** The patient that the resource at a place is about. */
export function ownerAt(rows: FactRows, place: number): string | null {
  return rows.patients[rows.owners[place] ?? -1] ?? null
}
