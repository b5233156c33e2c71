/** From the readable knowledge to the pack that ships: `medication.json`, the tables of names, and `knowledge.json` with their SHA-256. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Knowledge } from '#app/medication/knowledge.ts'
import { EDITION, VALID_MONTHS } from './medication/edition.ts'
import { medicationTopics } from './medication/index.ts'

const TABLES = ['./vocabulary/', './notes/'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)))

function expiryOf(reviewed: string): string {
  const date = new Date(`${reviewed}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + VALID_MONTHS)
  return date.toISOString().slice(0, 10)
}

/** @throws ZodError naming the rule that is not of its shape */
export async function compileMedication(): Promise<Knowledge> {
  const { reviewed, version } = EDITION
  return Knowledge.parse({ schema: 1, version, reviewed, expires: expiryOf(reviewed), ...(await medicationTopics()) })
}

/** Tables of the names of drugs and of conditions by their file, as they stand. */
export async function readTables(): Promise<ReadonlyMap<string, string>> {
  const files = await Promise.all(TABLES.map(async (folder) => (await readdir(folder)).map((name) => path.join(folder, name))))
  const tables = files.flat().filter((file) => file.endsWith('.tsv'))
  const texts = await Promise.all(tables.map(async (file) => [path.basename(file), await readFile(file, 'utf8')] as const))
  return new Map(texts.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Content of every file of the pack by its name. */
export async function compileKnowledge(): Promise<ReadonlyMap<string, string>> {
  const files = new Map([['medication.json', JSON.stringify(await compileMedication())], ...(await readTables())])
  const sums = [...files].map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')] as const)
  const head = { schema: 1, version: EDITION.version, files: Object.fromEntries(sums) }
  return new Map([...files, ['knowledge.json', `${JSON.stringify(head, null, 2)}\n`]])
}

/** The head last: a pack that was written half has none, or one that does not fit. */
export async function writeKnowledge(folder: string): Promise<void> {
  const files = await compileKnowledge()
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const [name, text] of files) await writeFile(path.join(folder, name), text)
}
