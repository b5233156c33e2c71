/** Tables that wait for a person: ten rows as they would be stored by the choices made so far, and the import once they are confirmed. */

import { WardlightError } from '#app/contract/errors.ts'
import type { ImportReport, IntakeJob, MappingChoice, MappingPreview } from '#app/contract/intake.ts'
import type { MappedColumn, TableMapping } from '#app/contract/table.ts'
import type { Row } from '#app/csv/parse.ts'
import { type Judge, previewRows, withChoices } from '#app/csv/preview.ts'
import { readResource } from '#app/fhir/read.ts'
import type { LearnedColumn, WaitingRecord } from '#app/ports/intake-store.ts'
import type { Actor, Store } from '#app/ports/store.ts'
import { gateFacts } from '#app/quality/gate/index.ts'
import { inferMapping } from '#app/quality/schema/index.ts'
import type { ColumnClassifier } from '#main/inference/column-classifier.ts'
import { resourcePath } from '#main/resources.ts'
import type { Intake } from './api.ts'
import type { Input } from './inputs.ts'
import { type Forced, openTables } from './open-table.ts'
import { sha256 } from './prepare.ts'
import { LOCAL_SOURCE } from './read-table.ts'
import { inputOf } from './waiting.ts'

const SHOWN = 10

export type Tables = Readonly<{
  preview(choice: MappingChoice): Promise<MappingPreview>
  confirm(choice: MappingChoice): Promise<IntakeJob>
  /** A waiting file taken as the program believes it to be: a table by its proposal, a suspect file after all. */
  accept(record: WaitingRecord): Promise<ImportReport>
}>

type Options = Readonly<{
  store: Pick<Store, 'read' | 'write'>
  actor: () => Actor
  intake: Pick<Intake, 'startWaiting' | 'importWaiting'>
}>

type Waiting = Readonly<{ record: WaitingRecord; content: Uint8Array | null; proposal: TableMapping }>

const gone = () =>
  new WardlightError('NotFound', 'This table is not waiting any more.', { next: 'Import it again to see what was understood.' })

async function find(store: Options['store'], id: string): Promise<Waiting> {
  const record = (await store.read('waiting', {})).find((one) => one.id === id)
  if (!record?.proposal) throw gone()
  return { record, content: await store.read('waitingContent', { id }), proposal: record.proposal }
}

function inputFor({ record, content }: Waiting): Input {
  const kept = inputOf(record, content)
  if (kept) return kept
  if (record.path === null) throw gone()
  return { kind: 'file', name: record.file, size: 0, path: record.path }
}

/** Rows spread over what was read, the first among them. */
const spread = (rows: readonly Row[]): readonly Row[] =>
  rows.length <= SHOWN
    ? rows
    : Array.from({ length: SHOWN }, (_, i) => rows[Math.floor((i * rows.length) / SHOWN)]).filter((row) => row !== undefined)

/** What the gate would say of a value. */
function judge(nowMs: number): Judge {
  return ({ resource }) => {
    const { facts } = readResource(JSON.stringify(resource), resource, { path: '' })
    const finding = gateFacts(facts, [], '', nowMs).gate?.findings[0]
    return finding ? { level: finding.level, reason: finding.reason } : { level: 'ok', reason: '' }
  }
}

type Opened = Readonly<{ proposal: TableMapping; rows: readonly Row[]; forced: Forced | undefined }>

/** What of the format a person changed that makes it another table. */
function forcedBy({ format }: MappingChoice, before: TableMapping['format']): Forced | undefined {
  const forced: Forced = {
    ...(format?.delimiter !== undefined && format.delimiter !== before.delimiter ? { delimiter: format.delimiter } : {}),
    ...(format?.encoding !== undefined && format.encoding !== before.encoding ? { encoding: format.encoding } : {}),
    ...(format?.header !== undefined && format.header !== before.header ? { header: format.header } : {}),
  }
  return Object.keys(forced).length === 0 ? undefined : forced
}

