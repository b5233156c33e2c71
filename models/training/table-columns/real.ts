/** Columns of the public tables with what they are; what stands in no list here is no measured concept. */
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { namesakes } from '#app/terminology/synonyms.ts'

/** `target`: concept id with unit, or a role. */
export type Truth = Readonly<{ target: string; unit: string | null }>
export type RealTable = Readonly<{ id: string; header: readonly string[]; truth: readonly Truth[]; rows: readonly (readonly string[])[] }>

const MOST_ROWS = 60_000
/** Rows that follow each other are kept together: a patient's rows say more than single ones. */
const BLOCK = 2000

async function read(file: string, every: number): Promise<{ header: string[]; rows: string[][] }> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })
  let header: string[] | null = null
  const rows: string[][] = []
  let at = 0
  for await (const line of lines) {
    const cells = line.split(',')
    if (header === null) header = cells
    else if (Math.floor(at++ / BLOCK) % every === 0 && rows.length < MOST_ROWS) rows.push(cells)
  }
  return { header: header ?? [], rows }
}

const SI: Readonly<Record<string, string>> = {
  LBDSALSI: 'g/L',
  LBDSBUSI: 'mmol/L',
  LBDSCRSI: 'umol/L',
  LBDSGBSI: 'g/L',
  LBXSGB: 'g/dL',
  LBDSGLSI: 'mmol/L',
  LBDSIRSI: 'umol/L',
  LBDSPHSI: 'mmol/L',
  LBDSTBSI: 'umol/L',
  LBDSCASI: 'mmol/L',
  LBDSCHSI: 'mmol/L',
  LBDSTPSI: 'g/L',
  LBDSTRSI: 'mmol/L',
  LBDSUASI: 'umol/L',
  LBDGLUSI: 'mmol/L',
  LBDHDDSI: 'mmol/L',
  LBDINSI: 'pmol/L',
}
const OWN_UNITS: Readonly<Record<string, string>> = { ...SI, 'icu2012|FiO2': '1', 'icu_hourly|FiO2': '1' }

/** By the codebooks of the tables, which the lists of names hold; roles by them too. */
export function truthOf(table: string, name: string, canonical: (concept: string) => string): Truth {
  const [hit] = namesakes(name)
  if (!hit || (hit.how !== 'exact' && hit.how !== 'with-fillers')) return { target: '@ignore', unit: null }
  if (hit.target.startsWith('@')) return { target: hit.target, unit: null }
  return { target: hit.target, unit: OWN_UNITS[name] ?? OWN_UNITS[`${table}|${name}`] ?? canonical(hit.target) }
}

const DRUGS = new Set(['insulin', 'change'])

export async function realTables(folder: string, canonical: (concept: string) => string): Promise<readonly RealTable[]> {
  const wide = async (id: string, file: string, every: number): Promise<RealTable> => {
    const { header, rows } = await read(path.join(folder, id, file), every)
    const truth = header.map((name) =>
      id === 'readmission130' && DRUGS.has(name) ? { target: '@ignore', unit: null } : truthOf(id, name, canonical),
    )
    return { id, header, truth, rows }
  }
  const long = await read(path.join(folder, 'icu2012', 'set-a_long.csv.gz'), 1)
  return [
    await wide('icu_hourly', 'hourly.csv.gz', 10),
    await wide('nhanes', 'nhanes_2017_2018.csv.gz', 1),
    await wide('readmission130', 'encounters.csv.gz', 8),
    pivoted(long.rows, canonical),
  ]
}

/** One row a stay and time, one column a parameter. */
function pivoted(rows: readonly (readonly string[])[], canonical: (concept: string) => string): RealTable {
  const names = [...new Set(rows.map((cells) => cells[2] ?? ''))].sort()
  const header = ['RecordID', 'Time', ...names]
  const table = new Map<string, string[]>()
  for (const [stay = '', time = '', parameter = '', value = ''] of rows) {
    const key = `${stay} ${time}`
    const row = table.get(key) ?? [stay, time, ...names.map(() => '')]
    row[2 + names.indexOf(parameter)] = value
    table.set(key, row)
  }
  return { id: 'icu2012', header, truth: header.map((name) => truthOf('icu2012', name, canonical)), rows: [...table.values()] }
}
