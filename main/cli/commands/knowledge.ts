/** knowledge: the edition in use, a site's own rules, and signed updates, all of them without a network. */
import { sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import { openMedication } from '../../medication/index.ts'
import { packTexts } from '../../medication/pack.ts'
import { importSite, judgeSite, listSite, restoreShipped, siteDetail, siteText } from '../../medication/site.ts'
import { installKnowledge, rollBackKnowledge } from '../../medication/update/install.ts'
import { makeKnowledgePack } from '../../medication/update/pack.ts'
import { publisherKey } from '../../packs/publishers.ts'
import { writeFileAtomic } from '../../security/atomic-file.ts'
import { type Arguments, type OptionName, UsageError } from '../arguments.ts'
import { dataFolder, withStore } from '../open.ts'
import { printJson } from '../output.ts'
import { require } from './store.ts'

const ACTION = 'knowledge'

function needed(args: Arguments, name: OptionName): string {
  const text = args.text(name)
  if (text === null) throw new UsageError(`knowledge ${args.positionals[0]} needs --${name} FILE`)
  return text
}

function fileOf(args: Arguments): string {
  const [, given, more] = args.positionals
  if (given === undefined || more !== undefined) throw new UsageError(`knowledge ${args.positionals[0]} needs one FILE`)
  return path.resolve(given)
}

async function list(args: Arguments): Promise<number> {
  const dataDir = args.text('data') === null ? null : dataFolder(args)
  const { failure, edition, rules } = await openMedication(dataDir)
  await printJson({ edition, rules, failure, site: dataDir === null ? null : await listSite(dataDir) })
  return failure === null ? 0 : 5
}

async function check(args: Arguments): Promise<number> {
  const { site, problems } = await judgeSite(dataFolder(args), await siteText(fileOf(args)))
  await printJson({ ok: problems.length === 0, ...(site === null ? {} : siteDetail(site)), problems })
  return problems.length === 0 ? 0 : 3
}

type Record = (detail: object) => Promise<void>

/** Everything here changes what every check says: only who manages may, and each try is in the audit log. */
const managed = (args: Arguments, what: string, run: (dataDir: string, record: Record) => Promise<unknown>): Promise<number> =>
  withStore(args, async ({ unlocked, dataDir }) => {
    require(unlocked, 'manage')
    const record: Record = (detail) =>
      unlocked.store
        .write('appendAudit', {
          actor: unlocked.actor(),
          action: ACTION,
          patient: null,
          detail: JSON.stringify({ what, ...Object(detail) }),
        })
        .then(() => undefined)
    try {
      await printJson(await run(dataDir, record))
      return 0
    } catch (error) {
      await record({ refused: toFailure(error).message.slice(0, 2000) })
      throw error
    }
  })

async function site(args: Arguments): Promise<number> {
  const text = await siteText(fileOf(args))
  return managed(args, 'site-rules', async (dataDir, record) =>
    siteDetail(await importSite(dataDir, text, (one) => record(siteDetail(one)))),
  )
}

const restore = (args: Arguments): Promise<number> =>
  managed(args, 'shipped-rules-restored', async (dataDir, record) => {
    await restoreShipped(dataDir, () => record({}))
    return { restored: true }
  })

const install = (args: Arguments): Promise<number> =>
  managed(args, 'update', (dataDir, record) =>
    installKnowledge({ file: fileOf(args), dataDir, publisherKey: args.text('publisher-key'), nowMs: Date.now(), record }),
  )

const rollback = (args: Arguments): Promise<number> =>
  managed(args, 'rollback', async (dataDir, record) => ({ version: await rollBackKnowledge(dataDir, (to) => record({ to })) }))

async function exported(args: Arguments): Promise<number> {
  const { privateKey, publicKey } = publisherKey(await readFile(needed(args, 'key'), 'utf8'))
  const out = path.resolve(needed(args, 'out'))
  const publisher = { name: args.text('publisher') ?? 'unnamed publisher', publicKey }
  const texts = await packTexts()
  const bytes = makeKnowledgePack(texts, {
    publisher,
    created: new Date().toISOString(),
    sign: (message) => sign(null, message, privateKey),
  })
  await writeFileAtomic(out, bytes)
  await printJson({ file: out, bytes: bytes.length })
  return 0
}

const COMMANDS: Readonly<{ [name: string]: (args: Arguments) => Promise<number> }> = {
  list,
  check,
  site,
  restore,
  export: exported,
  install,
  rollback,
}

export async function knowledge(args: Arguments): Promise<number> {
  const [name] = args.positionals
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new UsageError(`knowledge takes ${Object.keys(COMMANDS).join(', ')}`)
  try {
    return await command(args)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new WardlightError('BadInput', 'The file is not there.', { next: 'Check its path.' })
    throw error
  }
}
