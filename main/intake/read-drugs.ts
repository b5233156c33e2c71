/**
 * Behind an import: what the drugs that came are made of. Each way of writing a drug is read once, and again when the names that the program knows
 * have changed; which are still to be read stands in the store.
 */
import { toFailure } from '#app/contract/errors.ts'
import type { IntakeIssue } from '#app/contract/intake.ts'
import { type DrugNames, ingredientsOf } from '#app/medication/check/index.ts'
import type { Actor, Store } from '#app/ports/store.ts'

const BATCH = 200
/** Unknown drugs named one by one in a report; more are counted. */
const MOST_NAMED = 50

export type NamesOfEdition = Readonly<{ edition: string; open: () => Promise<DrugNames> }>

export type DrugReading = Readonly<{
  store: Pick<Store, 'read' | 'write'>
  actor: Actor
  /** @throws WardlightError where there are no names to be had */
  names: () => Promise<NamesOfEdition>
  /** Asked before each batch. */
  stopped: () => boolean
}>

/** Every drug that is due. The names are opened only where one is. */
async function readAll({ store, actor, names, stopped }: DrugReading): Promise<void> {
  const { edition, open } = await names()
  let known: DrugNames | null = null
  while (!stopped()) {
    const due = await store.read('drugsToRead', { edition, limit: BATCH })
    if (due.length === 0) return
    const read: DrugNames = known ?? (await open())
    known = read
    const drugs = due.map(({ id, system, code, label }) => ({ id, ...ingredientsOf(read, { text: label, code: { system, code } }) }))
    await store.write('recordDrugs', { actor, edition, drugs })
  }
}

const times = (count: number): string => (count === 1 ? 'one medication' : `${count} medications`)

/** @returns for the report of the import: drugs that nobody knows, among what came since charts were last checked */
async function unknown(store: DrugReading['store']): Promise<readonly IntakeIssue[]> {
  const all = await store.read('newUnknownDrugs', {})
  const named = all.slice(0, MOST_NAMED).map(
    ({ label, because, facts, file, path }): IntakeIssue => ({
      severity: 'information',
      code: 'not-found',
      file,
      path,
      message: `The ingredient of "${label.slice(0, 100)}" (${times(facts)}) cannot be told: ${because}. It is in the chart, and not checked by ingredient.`,
    }),
  )
  const more = all.length - named.length
  if (more === 0) return named
  const message = `There are ${more} more drugs whose ingredient cannot be told; the charts name them.`
  return [...named, { severity: 'information', code: 'not-found', file: '', path: '', message }]
}

/** Never keeps the facts from being checked: names that cannot be opened are an issue, and the drugs stay due. */
export async function readDrugs(reading: DrugReading): Promise<readonly IntakeIssue[]> {
  try {
    await readAll(reading)
  } catch (error) {
    const { kind, message } = toFailure(error)
    if (kind !== 'Corrupt') throw error
    return [{ severity: 'warning', code: 'processing', file: '', path: '', message: `Ingredients of drugs were not read. ${message}` }]
  }
  return unknown(reading.store)
}
