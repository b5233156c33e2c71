/** Names of drugs: making the vocabulary ready, and reading orders one by one, with and without what is remembered of texts that repeat. */
import { readFile } from 'node:fs/promises'
import { matchDrug, type Vocabulary } from '#app/medication/vocabulary/index.ts'
import { matchAnew } from '#app/medication/vocabulary/match.ts'
import { makeVocabulary } from '#app/medication/vocabulary/vocabulary.ts'
import { ms, percentile, perSecond, type Row } from './table.ts'

const LISTS = ['inpatient', 'icu', 'home', 'languages'] as const
const ROUNDS = 40
const MAKINGS = 5
const MB = 2 ** 20

async function orders(): Promise<readonly string[]> {
  const texts = await Promise.all(
    LISTS.map((list) => readFile(new URL(`../app/medication/vocabulary/fixtures/${list}.txt`, import.meta.url), 'utf8')),
  )
  return texts.flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line.includes('=>'))
      .map((line) => line.slice(0, line.indexOf('=>')).trim()),
  )
}

/** Texts in a second of processor time: what else the machine does is no part of it. */
function rate(texts: readonly string[], read: (text: string) => void): number {
  const begun = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round += 1) for (const text of texts) read(text)
  const { user, system } = process.cpuUsage(begun)
  return (ROUNDS * texts.length) / ((user + system) / 1e6)
}

function makings(tsv: string): Readonly<{ vocabulary: Vocabulary; times: readonly number[]; bytes: number }> {
  const before = process.memoryUsage().heapUsed
  let vocabulary = makeVocabulary(tsv)
  matchAnew(vocabulary, 'metropolol')
  const bytes = process.memoryUsage().heapUsed - before
  const times = Array.from({ length: MAKINGS }, () => {
    const begun = performance.now()
    vocabulary = makeVocabulary(tsv)
    return performance.now() - begun
  })
  return { vocabulary, times, bytes }
}

export async function vocabularyBench(): Promise<Row[]> {
  const { vocabulary, times, bytes } = makings(await readFile(new URL('../knowledge/vocabulary/names.tsv', import.meta.url), 'utf8'))
  const texts = await orders()
  rate(texts, (text) => matchAnew(vocabulary, text))
  const anew = rate(texts, (text) => matchAnew(vocabulary, text))
  const again = rate(texts, (text) => matchDrug(vocabulary, text))
  const made = percentile(times, 0.5)
  return [
    {
      what: 'drug names made ready',
      value: ms(made),
      beside: `${Math.round(bytes / MB)} MB`,
      bar: '<= 300 ms, 60 MB',
      met: made <= 300 && bytes <= 60 * MB,
    },
    {
      what: 'orders read',
      value: perSecond(anew),
      beside: `${perSecond(again)} where they repeat`,
      bar: '>= 50,000/s',
      met: anew >= 50_000,
    },
  ]
}
