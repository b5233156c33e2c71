/** All topics of the medication knowledge as one: every folder beside this file with an `index.ts` of its own. */
import { readdir } from 'node:fs/promises'
import type { Alternative, ConditionGroup, DrugClass, Rule } from '#app/medication/knowledge.ts'

export type Topic = Readonly<{
  classes?: readonly DrugClass[]
  conditions?: readonly ConditionGroup[]
  rules?: readonly Rule[]
  alternatives?: readonly Alternative[]
}>
export type Joined = Readonly<Required<Topic>>

const here = new URL('./', import.meta.url)

async function topicNames(): Promise<string[]> {
  const entries = await readdir(here, { withFileTypes: true })
  const named = entries
    .filter((entry) => entry.isDirectory())
    .map(async ({ name }) => {
      const files = await readdir(new URL(`${name}/`, here))
      return files.includes('index.ts') ? [name] : []
    })
  return (await Promise.all(named)).flat().sort()
}

/** Topics in the order of their names, so that the same knowledge is the same pack. */
export async function medicationTopics(): Promise<Joined> {
  const names = await topicNames()
  const topics = await Promise.all(names.map(async (name): Promise<Topic> => import(new URL(`${name}/index.ts`, here).href)))
  return {
    classes: topics.flatMap(({ classes }) => classes ?? []),
    conditions: topics.flatMap(({ conditions }) => conditions ?? []),
    rules: topics.flatMap(({ rules }) => rules ?? []),
    alternatives: topics.flatMap(({ alternatives }) => alternatives ?? []),
  }
}
