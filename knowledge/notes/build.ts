/**
 * Makes `conditions.tsv` from the titles of ICD-10-CM (CMS, public domain) and the hand-written lists: name, code, kind, "U" where only capitals count, and the
 * concept where it is called otherwise.
 * `node knowledge/notes/build.ts FILE.csv` with the order file as CSV (code,billable,short,long). A code that the file does not have is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

type Row = Readonly<{ code: string; billable: boolean; title: string }>
type Name = Readonly<{ name: string; code: string; kind: 'condition' | 'finding'; capitals: boolean; concept: string }>

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const LINE = /^([A-Z0-9]+),([01]),(?:"[^"]*"|[^,]*),(?:"([^"]*)"|([^,]*))$/

function rowsOf(file: string): readonly Row[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split(/\r?\n/).flatMap((line) => {
    const [, code, billable, quoted, bare] = LINE.exec(line) ?? []
    return code === undefined ? [] : [{ code, billable: billable === '1', title: quoted ?? bare ?? '' }]
  })
}

/** Titles with these words are places in the classification, not names that a note would use. */
const NO_NAME =
  /\b(others?|specified|elsewhere|classified|with|without|due|encounter|sequelae?|initial|subsequent|in diseases|not|following|complicating|involving|induced by|by|during|causes?|types?|as|agent|organisms?|status|current|cannot|sites?|unspecified|worries|finding|findings)\b|,| and | or |\b(of|in|to|for|from|on)$/i
const CHAPTERS = /^[A-NQR]/
const TOO_GENERAL = new Set(
  'illness|disorder|disease|infection|injury|neoplasm|tumor|mycosis|fistula|colic|pannus|bunion|stress'.split('|'),
)

const dotted = (code: string) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

function nameOf(title: string): string | null {
  const bare = title
    .replace(/\[[^\]]*\]|\([^)]*\)/g, '')
    .replace(/,? unspecified.*$/i, '')
    .replace(/^Unspecified /, '')
    .replace(/\s+/g, ' ')
    .trim()
  const name = bare.toLowerCase()
  return NO_NAME.test(bare) || bare.split(' ').length > 5 || bare.length < 4 || TOO_GENERAL.has(name) ? null : name
}

/** Of the codes of one name the one without more detail: "unspecified" before others, a billable one before a heading. */
function fromTitles(rows: readonly Row[]): Map<string, string> {
  const best = new Map<string, Readonly<{ code: string; rank: number }>>()
  for (const { code, billable, title } of rows) {
    const name = CHAPTERS.test(code) && code.length <= 5 ? nameOf(title) : null
    if (name === null) continue
    const rank = (/unspecified/i.test(title) ? 100 : 0) + (billable ? 10 : 0) - code.length
    if (rank > (best.get(name)?.rank ?? -Infinity)) best.set(name, { code, rank })
  }
  return new Map([...best].map(([name, { code }]) => [name, dotted(code)]))
}

function fromList(file: string, kind: Name['kind'], codes: ReadonlySet<string>): readonly Name[] {
  const lines = readFileSync(here(file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  return lines.flatMap((line) => {
    const at = line.indexOf(':')
    const given = line.slice(0, at)
    const code = given === '-' || given.endsWith('*') ? '' : given
    if (code !== '' && !codes.has(code.replace('.', ''))) throw new Error(`${file}: ICD-10-CM has no ${code}`)
    const names = line
      .slice(at + 1)
      .split(',')
      .map((name) => name.trim())
    const concept = code === '' ? '' : (names[0] ?? '').replace('^', '')
    return names.map((name) => ({
      name: name.replace('^', ''),
      code,
      kind,
      capitals: name.endsWith('^'),
      concept: concept || name.replace('^', ''),
    }))
  })
}

function build(file: string): string {
  const rows = rowsOf(file)
  const codes = new Set(rows.map(({ code }) => code))
  const written = [...fromList('lists/conditions.txt', 'condition', codes), ...fromList('lists/findings.txt', 'finding', codes)]
  const names = new Map<string, Name>()
  for (const name of written) if (!names.has(name.name)) names.set(name.name, name)
  for (const [name, code] of fromTitles(rows))
    if (!names.has(name))
      names.set(name, { name, code, kind: code.startsWith('R') ? 'finding' : 'condition', capitals: false, concept: name })
  const lines = [...names.values()].map(
    ({ name, code, kind, capitals, concept }) => `${name}\t${code}\t${kind}\t${capitals ? 'U' : ''}\t${concept === name ? '' : concept}`,
  )
  return `${lines.sort().join('\n')}\n`
}

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: node knowledge/notes/build.ts FILE.csv[.gz]')
writeFileSync(here('conditions.tsv'), build(file))
