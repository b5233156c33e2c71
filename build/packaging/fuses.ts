/** The nine fuses of an Electron binary and where they stand in Wardlight (electronjs.org/docs/latest/tutorial/fuses). */
import type { FuseConfig } from '@electron/fuses'
import { FuseV1Options, FuseVersion } from '@electron/fuses'

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
