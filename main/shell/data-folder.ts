/** Where the vault is: `--data DIR`, else WARDLIGHT_DATA, else the user's application folder of the system. */
import os from 'node:os'
import path from 'node:path'

const NAME = 'Wardlight'

type Surroundings = Readonly<{
  argv: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  platform: NodeJS.Platform
  home: string
}>

export function dataFolder(
  here: Surroundings = { argv: process.argv, env: process.env, platform: process.platform, home: os.homedir() },
): string {
  const named = fromArguments(here.argv) ?? here.env.WARDLIGHT_DATA
  return path.resolve(named || defaultDataFolder(here))
}

/** `--data DIR` or `--data=DIR`; the last one counts. */
function fromArguments(argv: readonly string[]): string | undefined {
  const joined = argv.findLast((argument) => argument.startsWith('--data='))
  if (joined !== undefined) return joined.slice('--data='.length)
  const at = argv.lastIndexOf('--data')
  return at < 0 ? undefined : argv[at + 1]
}

/** The same folder that Electron calls `userData`, worked out without Electron so that the command line finds it too. */
export function defaultDataFolder({ env, platform, home }: Omit<Surroundings, 'argv'>): string {
  if (platform === 'win32') return path.join(env.APPDATA || path.join(home, 'AppData', 'Roaming'), NAME)
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', NAME)
  return path.join(env.XDG_CONFIG_HOME || path.join(home, '.config'), NAME)
}
