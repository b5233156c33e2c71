/** Import of real bundles beside the raw store floor of the same run: same resources, same cipher, same disk. */
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { scanText } from '#app/fhir/bundle-scanner.ts'
import { minifyJson } from '#main/exchange/one-line.ts'
import { resourcePath } from '#main/resources.ts'
import { storeFloor } from './floor.ts'
import { peerRows } from './peers.ts'
import { openRig } from './rig.ts'
import { perSecond, type Row } from './table.ts'

const MOST_FILES = 300

type FloorLine = Parameters<typeof storeFloor>[0][number]

const COPIES = 5

/** The same people again under other ids: each UUID's first half moved on by the number of the copy. */
function renamed(text: string, copy: number): string {
  return text.replaceAll(/[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-)/g, (head) =>
    ((Number.parseInt(head, 16) + copy) % 2 ** 32).toString(16).padStart(8, '0'),
  )
}

type Person = {
  resourceType: string
  birthDate?: string
  name?: { family?: string }[]
  identifier?: { value?: string }[]
  telecom?: unknown
}
type Bundle = { entry?: { resource?: Person }[] }

/** Other people, not the same ones again under other ids: those would be joined into one chart. */
function asOthers(bundle: Bundle, copy: number): Bundle {
  if (copy === 0) return bundle
  for (const { resource } of bundle.entry ?? []) {
    if (resource?.resourceType !== 'Patient') continue
    for (const name of resource.name ?? []) name.family = `${name.family ?? ''}${'abcdefghij'[copy] ?? ''}son`
    for (const identifier of resource.identifier ?? []) identifier.value = `${identifier.value ?? ''}-${copy}`
    if (resource.birthDate) resource.birthDate = `${Number(resource.birthDate.slice(0, 4)) - copy}${resource.birthDate.slice(4)}`
    delete resource.telecom
  }
  return bundle
}

/** The demo set a few times over, a bundle a file, as another system would export it. */
async function demoFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-bench-bundles-'))
  const bytes = await readFile(resourcePath('build', 'resources', 'demo', 'synthea-demo.ndjson.gz'))
  const bundles = gunzipSync(bytes).toString('utf8').split('\n').filter(Boolean)
  for (let copy = 0; copy < COPIES; copy += 1) {
    for (const [index, bundle] of bundles.entries()) {
      const pretty = JSON.stringify(asOthers(JSON.parse(renamed(bundle, copy)) as Bundle, copy), null, 2)
      await writeFile(path.join(folder, `${copy}-${index}.json`), pretty)
    }
  }
  return folder
}

async function filesOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return names.slice(0, MOST_FILES).map((name) => path.join(folder, name))
}

type Json = Readonly<{
  resourceType: string
  id?: string
  subject?: { reference?: string }
  effectiveDateTime?: string
  code?: { coding?: readonly { code?: string }[] }
}>

function floorLine(raw: string, json: Json): FloorLine {
  const id = json.id ?? createHash('sha256').update(raw).digest('hex')
  const ms = json.effectiveDateTime ? Date.parse(json.effectiveDateTime) : 0
  return { type: json.resourceType, id, raw, patient: json.subject?.reference ?? '', code: json.code?.coding?.[0]?.code ?? '', ms }
}

/** The very bytes that the import stores, so that both write the same amount. */
async function floorLines(files: readonly string[]): Promise<FloorLine[]> {
  const lines: FloorLine[] = []
  for (const file of files) {
    const text = await readFile(file, 'utf8')
    for (const found of scanText(text)) if (found.kind === 'resource') lines.push(floorLine(found.raw, found.json as Json))
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

/** @param given a folder of FHIR bundles; null: the demo set that ships, a few times over */
export async function importBench(given: string | null): Promise<Row[]> {
  const folder = given ?? (await demoFolder())
  try {
    return await measure(await filesOf(folder))
  } finally {
    if (given === null) await rm(folder, { recursive: true, force: true })
  }
}

type Ran = Readonly<{ floor: number; full: number }>

/** Floor and full import in turn, so that both meet the same machine; the run whose ratio is the middle one. */
async function beside(lines: readonly FloorLine[], files: readonly string[]): Promise<Ran> {
  const measured: Ran[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const rig = await openRig()
    const floor = storeFloor(lines, path.join(rig.folder, 'floor.db'), rig.unlocked.key).resourcesPerSecond
    await rig.close()
    const full = await importOnce(files)
    measured.push({ floor, full: full.perSecond })
  }
  measured.sort((a, b) => a.full / a.floor - b.full / b.floor)
  const middle = measured[Math.floor(RUNS / 2)]
  if (!middle) throw new Error('nothing was measured')
  return middle
}

function rowsOf(what: string, { floor, full }: Ran, bar: Readonly<{ perSecond: number; ratio: number }>): Row[] {
  const ratio = full / floor
  const rate = { value: perSecond(full), beside: `floor ${perSecond(floor)}`, bar: `>= ${perSecond(bar.perSecond)}` }
  const share = { value: ratio.toFixed(2), beside: `${RUNS} runs, the middle one`, bar: `>= ${bar.ratio.toFixed(2)}` }
  return [
    { what, ...rate, met: full >= bar.perSecond },
    { what: `${what}, beside the raw store floor`, ...share, met: ratio >= bar.ratio },
  ]
}

/** The same resources as a bulk export: one a line. */
async function ndjsonFile(lines: readonly FloorLine[]): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-bench-ndjson-'))
  const file = path.join(folder, 'export.ndjson')
  await writeFile(file, lines.map(({ raw }) => minifyJson(raw)).join('\n'))
  return file
}

async function measure(files: readonly string[]): Promise<Row[]> {
  const all = await floorLines(files)
  const bundles = rowsOf(`full import of bundles, ${all.length} resources`, await beside(all, files), { perSecond: 5000, ratio: 0.4 })
  const lines = all.map((line) => ({ ...line, raw: minifyJson(line.raw) }))
  const file = await ndjsonFile(all)
  try {
    const ran = await beside(lines, [file])
    const peers = await peerRows(new Map(lines.map(({ type, id, raw }) => [`${type}/${id}`, raw])).values(), ran.full)
    return [...bundles, ...rowsOf('full import of NDJSON, the same resources', ran, { perSecond: 10_000, ratio: 0.5 }), ...peers]
  } finally {
    await rm(path.dirname(file), { recursive: true, force: true })
  }
}
