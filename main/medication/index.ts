/** Medication safety in the main process: the pack is read and verified once, when it is first asked for. */

import { createHash } from 'node:crypto'
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import type { MedCheck, MedOverride } from '#app/contract/medication.ts'
import { problemsOfSite, type SiteRead, withSite } from '#app/medication/authoring/site.ts'
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
import { readOwnSite, stampOf } from './local.ts'
import { type Names, namesOf } from './names.ts'
import { openPack, type Pack } from './pack.ts'
import { openEdition } from './update/open.ts'

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

/** A check that had to be made without the site's own rules says so. */
function withoutSite(check: MedCheck, because: string): MedCheck {
  const reason = `Checked without the site's own rules: ${because}`
  return {
    ...check,
    status: check.status === 'expired' ? 'expired' : 'not-checked',
    reason: check.reason === null ? reason : `${check.reason} ${reason}`,
    unchecked: [...check.unchecked, { drug: 'Rules of this site', because }],
  }
}

/** @param site null where it has no rules of its own */
export function medicationFrom({ knowledge: shipped, tables }: Pack, site: SiteRead | null = null): Medication {
  const problems = site === null ? [] : site.ok ? problemsOfSite(site.site, shipped, null) : site.problems
  const [first] = problems
  const made = site?.ok && first === undefined ? withSite(shipped, site.site) : { knowledge: shipped, summary: undefined }
  const { knowledge } = made
  const indexed = indexKnowledge(knowledge, made.summary)
  const names = namesOf(tables)
  const told = (check: MedCheck): MedCheck => (first === undefined ? check : withoutSite(check, `${first.place}: ${first.reason}`))
  const rules = new Map(knowledge.rules.map((rule) => [rule.id, rule]))
  const ask = (asked: Asked) => askedOf({ ...asked, knowledge: indexed, names })
  const list = (asked: Asked) => told(checkList({ ...asked, knowledge: indexed, names }))
  return {
    failure: null,
    edition: indexed.knowledge,
    rules: knowledge.rules.length,
    names: () => names,
    check: (asked) => told(checkMedications({ ...asked, offer: true, knowledge: indexed, names })),
    list,
    shown: (asked, overrides) =>
      present(list({ ...asked, offer: true }), { facts: asked.facts, asked: ask(asked), ruleOf: (id) => rules.get(id), overrides, digest }),
    ask,
  }
}

/** Never rejects: a pack that cannot be used is an answer, given with every check. */
export async function loadMedication(
  open: () => Promise<Pack>,
  site: () => Promise<SiteRead | null> = async () => null,
): Promise<Medication> {
  try {
    return medicationFrom(await open(), await site())
  } catch (error) {
    return unusable(toFailure(error).message)
  }
}

type Opened = Readonly<{ stamp: string; medication: Promise<Medication> }>
const opened = new Map<string, Opened>()

/** @param dataDir whose installed edition and own rules apply; null: what ships, alone. What changed there since is read anew. */
export async function openMedication(dataDir: string | null = null): Promise<Medication> {
  const key = dataDir ?? ''
  const stamp = dataDir === null ? '' : await stampOf(dataDir)
  const before = opened.get(key)
  if (before?.stamp === stamp) return before.medication
  const plain = stamp === '' || stamp === '|'
  const medication =
    plain && dataDir !== null
      ? openMedication()
      : loadMedication(
          () => (dataDir === null ? openPack() : openEdition(dataDir)),
          async () => (dataDir === null ? null : readOwnSite(dataDir)),
        )
  opened.set(key, { stamp, medication })
  return medication
}
