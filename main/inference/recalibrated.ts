/**
 * Recalibrations that a site has approved. The record stands in the store's settings; the log holds the same, and its place in the chain is
 * the signature: a record that the log does not confirm is not followed.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ModelAnswer, ModelInfo } from '#app/contract/risk.ts'
import { type InForce, Recalibrated } from '#app/contract/watch.ts'
import type { ScoreRequest, Scorer } from '#app/ports/scorer.ts'
import type { Actor, Store } from '#app/ports/store.ts'
import { OWN_VALUE, recalibratedAnswer, recalibratedMove } from '#app/risk/watch/apply.ts'

type Reader = Pick<Store, 'read'>

const KEY = 'recalibrations'
const Kept = z.record(z.string(), z.object({ record: Recalibrated, seq: z.number().int(), hash: z.string() }))
type Kept = Readonly<z.infer<typeof Kept>>

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const detailOf = (record: Recalibrated) => JSON.stringify({ recalibrated: record })

async function kept(store: Reader): Promise<Kept> {
  const text = await store.read('setting', { key: KEY })
  const parsed = Kept.safeParse(text === null ? {} : JSON.parse(text))
  return parsed.success ? parsed.data : {}
}

async function isConfirmed(store: Reader, { record, seq, hash }: Kept[string]): Promise<boolean> {
  const [entry] = await store.read('audit', { before: seq + 1, limit: 1 })
  return entry?.seq === seq && entry.hash === hash && entry.user === record.by && entry.detail === detailOf(record)
}

async function judged(store: Reader, one: Kept[string], version: string): Promise<InForce> {
  const because = !(await isConfirmed(store, one))
    ? 'the log does not confirm this record'
    : one.record.version === version
      ? null
      : `it was approved for version ${one.record.version}`
  return { record: one.record, applied: because === null, because }
}

export async function inForceOf(store: Reader, { id, version }: Pick<ModelInfo, 'id' | 'version'>): Promise<InForce | null> {
  const one = (await kept(store))[id]
  return one ? judged(store, one, version) : null
}

/** Log first: a record without its entry would never be followed. */
export async function approve(store: Store, actor: Actor, record: Recalibrated): Promise<void> {
  const entry = { action: 'model', patient: null, detail: detailOf(record) }
  const { seq, hash } = await store.write('appendAudit', { actor, ...entry })
  await store.write('setSetting', {
    actor,
    key: KEY,
    value: JSON.stringify({ ...(await kept(store)), [record.model]: { record, seq, hash } }),
  })
}

export async function withdraw(store: Store, actor: Actor, model: string): Promise<void> {
  const { [model]: gone, ...others } = await kept(store)
  if (!gone) return
  await store.write('setSetting', { actor, key: KEY, value: JSON.stringify(others) })
  await store.write('appendAudit', { actor, action: 'model', patient: null, detail: JSON.stringify({ withdrawn: gone.record }) })
}

type Lines = ReadonlyMap<string, Readonly<{ record: Recalibrated; bands: ModelInfo['bands'] }>>

async function linesOf(scorer: Scorer, store: Reader): Promise<Lines> {
  const all = Object.entries(await kept(store))
  const models = all.length > 0 ? await scorer.list() : []
  const found = await Promise.all(
    all.map(async ([id, one]) => {
      const info = models.find((model) => model.id === id)
      return info && (await judged(store, one, info.version)).applied ? [[id, { record: one.record, bands: info.bands }] as const] : []
    }),
  )
  return new Map(found.flat())
}

function shown(lines: Lines, answers: readonly ModelAnswer[]): readonly ModelAnswer[] {
  return answers.map((answer) => {
    const line = lines.get(answer.model)
    return line ? recalibratedAnswer(answer, line.bands, line.record, digest) : answer
  })
}

/** The models as this site shows them. */
export function siteScorer(scorer: Scorer, store: Reader): Scorer {
  const lines = () => linesOf(scorer, store)
  const score = async (request: ScoreRequest) => shown(await lines(), await scorer.score(request))
  return {
    ...scorer,
    score,
    scoreMany: async (requests) => {
      const known = await lines()
      return (await scorer.scoreMany(requests)).map((answers) => shown(known, answers))
    },
    history: async (request) => shown(await lines(), await scorer.history(request)),
    counterfactuals: async (request) => {
      const moves = await scorer.counterfactuals(request)
      const line = (await lines()).get(request.model)
      const own = line && (await score(request))[0]?.outputs[OWN_VALUE]
      return line && typeof own === 'number' ? moves.map((move) => recalibratedMove(move, own, line.record)) : moves
    },
  }
}
