import { addUser, listUsers } from '../../security/vault.ts'
import type { Handlers } from '../door.ts'

type Names =
  | 'session.status'
  | 'session.create'
  | 'session.unlock'
  | 'session.recover'
  | 'session.lock'
  | 'session.active'
  | 'users.list'
  | 'users.add'

export const sessionHandlers: Pick<Handlers, Names> = {
  'session.status': (_, { session }) => session.status(),
  'session.create': async ({ user, passphrase }, { session }) => {
    const recoveryKey = await session.create(user, passphrase)
    return { recoveryKey, status: await session.status() }
  },
  'session.unlock': async ({ user, passphrase }, { session }) => {
    await session.unlock(user, passphrase)
    return session.status()
  },
  'session.recover': async ({ user, recoveryKey, passphrase }, { session }) => {
    await session.recover(user, recoveryKey, passphrase)
    return session.status()
  },
  'session.lock': async (_, { session }) => {
    await session.lock('button')
    return session.status()
  },
  'session.active': (_, { session }) => {
    session.activity()
    return {}
  },
  'users.list': async (_, { dataDir, open }) => [...(await listUsers(dataDir, open().key))],
  'users.add': async ({ user, passphrase, roles }, { dataDir, open }) => {
    const { key, store, actor } = open()
    await addUser(dataDir, key, { user, passphrase, roles })
    await store.write('appendAudit', {
      actor: actor(),
      action: 'permission',
      patient: null,
      detail: `user added: ${user} (${roles.join(', ')})`,
    })
    return [...(await listUsers(dataDir, key))]
  },
}
