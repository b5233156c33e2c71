/**
 * When each person last had a chart open, kept with what they leave behind in it. Two marks: this opening and the one before, so that a chart
 * fetched again while it is open is still compared with the look before.
 */
import { z } from 'zod'
import type { PatientId } from '#app/contract/ids.ts'
import type { LastLook } from '#app/review/picture/index.ts'
import type { Unlocked } from './session.ts'

const Look = z.object({ at: z.string(), latest: z.number().int().min(0) })
const Marks = z.object({ now: Look, before: Look.nullable() })
type Marks = z.infer<typeof Marks>

const FORM = 'look'

async function marksOf({ store, user }: Unlocked, patient: PatientId): Promise<Marks | null> {
  const kept = await store.read('draft', { patient, form: FORM, user: user.name })
  if (kept === null) return null
  const parsed = Marks.safeParse(JSON.parse(kept.body))
  return parsed.success ? parsed.data : null
}

async function since({ store }: Unlocked, patient: PatientId, look: Marks['before']): Promise<LastLook | null> {
  if (look === null) return null
  const { facts } = await store.read('arrivedSince', { patient, latest: look.latest })
  return { at: look.at, arrived: new Set(facts) }
}

/** Of a chart that is open already. */
export async function lookBefore(open: Unlocked, patient: PatientId): Promise<LastLook | null> {
  return since(open, patient, (await marksOf(open, patient))?.before ?? null)
}

/** Of a chart that is being opened. Ask before the chart is read: what comes meanwhile is told as new next time rather than never. */
export async function beginLook(
  open: Unlocked,
  patient: PatientId,
  at: string,
): Promise<Readonly<{ last: LastLook | null; keep: () => Promise<unknown> }>> {
  const { store, user } = open
  const [marks, latest] = await Promise.all([marksOf(open, patient), store.read('latestResource', {})])
  const before = marks?.now ?? null
  // A downtime copy keeps nothing of its readers but the log.
  if (open.downtime) return { last: null, keep: async () => undefined }
  const body = JSON.stringify({ now: { at, latest }, before } satisfies Marks)
  return {
    last: await since(open, patient, before),
    keep: () => store.write('saveDraft', { patient, form: FORM, user: user.name, body, at }),
  }
}
