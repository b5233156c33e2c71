import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import { lookAtDowntimeCopy, makeDowntimeCopy } from '../../operations/downtime.ts'
import type { Handlers } from '../door.ts'

type Names = Extract<keyof Handlers, `downtime.${string}`>

export const downtimeHandlers: Pick<Handlers, Names> = {
  'downtime.choose': async (_, { dialogs }) => {
    const [file, another] = await dialogs.pick('files')
    if (file === undefined) return null
    if (another !== undefined) throw new WardlightError('BadInput', 'Choose one downtime copy at a time.')
    return { path: file, name: path.basename(file), ...(await lookAtDowntimeCopy(file)) }
  },
  'downtime.open': async ({ path: file, passphrase }, { session, dialogs }) => {
    if (!dialogs.picked(file)) throw new WardlightError('NotAllowed', 'Choose the file in the dialog first.')
    await session.openDowntime(file, passphrase)
    return session.status()
  },
  'downtime.make': async ({ passphrase }, { open, dialogs, dataDir, now }) => {
    const { store, actor } = open()
    const file = await dialogs.save(`wardlight-downtime-${new Date(now()).toISOString().slice(0, 10)}.wldowntime`)
    if (file === null) return null
    return makeDowntimeCopy({ store, actor, dataDir, file, passphrase, now })
  },
}
