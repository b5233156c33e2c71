/**
 * Makes app/terminology/icd/icd9-to-10.ts out of the CMS General Equivalence Mappings and the ICD-10-CM code table of the data folder:
 * node models/training/icd9-to-10.ts <data folder>
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

const OUT = path.resolve(import.meta.dirname, '../../app/terminology/icd/icd9-to-10.ts')
const LINE = 130

const table = (folder: string, name: string) =>
  gunzipSync(readFileSync(path.join(folder, 'icd10cm', name)))
    .toString('utf8')
    .split(/\r?\n/)
    .slice(1)

/** Code -> description, of codes that may be used by themselves. */
function billable(folder: string): ReadonlyMap<string, string> {
  const rows = table(folder, 'icd10cm-order-Jan-2021.csv.gz').map((line) => line.split(','))
  return new Map(rows.flatMap(([code = '', usable, ...words]) => (usable === '1' ? [[code, words.join(',').toLowerCase()] as const] : [])))
}

/** A code that has been split since the map was made: its unspecified part. */
const inForce = (code: string, known: ReadonlyMap<string, string>) => (!known.has(code) && known.has(`${code}9`) ? `${code}9` : code)

type Target = Readonly<{ code: string; flags: string }>

function targets(folder: string, known: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Target[]> {
  const map = new Map<string, Target[]>()
  for (const line of table(folder, 'icd_cm_9_to_10_mapping.csv.gz')) {
    const [from = '', code = '', flags = ''] = line.split(',')
    if (from === '') continue
    const list = map.get(from)
    const target = { code: inForce(code, known), flags }
    if (list) list.push(target)
    else map.set(from, [target])
  }
  return map
}

/** Targets of several categories of which one is meant by nearly everybody who wrote the code. */
const MEANT: Readonly<Record<string, string>> = { '4019': 'I10', '7840': 'R519' }

/** A combination (third flag) needs several codes at once: no single one says the same. */
function best(from: string, list: readonly Target[], known: ReadonlyMap<string, string>): string | null {
  if (list.some(({ flags }) => flags[1] === '1' || flags[2] === '1')) return null
  const [first] = list
  if (!first || list.some(({ code }) => !known.has(code))) return null
  if (list.length === 1) return `${first.code}${first.flags[0] === '1' ? '~' : ''}`
  if (MEANT[from]) return `${MEANT[from]}~`
  if (new Set(list.map(({ code }) => code.slice(0, 3))).size > 1) return null
  const general = list.find(({ code }) => /unspecified/.test(known.get(code) ?? ''))
  return general ? `${general.code}~` : null
}

function packed(pairs: readonly string[]): string {
  const lines: string[] = []
  let line = ''
  for (const pair of pairs) {
    if (line.length + pair.length + 1 > LINE) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? pair : ` ${pair}`
  }
  return [...lines, line].join('\n')
}

const folder = process.argv[2]
if (!folder) throw new Error('The data folder is missing.')
const known = billable(folder)
const pairs = [...targets(folder, known)]
  .sort((a, b) => (a[0] < b[0] ? -1 : 1))
  .flatMap(([from, list]) => {
    const to = best(from, list, known)
    return to === null ? [] : [`${from}:${to}`]
  })
writeFileSync(
  OUT,
  `/** ICD-9-CM diagnosis code to ICD-10-CM (no dots), "~" where the map calls it approximate. Made by models/training/icd9-to-10.ts; see NOTICE.md. */\nexport const PAIRS = \`${packed(pairs)}\`\n`,
)
console.log(`${pairs.length} codes`)
