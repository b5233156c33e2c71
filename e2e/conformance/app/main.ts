/** The smallest program on the product's own shell: what the conformance suite drives. */
import path from 'node:path'
import { startShell } from '../../../main/shell/index.ts'

const here = import.meta.dirname
let calls = 0

const ANSWERS: Readonly<Record<string, (json: string) => Promise<string>>> = {
  echo: async (json) => json,
  length: async (json) => JSON.stringify(json.length),
  later: async (json) => {
    await new Promise((resolve) => setTimeout(resolve, JSON.parse(json)))
    return json
  },
  fail: async () => {
    throw new RangeError('not possible')
  },
  pushes: async (json) => {
    for (let n = 0; n < JSON.parse(json); n += 1) shell.push(JSON.stringify(n))
    return 'null'
  },
  calls: async () => JSON.stringify(calls),
  pick: async (json) => JSON.stringify(await shell.pickFiles(JSON.parse(json))),
  save: async (json) => JSON.stringify(await shell.saveFile(JSON.parse(json))),
  pdf: async () => JSON.stringify(Buffer.from(await shell.toPdf()).toString('base64')),
  paper: async () => JSON.stringify(await shell.toPaper().catch((error: unknown) => String(error))),
  hello: async () => {
    console.log('HELLO')
    return 'null'
  },
  info: async () => JSON.stringify(shell.info()),
  quit: async () => {
    shell.quit()
    return 'null'
  },
}

const begun = performance.now()
const shell = await startShell({
  windowTitle: 'Conformance',
  rendererDir: path.join(here, 'page'),
  preloadPath: path.join(here, process.env.CONFORMANCE_PRELOAD ?? 'preload.cjs'),
  onSuspend: () => shell.push('"suspended"'),
  onQuit: async () => console.log('LAST WORDS'),
  call: async (name, json) => {
    calls += 1
    const answer = ANSWERS[name]
    if (answer === undefined) throw new Error(`There is no call ${name}.`)
    return answer(json)
  },
})
shell.push('"too early"')
shell.loaded.then(() => console.log(`LOADED after ${Math.round(performance.now() - begun)} ms in ${shell.userDataDir}`))
