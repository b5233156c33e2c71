/** The nine fuses of an Electron binary and where they stand in Wardlight (electronjs.org/docs/latest/tutorial/fuses). */

import path from 'node:path'
import type { FuseConfig } from '@electron/fuses'
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

export const FUSES: FuseConfig = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  /** The program cannot be turned into a bare Node that runs anybody's script with its name and rights. */
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  /** As Electron ships it: WebAssembly keeps its own bounds checks by traps. */
  [FuseV1Options.WasmTrapHandlers]: true,
}

const WANTED = Object.entries(FUSES).filter(([name]) => /^\d+$/.test(name))

/** Reads the fuses back out of a packed binary. @throws Error naming each that does not stand as it should */
export async function fusesAreSet(packed: string): Promise<void> {
  const name = { win32: 'Wardlight.exe', darwin: 'Wardlight.app' }[process.platform as string] ?? 'wardlight'
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(path.join(packed, name))) }
  const wrong = WANTED.filter(([fuse, on]) => wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE)).map(
    ([fuse]) => FuseV1Options[Number(fuse)],
  )
  if (wrong.length > 0 || WANTED.length !== 9) throw new Error(`These fuses do not stand as they should: ${wrong.join(', ')}`)
}
