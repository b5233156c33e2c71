/** Worklist and chart: facts from the store, shaped by the pure rules of app/review. */

import type { PatientFacts } from '#app/chart/facts.ts'
import { pregnantAt } from '#app/chart/pregnancy.ts'
import type { ChartView } from '#app/contract/chart.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { chartView } from '#app/review/chart-view.ts'
import { pointFlags, seriesPoints } from '#app/review/result-rows.ts'
import { worklistRow } from '#app/review/worklist.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import type { HandlerContext } from '../../context.ts'
import { evidenceOf } from '../../evidence.ts'
import { shownModels } from '../../inference/site.ts'
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

export async function viewOf(patient: PatientId, context: HandlerContext): Promise<ChartView> {
  const { store } = context.open()
  const [record, models, medication] = await Promise.all([
    store.read('chart', { patient }),
    shownModels(context.scorer, store),
    openMedication(context.dataDir),
  ])
  if (!record) throw new WardlightError('NotFound', 'This patient is not in the store.', { next: 'Go back to the worklist.' })
  const check = (asked: Parameters<typeof medication.list>[0]) => medication.shown(asked, record.overrides)
  return withPathways(chartView(record, models, context.now(), check), { record, models, medication, nowMs: context.now() })
}

async function audit(context: HandlerContext, action: string, patient: PatientId | null, detail: string): Promise<void> {
  const { store, actor } = context.open()
  await store.write('appendAudit', { actor: actor(), action, patient, detail })
}

export const chartHandlers: Pick<Handlers, Names> = {
  'worklist.list': async ({ query, limit, offset }, context) => {
    const { store } = context.open()
    const [found, models] = await Promise.all([store.read('worklist', { query, limit, offset }), shownModels(context.scorer, store)])
    const { total, matching, matchingAtLeast } = found
    return { rows: found.rows.map((row) => worklistRow(row, models, context.now())), total, matching, matchingAtLeast }
  },
  'chart.open': async ({ patient }, context) => {
    const view = await viewOf(patient, context)
    await audit(context, 'view', patient, 'chart opened')
    return view
  },
  'chart.refresh': ({ patient }, context) => viewOf(patient, context),
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
  'chart.note': async ({ patient, fact }, context) => {
    await audit(context, 'view', patient, 'note opened')
    return { text: await context.open().store.read('documentText', { fact }) }
  },
}
