/**
 * How well notes are read: precision, recall and F1 of negation, temporality and experiencer over annotated sentences, and notes a second.
 * `node build/run.mjs notes-bench FILE.tsv` (or a folder with annotated_sentences.tsv): the last six columns are phrase, sentence, negation, temporality
 * (Recent, Historical, Not particular), experiencer, as in the NegEx test kit. `--half even|odd`: every other row only; `--wrong`: the misses.
 */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readNote } from '#app/notes/read.ts'
import { openMedication } from '#main/medication/index.ts'

type Row = Readonly<{ phrase: string; sentence: string; negation: string; time: string; who: string }>

function rowsOf(given: string): readonly Row[] {
  const file = statSync(given).isDirectory() ? path.join(given, 'annotated_sentences.tsv') : given
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [phrase, sentence, negation, time, who] = line.split('\t').slice(-5)
      return phrase && sentence && negation && time && who ? [{ phrase, sentence, negation, time, who: who.trim() }] : []
    })
}

type Count = { right: number; wrong: number; missed: number }
const share = (part: number, whole: number) => (whole === 0 ? '-' : (part / whole).toFixed(3))

function told(name: string, { right, wrong, missed }: Count): string {
  const f1 = share(2 * right, 2 * right + wrong + missed)
  const numbers = [share(right, right + wrong), share(right, right + missed), f1, right, wrong, missed]
  return [name.padEnd(14), ...numbers.map((n) => String(n).padStart(9))].join('')
}

const QUESTIONS = {
  negation: [(row: Row) => row.negation === 'Negated', 'negated'],
  historical: [(row: Row) => row.time === 'Historical', 'historical'],
  hypothetical: [(row: Row) => row.time === 'Not particular', 'hypothetical'],
  'other person': [(row: Row) => row.who !== 'Patient', 'other'],
} as const

/** The kit writes the phrase that is meant in capitals; without such a place the first one counts. */
function meantIn(row: Row) {
  const { mentions } = readNote(row.sentence, [row.phrase], null)
  const mention = mentions.find(({ text }) => text === text.toUpperCase()) ?? mentions[0]
  return mention && { ...mention, other: mention.experiencer !== 'patient' }
}

/** @returns 0: the numbers are for reading */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { half: { type: 'string' }, wrong: { type: 'boolean', default: false } },
  })
  const [given] = positionals
  if (given === undefined) throw new Error('usage: notes-bench FILE.tsv|FOLDER [--half even|odd] [--wrong]')
  const all = rowsOf(given)
  const rows = values.half === undefined ? all : all.filter((_, index) => index % 2 === (values.half === 'odd' ? 1 : 0))
  const read = rows.map((row) => ({ row, mention: meantIn(row) }))
  console.log(`${rows.length} sentences; the phrase was not found in ${read.filter(({ mention }) => mention === undefined).length}`)
  console.log(
    ['', 'precision', 'recall', 'F1', 'right', 'wrong', 'missed']
      .map((head, at) => (at === 0 ? head.padEnd(14) : head.padStart(9)))
      .join(''),
  )
  for (const [name, [isSo, field]] of Object.entries(QUESTIONS)) {
    const count: Count = { right: 0, wrong: 0, missed: 0 }
    for (const { row, mention } of read) {
      const [gold, own] = [isSo(row), mention?.[field] ?? false]
      if (gold && own) count.right += 1
      else if (own) count.wrong += 1
      else if (gold) count.missed += 1
      if (values.wrong && gold !== own)
        console.log(`  ${name}: ${own ? 'said' : 'missed'} "${row.phrase}" in ${row.sentence.replace(/\s+/g, ' ').slice(-300)}`)
    }
    console.log(told(name, count))
  }

  const knowledge = (await openMedication()).names().notes()
  const note = rows
    .slice(0, 40)
    .map(({ sentence }) => sentence)
    .join('\n')
  for (let i = 0; i < 5; i += 1) readNote(note, [], knowledge)
  const before = process.cpuUsage()
  const rounds = 20
  for (let i = 0; i < rounds; i += 1) readNote(note, [], knowledge)
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6 / rounds
  console.log(
    `whole lexicon: ${Math.round(1 / seconds)} notes/s of ${note.length} characters (${Math.round(note.length / seconds / 1000)} kB/s, processor time)`,
  )
  return 0
}
