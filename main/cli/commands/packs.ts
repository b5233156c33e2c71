/** models install, pack, key: signed model packs, in and out. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { toFailure } from '#app/contract/errors.ts'
import type { PackInstalled } from '#app/contract/pack.ts'
import { installPack } from '../../packs/install.ts'
import { makeKey, makePack } from '../../packs/make.ts'
import { runTrials } from '../../packs/trial-child.ts'
import { resourcePath } from '../../resources.ts'
import { vaultStatus } from '../../security/vault.ts'
import type { Unlocked } from '../../session.ts'
import { type Arguments, type OptionName, UsageError } from '../arguments.ts'
import { dataFolder, withStore } from '../open.ts'
import { printJson, say } from '../output.ts'
import { require } from './store.ts'

const ACTION = 'model-pack'

function needed(args: Arguments, name: OptionName, what: string): string {
  const text = args.text(name)
  if (text === null) throw new UsageError(`models ${args.positionals[0]} needs --${name} ${what}`)
  return text
}

function place(args: Arguments, what: string): string {
  const [, given, more] = args.positionals
  if (given === undefined || more !== undefined) throw new UsageError(`models ${args.positionals[0]} needs one ${what}`)
  return path.resolve(given)
}

const installWith = (args: Arguments, record: (installed: PackInstalled) => Promise<void>) =>
  installPack({
    file: place(args, 'FILE'),
    dataDir: dataFolder(args),
    shippedDir: resourcePath('models'),
    publisherKey: args.text('publisher-key'),
    allowDowngrade: args.flag('allow-downgrade'),
    record,
  })

async function installAudited(args: Arguments, unlocked: Unlocked): Promise<PackInstalled> {
  const write = (detail: unknown) =>
    unlocked.store.write('appendAudit', { actor: unlocked.actor(), action: ACTION, patient: null, detail: JSON.stringify(detail) })
  try {
    return await installWith(args, async ({ id, version, replaces, publisher }) => {
      await write({ model: id, version, installed: true, replaces, publisher, downgradeAllowed: args.flag('allow-downgrade') })
    })
  } catch (error) {
    await write({ installed: false, file: path.basename(place(args, 'FILE')), reason: toFailure(error).message })
    throw error
  }
}

/** A folder without a store has nobody to ask for a passphrase and no audit log: IT may put models there before the first user comes. */
export async function install(args: Arguments): Promise<number> {
  place(args, 'FILE')
  if (vaultStatus(dataFolder(args)).state === 'new') {
    await printJson(await installWith(args, async () => undefined))
    say('Installed. This data folder has no store yet, so there is no audit log to write it to.')
    return 0
  }
  return withStore(args, async ({ unlocked }) => {
    require(unlocked, 'manage')
    await printJson(await installAudited(args, unlocked))
    return 0
  })
}

export async function pack(args: Arguments): Promise<number> {
  const folder = place(args, 'FOLDER')
  const keyPem = await readFile(needed(args, 'key', 'FILE'), 'utf8')
  const out = path.resolve(needed(args, 'out', 'FILE'))
  const publisher = args.text('publisher') ?? 'unnamed publisher'
  await printJson(await makePack({ folder, keyPem, publisher, out, created: new Date().toISOString() }))
  return 0
}

export async function key(args: Arguments): Promise<number> {
  await printJson(await makeKey(path.resolve(needed(args, 'out', 'FILE'))))
  say(
    'Keep the private key apart and secret; whoever has it can publish in your name. Give out the .pub file, and the fingerprint by another way.',
  )
  return 0
}

/** The process that `install` and `pack` start to run a graph apart. */
export async function tryOut(): Promise<number> {
  if (!process.connected) throw new UsageError('models try is started by models install, not by hand')
  await runTrials()
  return 0
}
