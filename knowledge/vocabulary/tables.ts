/** The public tables, read: names and what they are made of. Only for the recipe. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'

export type Row = Readonly<Record<string, string>>

function rows(text: string, delimiter: string): readonly Row[] {
  const { data } = new Papa.Parser({ delimiter, newline: '\n' }).parse(text.replaceAll('\r\n', '\n'), 0, false)
  const [head = [], ...body] = data
  return body
    .filter((row) => row.length === head.length)
    .map((row) => Object.fromEntries(head.map((name, at) => [name.trim(), row[at]?.trim() ?? ''])))
}

/** @param folder the folder of the public tables */
export function readTable(folder: string, name: string): readonly Row[] {
  const bytes = readFileSync(path.join(folder, name))
  return rows((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'), name.startsWith('ndfrt') ? ';' : ',')
}
