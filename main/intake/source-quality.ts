/** What each source of an import sent, kept over time and held against what it sent before. */

import type { Actor, Store } from '#app/ports/store.ts'
import { scoreOf } from '#app/quality/score/index.ts'
import { driftOf } from '#app/quality/source/index.ts'
import type { Tally } from './tally.ts'

export async function recordQuality(
  { sources, news, repeats }: Pick<Tally, 'sources' | 'news' | 'repeats'>,
  { store, actor }: Readonly<{ store: Pick<Store, 'read' | 'write'>; actor: Actor }>,
): Promise<void> {
  for (const [origin, { format, file, files, quality, profile, used }] of sources) {
    if (!news.has(origin)) continue
    quality.addDuplicates(repeats.get(origin) ?? 0)
    const now = profile.profile()
    const before = await store.read('sourceProfile', { origin })
    const drift = before === null ? [] : driftOf([before], now)
    const name = files === 1 ? file : `${file} and ${files - 1} more`
    await store.write('recordSourceQuality', {
      actor,
      origin,
      format,
      file: name,
      count: now.resources,
      quality: scoreOf(quality),
      profile: now,
      drift,
    })
    if (used.length > 0) await store.write('noteLearnedUse', { ids: used })
  }
}
