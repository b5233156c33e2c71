/** `map FILE`: what each column of a table nobody described is believed to be. Nothing is stored. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import type { TableMapping } from '#app/contract/table.ts'
import { inferMapping } from '#app/quality/schema/index.ts'
import { createColumnClassifier } from '../../inference/column-classifier.ts'
import { Refused } from '../../intake/file-run.ts'
import { type OpenFile, openTables } from '../../intake/open-table.ts'
import { resourcePath } from '../../resources.ts'
import { type Arguments, UsageError } from '../arguments.ts'
import { printJson, say } from '../output.ts'

const OPENING = { onBytes: () => undefined, check: () => undefined }

async function open(file: string): Promise<OpenFile> {
  const { size } = await stat(file)
  try {
    return await openTables({ kind: 'file', name: path.basename(file), size, path: file }, /\.xls[xm]$/i.test(file), OPENING)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { message, path: place } = error.trouble
    throw new WardlightError('BadInput', message, place === '' ? {} : { path: place })
  }
}

/** The largest table of the file. */
const mainTable = ({ tables }: OpenFile) =>
  [...tables].sort((a, b) => b.count * b.sniffed.columns.length - a.count * a.sniffed.columns.length)[0]

function printed(rows: number, { columns, codes, format, layout, patientKey, timeColumn }: TableMapping) {
  const nameOf = (index: number | null) => {
    const column = columns.find((one) => one.index === index)
    return column === undefined ? null : column.name || `column ${column.index + 1}`
  }
  return {
    rows,
    columns: columns.map(({ name, concept, code, unit, role, confidence, evidence, missing, timeForm }) => ({
      name,
      concept,
      code,
      unit,
      role,
      confidence,
      evidence,
      missing,
      timeForm,
    })),
    patientKey: nameOf(patientKey),
    timeColumn: nameOf(timeColumn),
    layout,
    format,
    codes,
  }
}

export async function map(args: Arguments): Promise<number> {
  const [file, ...more] = args.positionals
  if (file === undefined || more.length > 0) throw new UsageError('map takes one file')
  const opened = await open(file)
  const table = mainTable(opened)
  if (!table) throw new WardlightError('BadInput', 'The file holds no table.')
  for (const { message } of opened.issues) say(message)
  const classify = await createColumnClassifier({ modelsDir: resourcePath('models') })
  await printJson(printed(table.count, await inferMapping(table.sample, classify, [])))
  return 0
}
