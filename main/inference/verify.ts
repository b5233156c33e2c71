/** What `models verify` prints: every model of the registry, checked from its files. */
import { loadModels } from './registry.ts'

export type ModelVerification = Readonly<{
  id: string
  version: string
  status: 'available' | 'unavailable'
  reason: string | null
  sha256: string
  /** Rows that agreed, of all rows. */
  golden: Readonly<{ passed: number; total: number }>
  signOff: string
}>

/** @param modelsDir folder that holds registry.json @param installedDir `<data>/models`, or null @throws when the registry itself cannot be read */
export async function verifyModels(modelsDir: string, installedDir: string | null = null): Promise<readonly ModelVerification[]> {
  const checks = await loadModels(modelsDir, installedDir)
  return checks.map(({ info, golden }) => ({
    id: info.id,
    version: info.version,
    status: info.status,
    reason: info.reason,
    sha256: info.sha256,
    golden,
    signOff: info.signOff,
  }))
}
