/** downtime make | open: a copy of the whole store to read elsewhere, and the place to read it in. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import { Passphrase } from '#app/contract/session.ts'
import { lookAtDowntimeCopy, makeDowntimeCopy, unpackDowntimeCopy } from '../../operations/downtime.ts'
import { type Arguments, UsageError } from '../arguments.ts'
import { dataFolder, withStore } from '../open.ts'
import { printJson, say } from '../output.ts'
import { require } from './store.ts'

function copyPassphrase(args: Arguments): string {
  const file = args.text('downtime-passphrase-file')
  if (file === null)
    throw new WardlightError('WrongPassphrase', 'No passphrase for the copy was given.', { next: 'Use --downtime-passphrase-file FILE.' })
  const parsed = Passphrase.safeParse(readFileSync(file, 'utf8').replace(/\r?\n$/, ''))
  if (parsed.success) return parsed.data
  throw new WardlightError('BadInput', `The passphrase of the copy is too short: ${parsed.error.issues[0]?.message ?? ''}.`)
}

async function make(args: Arguments, file: string): Promise<number> {
  const passphrase = copyPassphrase(args)
  return withStore(args, async ({ unlocked, dataDir }) => {
    require(unlocked, 'export')
    const { store, actor } = unlocked
    await printJson(await makeDowntimeCopy({ store, actor, dataDir, file: path.resolve(file), passphrase, now: () => Date.now() }))
    return 0
  })
}

/** Only into a folder of its own: the store of a site is never put aside for a copy. */
async function unpackInto(args: Arguments, file: string): Promise<number> {
  const data = dataFolder(args)
  if (args.text('data') === null) throw new UsageError('downtime open needs --data DIR, a new folder to read the copy in')
  if (existsSync(data)) throw new WardlightError('Conflict', `${data} is there already.`, { next: 'Name a new folder after --data.' })
  const { asOf } = await lookAtDowntimeCopy(path.resolve(file))
  await unpackDowntimeCopy(path.resolve(file), data)
  await printJson({ data, asOf })
  say(`Read it with the passphrase of the copy, for instance: wardlight patients --data ${data}`)
  return 0
}

export async function downtime(args: Arguments): Promise<number> {
  const [what, file, another] = args.positionals
  if (file === undefined || another !== undefined) throw new UsageError('downtime needs make or open, and one file')
  if (what === 'make') return make(args, file)
  if (what === 'open') return unpackInto(args, file)
  throw new UsageError(`downtime does not know ${what ?? ''}: make or open`)
}
