/** A fresh folder per test, removed afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wardlight-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
