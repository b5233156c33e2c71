/** The composition root of the window: shell, models, session and the door between them. Installed, `wardlight COMMAND` starts here too. */
import { fileURLToPath } from 'node:url'
import type { PushEvent } from '#app/contract/events.ts'
import { isCommand, main } from './cli/run.ts'
import type { Context } from './context.ts'
import { createScorer } from './inference/client.ts'
import { openMedication } from './medication/index.ts'
import { packsFolder } from './packs/vouched.ts'
import { resourcePath } from './resources.ts'
import { createDoor } from './rpc/door.ts'
import { HANDLERS } from './rpc/handlers/index.ts'
import { createSession, type Session } from './session.ts'
import { dataFolder, type Shell, startShell } from './shell/index.ts'

const now = () => Date.now()
const dataDir = dataFolder()
/** Files and folders a person picked in a dialog of this run. */
const picked = new Set<string>()

const starting = isCommand(process.argv[1]) ? runCommand() : start()

/** Without a window: the arguments after the program's name are the command. Never resolves; the process ends. */
async function runCommand(): Promise<never> {
  process.exit(await main(process.argv.slice(1)))
}

async function pick(shell: Shell, kind: 'files' | 'folder'): Promise<readonly string[]> {
  const paths = await shell.pickFiles(kind)
  for (const path of paths) picked.add(path)
  return paths
}

async function start() {
  let session: Session | null = null
  const shellStarting = startShell({
    windowTitle: 'Wardlight',
    rendererDir: fileURLToPath(new URL('../renderer', import.meta.url)),
    preloadPath: fileURLToPath(new URL('./preload.cjs', import.meta.url)),
    userData: dataDir,
    call: async (name, json) => (await starting)(name, json),
    onSuspend: () => void session?.lock('suspend'),
    onQuit: async () => session?.lock('button'),
  })
  const scorer = await createScorer({ modelsDir: resourcePath('models'), installedDir: packsFolder(dataDir) })
  const shell = await shellStarting
  // Read while the person types the passphrase: no chart waits for it.
  void openMedication(dataDir)
  const push = (event: PushEvent) => shell.push(JSON.stringify(event))
  session = createSession({ dataDir, scorer, now, push, window: true })
  const context: Context = {
    session,
    scorer,
    dialogs: { pick: (kind) => pick(shell, kind), save: (name) => shell.saveFile(name), picked: (path) => picked.has(path) },
    printer: { toPdf: () => shell.toPdf(), toPaper: () => shell.toPaper() },
    shell: shell.info(),
    dataDir,
    now,
    push,
  }
  return createDoor(HANDLERS, context, (line) => console.error(line))
}

starting.catch((error: unknown) => {
  console.error('Wardlight could not start:', error)
  process.exitCode = 1
})
