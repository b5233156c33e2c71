/** A fresh vault in a temporary folder, opened as the program opens it. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Scorer } from '#app/ports/scorer.ts'
import { createScorer } from '#main/inference/client.ts'
import { resourcePath } from '#main/resources.ts'
import { createSession, type Unlocked } from '#main/session.ts'

export type Rig = Readonly<{ folder: string; unlocked: Unlocked; scorer: Scorer; close: () => Promise<void> }>

const PASSPHRASE = 'a passphrase for measuring'

export async function openRig(): Promise<Rig> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-bench-'))
  const scorer = await createScorer({ modelsDir: resourcePath('models') })
  const session = createSession({ dataDir: folder, scorer, now: () => Date.now(), push: () => undefined, window: false })
  await session.create('bench', PASSPHRASE)
  const unlocked = session.current()
  if (!unlocked) throw new Error('the store did not open')
  const close = async () => {
    await session.lock('button')
    await scorer.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { folder, unlocked, scorer, close }
}
