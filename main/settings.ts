/** Preferences kept in the store; what is not set has the default. */
import { Settings } from '#app/contract/operations.ts'
import type { Actor, Store } from '#app/ports/store.ts'

export const DEFAULT_SETTINGS: Settings = { theme: 'system', idleMinutes: 5, learnedModels: [] }

const KEYS = ['theme', 'idleMinutes', 'learnedModels'] as const

export async function readSettings(store: Pick<Store, 'read'>): Promise<Settings> {
  const stored: Record<string, unknown> = {}
  for (const key of KEYS) {
    const text = await store.read('setting', { key })
    if (text !== null) stored[key] = JSON.parse(text)
  }
  const parsed = Settings.safeParse({ ...DEFAULT_SETTINGS, ...stored })
  return parsed.success ? parsed.data : DEFAULT_SETTINGS
}

export async function writeSettings(
  store: Store,
  actor: Actor,
  change: { readonly [K in keyof Settings]?: Settings[K] | undefined },
): Promise<Settings> {
  for (const key of KEYS) {
    const value = change[key]
    if (value !== undefined) await store.write('setSetting', { actor, key, value: JSON.stringify(value) })
  }
  return readSettings(store)
}
