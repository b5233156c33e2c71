/** Which models a site shows: every published one, and the learned ones that somebody has switched on. */
import type { ModelInfo } from '#app/contract/risk.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import type { Actor, Store } from '#app/ports/store.ts'
import { readSettings, writeSettings } from '#main/settings.ts'

export const learnedOn = async (store: Pick<Store, 'read'>): Promise<readonly string[]> => (await readSettings(store)).learnedModels

export async function shownModels(scorer: Pick<Scorer, 'list'>, store: Pick<Store, 'read'>): Promise<readonly ModelInfo[]> {
  const [models, learned] = await Promise.all([scorer.list(), learnedOn(store)])
  return models.filter(({ id, family }) => family === 'published' || learned.includes(id))
}

/** @returns what is on afterwards */
export async function switchModel(
  { store, actor }: Readonly<{ store: Store; actor: Actor }>,
  model: string,
  on: boolean,
): Promise<readonly string[]> {
  const others = (await learnedOn(store)).filter((id) => id !== model)
  const { learnedModels } = await writeSettings(store, actor, { learnedModels: on ? [...others, model] : others })
  await store.write('appendAudit', { actor, action: 'model', patient: null, detail: JSON.stringify({ model, switchedOn: on }) })
  return learnedModels
}
