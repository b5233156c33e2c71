/** Runs after electron-builder has put the files together and before it signs: flips the fuses, and never passes over a binary in silence. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { flipFuses } from '@electron/fuses'
import { FUSES } from './fuses.ts'

/** In the folder that stands for Electron where its binary is not to be had (build/package-check.ts). */
export const STANDIN_MARK = 'STANDIN'

type Packed = Readonly<{
  appOutDir: string
  electronPlatformName: string
  packager: { readonly appInfo: { readonly productFilename: string }; readonly executableName?: string }
}>

/** The binary that carries the fuses, as electron-builder has named it. */
function binaryOf({ appOutDir, electronPlatformName, packager }: Packed): string {
  const { productFilename } = packager.appInfo
  if (electronPlatformName === 'darwin' || electronPlatformName === 'mas') return path.join(appOutDir, `${productFilename}.app`)
  if (electronPlatformName === 'win32') return path.join(appOutDir, `${productFilename}.exe`)
  return path.join(appOutDir, packager.executableName ?? productFilename)
}

/** @throws when the binary has no fuses or other fuses than the nine known ones; then no installer is made */
export async function afterPack(packed: Packed): Promise<void> {
  if (existsSync(path.join(packed.appOutDir, STANDIN_MARK))) {
    console.log('Fuses: not flipped. This tree holds the stand-in, not an Electron binary; it is for checking only, never for handing out.')
    return
  }
  await flipFuses(binaryOf(packed), FUSES)
  console.log('Fuses: all nine set.')
}
