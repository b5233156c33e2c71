/** Once an import is stored: its values against each patient's whole chart, the quality of those charts, and that of the sources. */

import type { PatientFacts } from '#app/chart/facts.ts'
import { type FactId, type PatientId, patientId } from '#app/contract/ids.ts'
import type { GateFinding } from '#app/contract/intake.ts'
import type { Actor, Store } from '#app/ports/store.ts'
import { flagFacts } from '#app/quality/gate/index.ts'
import { patientQuality, scoreOf } from '#app/quality/score/index.ts'
import { driftOf } from '#app/quality/source/index.ts'
import type { Tally } from './tally.ts'

const BATCH = 32
/** Of each analyte the newest, judged by the ones before them: what a chart shows first. */
const PER_CODE = 6

type Both = Pick<Store, 'read' | 'write'>

export type AfterImport = Readonly<{
  store: Both
  actor: Actor
  touched: readonly string[]
  /** Observations of this import; null: all of a touched chart are looked at. */
  fresh: ReadonlySet<string> | null
  nowMs: number
}>

const factsIn = (facts: PatientFacts): number =>
  facts.observations.length + facts.conditions.length + facts.medications.length + facts.allergies.length + facts.encounters.length

function freshOf({ observations }: PatientFacts, fresh: AfterImport['fresh']): ReadonlySet<FactId> {
  return new Set(observations.filter(({ id }) => fresh === null || fresh.has(id)).map(({ id }) => id))
}

async function batchAfter(after: AfterImport, patients: readonly PatientId[]): Promise<void> {
  const { store, actor, fresh, nowMs } = after
  const charts = await store.read('manyPatientFacts', { patients, perCode: PER_CODE })
  const flags: { patient: PatientId; finding: GateFinding }[] = []
  const qualities: { patient: PatientId; count: number; quality: ReturnType<typeof patientQuality> }[] = []
  for (const chart of charts) {
    const patient = chart.patient?.id
    if (!patient) continue
    for (const finding of flagFacts(chart, freshOf(chart, fresh), nowMs)) flags.push({ patient, finding })
    qualities.push({ patient, count: factsIn(chart), quality: patientQuality(chart, nowMs) })
  }
  if (flags.length > 0) await store.write('recordImportFlags', { actor, flags })
  if (qualities.length > 0) await store.write('recordPatientQuality', { at: actor.at, patients: qualities })
}

export async function afterImport(after: AfterImport): Promise<void> {
  const ids = after.touched.map(patientId)
  for (let at = 0; at < ids.length; at += BATCH) await batchAfter(after, ids.slice(at, at + BATCH))
}

/** What each source sent, kept over time and held against what it sent before. */
export async function recordQuality(
  { sources, news, repeats }: Pick<Tally, 'sources' | 'news' | 'repeats'>,
  { store, actor }: Readonly<{ store: Both; actor: Actor }>,
): Promise<void> {
  for (const [origin, { format, file, files, quality, profile, used }] of sources) {
    if (!news.has(origin)) continue
    quality.addDuplicates(repeats.get(origin) ?? 0)
    const now = profile.profile()
    const before = await store.read('sourceProfile', { origin })
    const drift = before === null ? [] : driftOf([before], now)
    const name = files === 1 ? file : `${file} and ${files - 1} more`
    await store.write('recordSourceQuality', {
      actor,
      origin,
      format,
      file: name,
      count: now.resources,
      quality: scoreOf(quality),
      profile: now,
      drift,
    })
    if (used.length > 0) await store.write('noteLearnedUse', { ids: used })
  }
}
