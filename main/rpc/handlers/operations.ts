import { aboutInfo } from '../../operations/about.ts'
import { backup } from '../../operations/backup.ts'
import { doctor } from '../../operations/doctor.ts'
import { DEFAULT_SETTINGS, readSettings, writeSettings } from '../../settings.ts'
import { verifyStore } from '../../verify.ts'
import type { Handlers } from '../door.ts'

type Names = Extract<keyof Handlers, `audit.${string}` | `operations.${string}` | `settings.${string}` | `about.${string}`>

export const operationsHandlers: Pick<Handlers, Names> = {
  'audit.list': async ({ before, limit }, { open }) => [...(await open().store.read('audit', { before, limit }))],
  'operations.verify': async (_, { open }) => {
    const unlocked = open()
    const { store, actor } = unlocked
    const report = await verifyStore(unlocked)
    await store.write('appendAudit', { actor: actor(), action: 'query', patient: null, detail: 'store verified' })
    return report
  },
  'operations.backup': async (_, { open, dialogs, dataDir, now }) => {
    const { store, actor, anchor } = open()
    const file = await dialogs.save(`wardlight-${new Date(now()).toISOString().slice(0, 10)}.wlbackup`)
    if (file === null) return { path: null, bytes: 0, checked: false }
    await anchor.flush()
    const made = await backup({ store, dataDir, file })
    await store.write('appendAudit', {
      actor: actor(),
      action: 'backup',
      patient: null,
      detail: `backup written and checked, ${made.bytes} bytes`,
    })
    return { path: made.path, bytes: made.bytes, checked: made.checked }
  },
  'operations.doctor': async (_, { open, dataDir, scorer, shell }) => [...(await doctor({ dataDir, scorer, shell, store: open().store }))],
  'settings.get': (_, { unlocked }) => (unlocked ? readSettings(unlocked.store) : DEFAULT_SETTINGS),
  'settings.set': async (change, { open, session, push }) => {
    const { store, actor } = open()
    const settings = await writeSettings(store, actor(), change)
    session.setIdleMinutes(settings.idleMinutes)
    push({ type: 'settings.changed' })
    return settings
  },
  'about.info': (_, { dataDir, shell }) => aboutInfo({ dataDir, shell }),
}
