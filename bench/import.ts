/** Import of real bundles beside the raw store floor of the same run: same resources, same cipher, same disk. */
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { resourcePath } from '#main/resources.ts'
import { storeFloor } from './floor.ts'
import { openRig } from './rig.ts'
import { perSecond, type Row } from './table.ts'

type FloorLine = Parameters<typeof storeFloor>[0][number]

/** @param given a folder of bundles or a file; null: the demo set that ships */
async function filesOf(given: string | null): Promise<string[]> {
  const target = given ?? resourcePath('build', 'resources', 'demo', 'synthea-demo.ndjson.gz')
  if (!(await stat(target)).isDirectory()) return [target]
  const names = (await readdir(target)).filter((name) => name.endsWith('.json')).sort()
  return names.slice(0, 60).map((name) => path.join(target, name))
}

type Json = Readonly<{
  resourceType: string
  id?: string
  entry?: readonly Readonly<{ resource: Json }>[]
  subject?: { reference?: string }
  effectiveDateTime?: string
  code?: { coding?: readonly { code?: string }[] }
}>

function flatten(text: string, file: string): Json[] {
  const documents = file.includes('.ndjson') ? text.split('\n').filter(Boolean) : [text]
  return documents.flatMap((document) => {
    const json = JSON.parse(document) as Json
    return json.resourceType === 'Bundle' ? (json.entry ?? []).map((entry) => entry.resource) : [json]
  })
}

async function floorLines(files: readonly string[]): Promise<FloorLine[]> {
  const lines: FloorLine[] = []
  for (const file of files) {
    const bytes = await readFile(file)
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    for (const json of flatten(text, file)) {
      const raw = JSON.stringify(json)
      const id = json.id ?? createHash('sha256').update(raw).digest('hex')
      const ms = json.effectiveDateTime ? Date.parse(json.effectiveDateTime) : 0
      lines.push({ type: json.resourceType, id, raw, patient: json.subject?.reference ?? '', code: json.code?.coding?.[0]?.code ?? '', ms })
    }
  }
  return lines
}

async function importOnce(files: readonly string[]): Promise<{ stored: number; perSecond: number }> {
  const rig = await openRig()
  try {
    const { report } = await rig.unlocked.intake.importPaths([...files], { synthetic: true })
    await rig.unlocked.queue.idle()
    return { stored: report.resources.stored, perSecond: report.resources.read / report.seconds }
  } finally {
    await rig.close()
  }
}

const RUNS = 3

export async function importBench(given: string | null): Promise<Row[]> {
  const files = await filesOf(given)
  const lines = await floorLines(files)
  const measured: { floor: number; full: number; stored: number }[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const rig = await openRig()
    const floor = storeFloor(lines, path.join(rig.folder, 'floor.db'), rig.unlocked.key).resourcesPerSecond
    await rig.close()
    const full = await importOnce(files)
    measured.push({ floor, full: full.perSecond, stored: full.stored })
  }
  measured.sort((a, b) => a.full / a.floor - b.full / b.floor)
  const middle = measured[Math.floor(RUNS / 2)]
  if (!middle) throw new Error('nothing was measured')
  const ratio = middle.full / middle.floor
  return [
    {
      what: `full import, ${lines.length} resources`,
      value: perSecond(middle.full),
      beside: `floor ${perSecond(middle.floor)}`,
      bar: '>= 5,000/s',
      met: middle.full >= 5000,
    },
    {
      what: 'full import beside the raw store floor',
      value: ratio.toFixed(2),
      beside: `${RUNS} runs, the middle one`,
      bar: '>= 0.40',
      met: ratio >= 0.4,
    },
  ]
}
