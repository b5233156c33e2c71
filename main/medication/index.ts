/** Medication safety in the main process: the pack is read and verified once, when it is first asked for. */

import { createHash } from 'node:crypto'
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import type { MedCheck, MedOverride } from '#app/contract/medication.ts'
import {
  askedOf,
  type CheckInput,
  checkList,
  checkMedications,
  type Indexed,
  indexKnowledge,
  type Order,
} from '#app/medication/check/index.ts'
import { present } from '#app/medication/presentation/index.ts'
import { type Names, namesOf } from './names.ts'
import { openPack, type Pack } from './pack.ts'

type Asked = Omit<CheckInput, 'knowledge' | 'names'>

export type Medication = Readonly<{
  /** null where the pack works; else why it cannot be used, and then every check is `not-checked` for that reason. */
  failure: string | null
  /** null where the pack cannot be used. */
  edition: Indexed['knowledge'] | null
  rules: number
  /** @throws WardlightError('Corrupt') where the pack cannot be used */
  names: () => Names
  check: (asked: Asked & Readonly<{ orders: readonly Order[] }>) => MedCheck
  list: (asked: Asked) => MedCheck
  /** The whole list as this chart shows it: with what people said of findings, and what is shown lower for it. */
  shown: (asked: Asked, overrides: readonly MedOverride[]) => MedCheck
  /** What care pathways put their questions to; null where the pack cannot be used. */
  ask: (asked: Asked) => ReturnType<typeof askedOf> | null
}>

const NO_EDITION = { version: '', reviewed: '', expires: '' }

function unusable(failure: string): Medication {
  const reason = `Nothing was checked. ${failure}`
  const answer = (drugs: readonly string[]): MedCheck => ({
    status: 'not-checked',
    reason,
    unchecked: drugs.map((drug) => ({ drug, because: failure })),
    findings: [],
    knowledge: NO_EDITION,
  })
  return {
    failure,
    edition: null,
    rules: 0,
    names: () => {
      throw new WardlightError('Corrupt', failure, { next: 'Install Wardlight again.' })
    },
    check: ({ orders }) => answer(orders.map(({ text }) => text)),
    list: ({ facts }) => answer(facts.medications.map(({ label }) => label)),
    shown: ({ facts }) => answer(facts.medications.map(({ label }) => label)),
    ask: () => null,
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40)

export function medicationFrom({ knowledge, tables }: Pack): Medication {
  const indexed = indexKnowledge(knowledge)
  const names = namesOf(tables)
  const rules = new Map(knowledge.rules.map((rule) => [rule.id, rule]))
  const ask = (asked: Asked) => askedOf({ ...asked, knowledge: indexed, names })
  const list = (asked: Asked) => checkList({ ...asked, knowledge: indexed, names })
  return {
    failure: null,
    edition: indexed.knowledge,
    rules: knowledge.rules.length,
    names: () => names,
    check: (asked) => checkMedications({ ...asked, offer: true, knowledge: indexed, names }),
    list,
    shown: (asked, overrides) =>
      present(list({ ...asked, offer: true }), { facts: asked.facts, asked: ask(asked), ruleOf: (id) => rules.get(id), overrides, digest }),
    ask,
  }
}

/** Never rejects: a pack that cannot be used is an answer, given with every check. */
export async function loadMedication(open: () => Promise<Pack>): Promise<Medication> {
  try {
    return medicationFrom(await open())
  } catch (error) {
    return unusable(toFailure(error).message)
  }
}

let opened: Promise<Medication> | null = null

export function openMedication(): Promise<Medication> {
  opened ??= loadMedication(openPack)
  return opened
}
