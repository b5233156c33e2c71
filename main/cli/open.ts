/** A command's way into the store: the same session as the window's, without one. */
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import { vaultStatus } from '../security/vault.ts'
import { createSession, type Session, type Unlocked } from '../session.ts'
import { dataFolder as chosenFolder } from '../shell/data-folder.ts'
import type { Arguments } from './arguments.ts'
import { readPassphrase } from './passphrase.ts'
import { scorerWhenAsked } from './scorer.ts'

export const dataFolder = (args: Arguments): string => (args.text('data') === null ? chosenFolder() : path.resolve(args.text('data') ?? ''))

export function sessionFor(dataDir: string, scorer: Scorer): Session {
  return createSession({ dataDir, scorer, now: () => Date.now(), push: () => undefined, window: false })
}

async function firstUser(dataDir: string): Promise<string> {
  const { state, users } = await vaultStatus(dataDir)
  const user = users[0]
  if (state === 'damaged')
    throw new WardlightError('Corrupt', 'The vault file of this data folder cannot be read.', { next: 'Restore the newest backup.' })
  if (!user) throw new WardlightError('BadInput', `There is no store in ${dataDir}.`, { next: 'Make one with: wardlight init --data DIR' })
  return user
}

export type Opened = Readonly<{ unlocked: Unlocked; scorer: Scorer; dataDir: string }>

/** Opens the store, runs `work`, and closes everything whatever happens. */
export async function withStore<T>(args: Arguments, work: (opened: Opened) => Promise<T>): Promise<T> {
  const dataDir = dataFolder(args)
  const user = args.text('user') ?? (await firstUser(dataDir))
  const passphrase = await readPassphrase(args)
  const scorer = scorerWhenAsked(dataDir)
  const session = sessionFor(dataDir, scorer)
  try {
    await session.unlock(user, passphrase)
    const unlocked = session.current()
    if (!unlocked) throw new WardlightError('Locked', 'The store could not be unlocked.')
    return await work({ unlocked, scorer, dataDir })
  } finally {
    await session.lock('button')
    await scorer.close()
  }
}
