/** Worklist and chart: facts from the store, shaped by the pure rules of app/review. */

import type { PatientFacts } from '#app/chart/facts.ts'
import { pregnantAt } from '#app/chart/pregnancy.ts'
import { searchWords, snippetOf } from '#app/chart/search.ts'
import { isoFromMs } from '#app/chart/when.ts'
import type { ChartView } from '#app/contract/chart.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { FoundBeside } from '#app/contract/search.ts'
import type { Store } from '#app/ports/store.ts'
import { chartView } from '#app/review/chart-view.ts'
import { type LastLook, withPicture } from '#app/review/picture/index.ts'
import { pointFlags, seriesPoints } from '#app/review/result-rows.ts'
import { worklistRow } from '#app/review/worklist.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { namesakes } from '#app/terminology/synonyms.ts'
import type { HandlerContext } from '../../context.ts'
import { entryShifts } from '../../entry-shifts.ts'
import { evidenceOf } from '../../evidence.ts'
import { shownModels } from '../../inference/site.ts'
import { beginLook, lookBefore } from '../../last-look.ts'
import { openMedication } from '../../medication/index.ts'
import { withPathways } from '../../pathways.ts'
import type { Handlers } from '../door.ts'

type Names = 'worklist.list' | Extract<keyof Handlers, `chart.${string}`>

/** Values of each code the entry rules look back on. */
export const FACTS_PER_CODE = 12

export async function factsOf(context: HandlerContext, patient: PatientId): Promise<PatientFacts> {
  const facts = await context.open().store.read('patientFacts', { patient, perCode: FACTS_PER_CODE })
  if (!facts) throw new WardlightError('NotFound', 'This patient is not in the store.', { next: 'Go back to the worklist.' })
  return { ...facts, pregnant: facts.pregnant ?? pregnantAt(facts.conditions, facts.observations, context.now()) }
}

/** @param look what the reader saw last; null where that does not matter or there was none */
export async function viewOf(patient: PatientId, context: HandlerContext, look: LastLook | null = null): Promise<ChartView> {
  const { store } = context.open()
  const [record, models, medication, moved] = await Promise.all([
    store.read('chart', { patient }),
    shownModels(context.scorer, store),
    openMedication(context.dataDir),
    entryShifts(store),
  ])
  if (!record) throw new WardlightError('NotFound', 'This patient is not in the store.', { next: 'Go back to the worklist.' })
  const check = (asked: Parameters<typeof medication.list>[0]) => medication.shown(asked, record.overrides)
  const view = chartView(record, models, context.now(), check)
  const judgedBy = { ...view.entryContext, ...moved }
  const whole = withPathways({ ...view, entryContext: judgedBy }, { record, models, medication, nowMs: context.now() })
  return withPicture(whole, look, context.now())
}

async function audit(context: HandlerContext, action: string, patient: PatientId | null, detail: string): Promise<void> {
  const { store, actor } = context.open()
  await store.write('appendAudit', { actor: actor(), action, patient, detail })
}

/** Notes shown in one answer of a search inside a chart. */
const NOTES_FOUND = 30

async function foundInNotes(store: Pick<Store, 'read'>, patient: PatientId, query: string): Promise<FoundBeside['notes']> {
  const words = searchWords(query)
  const found = await store.read('searchNotes', { query, patient, limit: NOTES_FOUND })
  return found.flatMap(({ fact, text }) => {
    const snippet = snippetOf(text, words)
    return snippet === null ? [] : [{ fact, snippet }]
  })
}

export const chartHandlers: Pick<Handlers, Names> = {
  'worklist.list': async ({ query, limit, offset }, context) => {
    const { store } = context.open()
    const [found, models] = await Promise.all([store.read('worklist', { query, limit, offset }), shownModels(context.scorer, store)])
    const { total, matching, matchingAtLeast } = found
    return { rows: found.rows.map((row) => worklistRow(row, models, context.now())), total, matching, matchingAtLeast }
  },
  'chart.open': async ({ patient }, context) => {
    const look = await beginLook(context.open(), patient, isoFromMs(context.now()))
    const view = await viewOf(patient, context, look.last)
    await audit(context, 'view', patient, 'chart opened')
    await look.keep()
    return view
  },
  'chart.refresh': async ({ patient }, context) => viewOf(patient, context, await lookBefore(context.open(), patient)),
  'chart.series': async ({ patient, key }, context) => {
    const codes = [...(conceptById(key)?.loinc ?? [key])]
    const { store } = context.open()
    const [observations, facts, flags] = await Promise.all([
      store.read('series', { patient, codes }),
      factsOf(context, patient),
      store.read('importFlags', { patient }),
    ])
    const who = {
      birthDate: facts.patient?.birthDate?.text ?? null,
      sex: facts.patient?.sex ?? ('unknown' as const),
      pregnant: facts.pregnant,
    }
    return { points: seriesPoints(observations, who, pointFlags(flags)) }
  },
  'chart.evidence': async ({ patient, facts }, context) => {
    const raw = await context.open().store.read('rawFacts', { facts })
    await audit(context, 'view', patient, `evidence of ${facts.length} rows`)
    return raw.map(evidenceOf)
  },
  'chart.find': async ({ patient, query }, context) => ({
    keys: namesakes(query).flatMap(({ target, how }) => (how === 'exact' ? [target] : [])),
    notes: await foundInNotes(context.open().store, patient, query),
  }),
}
