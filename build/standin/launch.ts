/** Entry of the stand-in: makes `electron` resolvable, then runs the program as Electron would. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import inspector from 'node:inspector'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from './app.ts'
import { parseCommandLine } from './command-line.ts'

const STANDIN = new URL('./index.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: STANDIN, shortCircuit: true } : next(specifier, context)),
})

function mainFile(program: string): string {
  const place = path.resolve(program)
  if (!existsSync(place) || !statSync(place).isDirectory()) return place
  const manifest: { main?: string } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'))
  return path.join(place, manifest.main ?? 'index.js')
}

async function launch(args: readonly string[]): Promise<void> {
  const { program, inspectPort } = parseCommandLine(args)
  if (inspectPort !== null) inspector.open(inspectPort)
  if (program === null) throw new Error('name the folder or file of the program to run')
  process.argv = [process.execPath, ...args]
  app.describe(program)
  await import(pathToFileURL(mainFile(program)).href)
}

launch(process.argv.slice(2)).catch((error: unknown) => {
  console.error('The program could not be started:', error)
  process.exit(1)
})
