import { useEffect, useMemo } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import type { Flag } from '#app/contract/entry.ts'
import { assessEntries } from '#app/quality/entry/assess.ts'
import { ofEachValue, type StrangerEvidence, strangerEvidence } from '#app/quality/entry/stranger.ts'
import { followFlags, planPreview, saveValues, useEntry } from '../../stores/entry.ts'
import { useMinute } from '../../stores/minute.ts'
import {
  type Built,
  buildEntries,
  confirmedEntries,
  EMPTY,
  type EntryField,
  flagOf,
  isConfirmed,
  mergeFlags,
  repaired,
  type SaveState,
  saveState,
  signatureOf,
  swappedWith,
  type TypedFields,
} from './build.ts'
import { lastText } from './last-value.ts'
import { parseFieldTime } from './time-field.ts'
import type { FieldNow } from './trail.ts'

export type Assessed = Readonly<{
  nowMs: number
  timeOk: boolean
  built: Built
  flags: ReadonlyMap<string, Flag>
  /** By field, the one its value was swapped with. */
  partners: ReadonlyMap<string, string>
  /** "last 69.4 kg, 2 d ago": shown, never filled in. */
  last: ReadonlyMap<string, string>
  /** Why the values together look like somebody else's; null where they do not. */
  stranger: StrangerEvidence | null
  save: SaveState
  send: () => Promise<boolean>
}>

/** What stands in the form, judged in the same frame by the rules main uses; main's own word follows (planPreview) and the stricter one stands. */
export function useAssessed(view: ChartView, fields: readonly EntryField[]): Assessed {
  // By part: a draft being written is no reason to judge or draw anything again.
  const typed = useEntry((state) => state.typed)
  const time = useEntry((state) => state.time)
  const preview = useEntry((state) => state.preview)
  const nowMs = useMinute()
  const at = parseFieldTime(time, nowMs)
  const iso = new Date(at ?? nowMs).toISOString()
  const built = useMemo(() => buildEntries(fields, typed, iso), [fields, typed, iso])
  const own = useMemo(
    () => ofEachValue(assessEntries({ ...view.entryContext, nowMs: Date.now() }, built.entries)),
    [built, view.entryContext],
  )
  const stranger = useMemo(() => strangerEvidence({ ...view.entryContext, nowMs: Date.now() }, built.entries), [built, view.entryContext])
  const theirs = preview.state === 'ready' && preview.key === JSON.stringify(built.entries) ? ofEachValue(preview.flags) : NO_FLAGS
  const merged = useMemo(() => mergeFlags(built.entries.length, own, theirs), [built, own, theirs])
  const flags = useMemo(() => flagsByField(fields, built, merged), [fields, built, merged])
  const partners = useMemo(() => partnersOf(fields, typed, flags), [fields, typed, flags])
  const last = useMemo(() => lastByField(fields, view, nowMs), [fields, view, nowMs])
  useEffect(() => planPreview(at === null ? [] : built.entries), [built, at])
  useEffect(() => followFlags(fieldsNow(fields, typed, built, flags), stranger), [fields, typed, built, flags, stranger])
  const save = saveState(fields, typed, built, merged, at !== null)
  const send = () => saveValues(built.entries, confirmedEntries(fields, typed, built))
  return { nowMs, timeOk: at !== null, built, flags, partners, last, stranger, save, send }
}

const NO_FLAGS: readonly Flag[] = []

function flagsByField(fields: readonly EntryField[], built: Built, flags: readonly Flag[]): ReadonlyMap<string, Flag> {
  const found = new Map<string, Flag>()
  for (const field of fields) {
    const flag = flagOf(field.id, built, flags)
    if (flag) found.set(field.id, flag)
  }
  return found
}

function partnersOf(fields: readonly EntryField[], typed: TypedFields, flags: ReadonlyMap<string, Flag>): ReadonlyMap<string, string> {
  return new Map(
    fields.flatMap(({ id }) => {
      const partner = swappedWith(id, fields, typed, flags)
      return partner === null ? [] : [[id, partner] as const]
    }),
  )
}

/** What stands in each field, with its flag, for the count of what becomes of flags. */
function fieldsNow(fields: readonly EntryField[], typed: TypedFields, built: Built, flags: ReadonlyMap<string, Flag>): readonly FieldNow[] {
  return fields.flatMap((field) => {
    const one = typed[field.id] ?? EMPTY
    if (one.text.trim() === '') return []
    const flag = flags.get(field.id) ?? null
    const part = built.owners[flag?.entry ?? -1]?.part ?? 0
    const fixed = flag ? repaired(field, one, flag, part) : null
    return {
      field: field.id,
      concept: field.concepts[part] ?? field.id,
      signature: signatureOf(field, one),
      flag,
      fixed: fixed ? signatureOf(field, fixed) : null,
      sure: isConfirmed(field, one),
    }
  })
}

function lastByField(fields: readonly EntryField[], view: ChartView, nowMs: number): ReadonlyMap<string, string> {
  return new Map(
    fields.flatMap((field) => {
      const text = lastText(field, view, nowMs)
      return text === null ? [] : [[field.id, text] as const]
    }),
  )
}
