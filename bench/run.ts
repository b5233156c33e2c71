/** `npm run bench [-- FOLDER]`: measures, prints a table with ratios, and writes bench/RESULTS.md. FOLDER: FHIR bundles to import instead of the demo set. */
import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import { chartBench } from './chart.ts'
import { csvBench } from './csv.ts'
import { hl7Bench } from './hl7v2.ts'
import { importBench } from './import.ts'
import { inferenceBench } from './inference.ts'
import { orderBench } from './order.ts'
import { openRig, type Rig } from './rig.ts'
import { scoreBench } from './score.ts'
import { searchBench } from './search.ts'
import { asTable, type Row } from './table.ts'
import { vocabularyBench } from './vocabulary.ts'
import { windowBench } from './window.ts'

async function withRig(work: (rig: Rig) => Promise<Row[]>): Promise<Row[]> {
  const rig = await openRig()
  try {
    return await work(rig)
  } finally {
    await rig.close()
  }
}

const PARTS: readonly (readonly [string, (folder: string | null) => Promise<Row[]>])[] = [
  ['import', importBench],
  ['hl7v2', hl7Bench],
  ['csv', csvBench],
  ['chart', () => withRig(chartBench)],
  ['search', () => withRig(searchBench)],
  ['score', () => withRig(scoreBench)],
  ['order', () => withRig(orderBench)],
  ['vocabulary', vocabularyBench],
  ['inference', inferenceBench],
  ['window', windowBench],
]

function machine(): string {
  const cpus = os.cpus()
  return `${cpus.length} × ${cpus[0]?.model ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`
}

export async function run(args: readonly string[]): Promise<number> {
  const [folder = null, ...only] = args[0] === '--only' ? [null, ...args.slice(1)] : args
  const rows: Row[] = []
  for (const [name, part] of PARTS) {
    if (only.length > 0 && !only.includes(name)) continue
    console.error(`measuring ${name} …`)
    rows.push(...(await part(folder)))
  }
  const table = asTable(rows)
  console.log(table)
  if (only.length === 0) await writeFile(new URL('./RESULTS.md', import.meta.url), page(table))
  return rows.every((row) => row.met !== false) ? 0 : 1
}

const page = (table: string): string => `# Results

Written by \`npm run bench\`. Ratios are of one run on one machine; absolute times move with it.

Machine: ${machine()}. The window is the stand-in on the system's Chromium where Electron's binary is not there.

${table}
`