const known = (encoding: string | undefined): boolean => {
  try {
    return encoding === undefined || new TextDecoder(encoding).encoding !== ''
  } catch {
    return false
  }
}

/** What a person has explained is an example for the next table; what the program was sure of by itself teaches nothing. */
function taught(columns: readonly MappedColumn[], before: readonly MappedColumn[]): readonly LearnedColumn[] {
  const changed = columns.filter((column) => {
    const old = before.find(({ index }) => index === column.index)
    return old?.role !== column.role || old.concept !== column.concept || old.unit !== column.unit || old.confidence < 1
  })
  return changed.filter(({ name }) => name.trim() !== '').map(({ name, role, concept, unit }) => ({ name, role, concept, unit }))
}

export function createTables({ store, actor, intake }: Options): Tables {
  let classifier: Promise<ColumnClassifier> | null = null
  const load = () => {
    classifier ??= import('#main/inference/column-classifier.ts').then(({ createColumnClassifier }) =>
      createColumnClassifier({ modelsDir: resourcePath('models') }),
    )
    return classifier
  }
  /** The table as the choices read it: written in another way, it is understood anew. */
  const open = async (waiting: Waiting, choice: MappingChoice): Promise<Opened> => {
    const { sheet } = waiting.proposal.format
    const forced = sheet === null ? forcedBy(choice, waiting.proposal.format) : undefined
    if (!known(forced?.encoding))
      throw new WardlightError('BadInput', 'There is no such encoding.', { next: 'Choose one from the list, for example windows-1252.' })
    const file = await openTables(inputFor(waiting), sheet !== null, { onBytes: () => undefined, check: () => undefined, forced })
    const table = file.tables.find((one) => one.sheet === sheet)
    if (!table) throw gone()
    if (forced === undefined) return { proposal: waiting.proposal, rows: table.first, forced }
    const columns = await store.read('learnedColumns', {})
    return { proposal: await inferMapping(table.sample, await load(), columns), rows: table.first, forced }
  }
  const remember = async ({ record }: Waiting, proposal: TableMapping, choice: MappingChoice) => {
    const { mapping, problems } = withChoices(proposal, choice)
    if (problems[0] !== undefined) throw new WardlightError('BadInput', problems[0], { next: 'Change the mapping and confirm it again.' })
    const name = choice.name.trim() || record.file
    const because = `Confirmed for ${record.file}.`
    const columns = taught(mapping.columns, proposal.columns)
    await store.write('rememberMapping', { actor: actor(), name, origin: record.origin, mapping, columns, because })
  }
  return {
    preview: async (choice) => {
      const waiting = await find(store, choice.id)
      const { record } = waiting
      const { proposal, rows: first } = await open(waiting, choice)
      const { mapping, problems } = withChoices(proposal, choice)
      const nowMs = Date.parse(actor().at)
      const rows = previewRows({ mapping, source: record.source ?? LOCAL_SOURCE, hash: sha256 }, spread(first), judge(nowMs))
      const { id, kind, file, origin, reasons, rows: count, at } = record
      return {
        waiting: { id, kind, file, origin, reasons: [...reasons], rows: count, at },
        name: choice.name.trim() || file,
        mapping,
        rows: [...rows],
        problems: [...problems],
      }
    },
    confirm: async (choice) => {
      const waiting = await find(store, choice.id)
      const { proposal, forced } = await open(waiting, choice)
      await remember(waiting, proposal, choice)
      return intake.startWaiting(waiting.record, waiting.content, forced)
    },
    accept: async (record) => {
      const content = await store.read('waitingContent', { id: record.id })
      if (record.proposal)
        await remember({ record, content, proposal: record.proposal }, record.proposal, { id: record.id, name: '', columns: [], codes: [] })
      return intake.importWaiting(record, content)
    },
  }
}
