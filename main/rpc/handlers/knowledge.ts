/** The medication knowledge in use: its edition, the site's own rules, signed updates. Each change is in the audit log, and so is each that was refused. */
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import type { KnowledgeState } from '#app/contract/knowledge-pack.ts'
import { endOf } from '#app/medication/check/index.ts'
import type { HandlerContext } from '../../context.ts'
import { openMedication } from '../../medication/index.ts'
import { readCurrent } from '../../medication/local.ts'
import { importSite, listSite, restoreShipped, siteDetail, siteText } from '../../medication/site.ts'
import { installKnowledge, rollBackKnowledge } from '../../medication/update/install.ts'
import type { Handlers } from '../door.ts'

type Names = Extract<keyof Handlers, `knowledge.${string}`>
type Record = (detail: object) => Promise<void>

const DAY_MS = 86_400_000

async function stateOf({ dataDir, now }: HandlerContext): Promise<KnowledgeState> {
  const { failure, edition, rules } = await openMedication(dataDir)
  const [installed, site] = await Promise.all([readCurrent(dataDir).catch(() => null), listSite(dataDir).catch(() => null)])
  const daysLeft = edition === null ? null : Math.ceil((endOf(edition.expires) - now()) / DAY_MS)
  return { failure, edition, daysLeft, rules, installed, site }
}

async function recorded<T>(context: HandlerContext, what: string, run: (record: Record) => Promise<T>): Promise<T> {
  const { store, actor } = context.open()
  const record: Record = async (detail) => {
    await store.write('appendAudit', { actor: actor(), action: 'knowledge', patient: null, detail: JSON.stringify({ what, ...detail }) })
  }
  try {
    return await run(record)
  } catch (error) {
    await record({ refused: toFailure(error).message.slice(0, 2000) })
    throw error
  }
}

async function picked({ dialogs }: HandlerContext): Promise<string | null> {
  const [file, another] = await dialogs.pick('files')
  if (another !== undefined) throw new WardlightError('BadInput', 'Choose one file at a time.')
  return file ?? null
}

export const knowledgeHandlers: Pick<Handlers, Names> = {
  'knowledge.state': (_, context) => stateOf(context),
  'knowledge.site': async (_, context) => {
    const file = await picked(context)
    if (file === null) return { taken: false }
    await recorded(context, 'site-rules', async (record) =>
      importSite(context.dataDir, await siteText(file), (site) => record(siteDetail(site))),
    )
    return { taken: true }
  },
  'knowledge.restore': async (_, context) => {
    await recorded(context, 'shipped-rules-restored', (record) => restoreShipped(context.dataDir, () => record({})))
    return {}
  },
  'knowledge.install': async ({ fingerprint }, context) => {
    const file = await picked(context)
    if (file === null) return { version: null }
    const { dataDir, now } = context
    const { version } = await recorded(context, 'update', (record) =>
      installKnowledge({ file, dataDir, publisherKey: fingerprint, nowMs: now(), record }),
    )
    return { version }
  },
  'knowledge.rollback': async (_, context) => ({
    version: await recorded(context, 'rollback', (record) => rollBackKnowledge(context.dataDir, (to) => record({ to }))),
  }),
}
