/**
 * How well orders are checked: cases by category with what is expected of each, in the spirit of the tests of order entry systems.
 * Run: `node build/run.mjs medication-bench [--cases FOLDER] [--answers FILE] [--list]`. FILE: answers of any system as `medcheck` gives them, one a line with
 * the `id` of its case; without it this program answers. `--list` names every case that went wrong. Nothing is asserted: the numbers are for reading.
 */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { answerCase } from '#main/medication/case.ts'
import { openMedication } from '#main/medication/index.ts'
import { type Answer, type BenchCase, readAnswers, readCases } from './cases.ts'
import { type Judged, judge } from './judge.ts'
import { tableOf } from './table.ts'

const CASES = fileURLToPath(new URL('./cases/', import.meta.url))

async function casesIn(folder: string): Promise<readonly BenchCase[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ndjson')).sort()
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')))
  return texts.flatMap(readCases)
}

async function ownAnswers(cases: readonly BenchCase[]): Promise<ReadonlyMap<string, Answer>> {
  const medication = await openMedication()
  return new Map(cases.map((one) => [one.case.id, answerCase(medication, one.case)]))
}

const option = (args: readonly string[], name: string) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? null) : null)

/** @returns 0: the numbers are for reading */
export async function run(args: readonly string[]): Promise<number> {
  const cases = await casesIn(option(args, '--cases') ?? CASES)
  const file = option(args, '--answers')
  const answers = file === null ? await ownAnswers(cases) : readAnswers(await readFile(file, 'utf8'))
  const judged: readonly Judged[] = cases.map((one) => judge(one, answers.get(one.case.id) ?? null))
  console.log(tableOf(judged))
  if (args.includes('--list')) for (const { id, wrong } of judged) if (wrong !== null) console.log(`${id}: ${wrong}`)
  return 0
}
