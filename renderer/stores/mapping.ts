/** The mapping screen: what the program believes of a table, what the person says instead, and the rows that come of it. */
import { create } from 'zustand'
import type { CallInput } from '#app/contract/calls.ts'
import type { Failure } from '#app/contract/errors.ts'
import type { MappingPreview } from '#app/contract/intake.ts'
import type { CodeChoice, ColumnChoice, TableFormat } from '#app/contract/table.ts'
import { call } from '../bridge/client.ts'
import { era, onForget } from './forget.ts'
import { takeJob } from './intake.ts'
import { idle, loading, type Remote, settled } from './remote.ts'

type Choices = Readonly<{ columns: readonly ColumnChoice[]; codes: readonly CodeChoice[]; format: Partial<TableFormat> }>
type MappingState = Choices &
  Readonly<{
    id: string | null
    preview: Remote<MappingPreview>
    /** Null until the person types one: then the program's own name stands. */
    name: string | null
    /** The rows shown are of older choices. */
    stale: boolean
    confirming: boolean
    failure: Failure | null
  }>

const NOTHING: Choices = { columns: [], codes: [], format: {} }
const empty = (): MappingState => ({
  ...NOTHING,
  id: null,
  preview: idle(),
  name: null,
  stale: false,
  confirming: false,
  failure: null,
})

export const useMapping = create<MappingState>(empty)

/** Quick enough to feel live, slow enough that a walk through a list asks once. */
export const SETTLE_MS = 250
let latest = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** What is sent: only what the person decided; the rest stays as the program believes. */
function choice(state: MappingState): CallInput<'intake.mapping.preview'> {
  return {
    id: state.id ?? '',
    name: state.name ?? state.preview.value?.name ?? '',
    columns: [...state.columns],
    codes: [...state.codes],
    ...(Object.keys(state.format).length > 0 ? { format: state.format } : {}),
  }
}

export function openMapping(id: string): void {
  if (useMapping.getState().id === id) return
  closeMapping()
  useMapping.setState({ id })
  void fetchPreview()
}

export function closeMapping(): void {
  latest += 1
  clearTimeout(timer)
  useMapping.setState(empty())
}

export async function fetchPreview(): Promise<void> {
  const turn = ++latest
  useMapping.setState(({ preview }) => ({ preview: loading(preview) }))
  const result = await call('intake.mapping.preview', choice(useMapping.getState()))
  if (turn === latest) useMapping.setState(({ preview }) => ({ preview: settled(preview, result), stale: !result.ok }))
}

function changed(change: Partial<MappingState>): void {
  latest += 1
  clearTimeout(timer)
  useMapping.setState({ ...change, stale: true, failure: null })
  timer = setTimeout(() => void fetchPreview(), SETTLE_MS)
}

export function chooseColumn(column: ColumnChoice): void {
  const { columns } = useMapping.getState()
  changed({ columns: [...columns.filter((other) => other.index !== column.index), column] })
}

export function chooseCode(code: CodeChoice): void {
  const { codes } = useMapping.getState()
  changed({ codes: [...codes.filter((other) => other.text !== code.text), code] })
}

/** These change which columns there are, so what was said of the old ones goes. */
const CHANGES_COLUMNS: readonly (keyof TableFormat)[] = ['delimiter', 'encoding', 'header', 'sheet']

export function chooseFormat(part: Partial<TableFormat>): void {
  const { format, columns, codes } = useMapping.getState()
  const anew = CHANGES_COLUMNS.some((key) => key in part)
  changed({ format: { ...format, ...part }, columns: anew ? [] : columns, codes: anew ? [] : codes })
}

export const asBelieved = (): void => changed(NOTHING)
export const nameMapping = (name: string): void => useMapping.setState({ name })

/** Why it cannot be confirmed now, in the program's words; null when it can. */
export function blockedBy({ preview, stale, confirming, name }: MappingState, waiting: string, noName: string): string | null {
  if (preview.value === null || stale || confirming || preview.state === 'loading') return waiting
  if ((name ?? preview.value.name).trim() === '') return noName
  return preview.value.problems[0] ?? null
}

/** @returns whether it is being imported now */
export async function confirmMapping(): Promise<boolean> {
  const asked = era()
  useMapping.setState({ confirming: true, failure: null })
  const result = await call('intake.mapping.confirm', choice(useMapping.getState()))
  if (asked !== era()) return false
  if (!result.ok) {
    useMapping.setState({ confirming: false, failure: result.error })
    return false
  }
  takeJob(result.value)
  closeMapping()
  return true
}

onForget(closeMapping)
