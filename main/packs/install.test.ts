import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PackInstalled } from '#app/contract/pack.ts'
import { createScorer } from '../inference/client.ts'
import { loadModels } from '../inference/registry.ts'
import { verifyModels } from '../inference/verify.ts'
import { type InstallOptions, installPack } from './install.ts'
import { consistent, type Files, hashes, MODELS, modelFiles, newKey, sealed, textOf, withFile, withGraph } from './packs.test-help.ts'
import { openTrial } from './trial.ts'

const KEY = newKey()
const STRANGER = newKey()
const HONEST = modelFiles('news2', '1.1.0')
const trial = openTrial()
let dataDir: string
let written: PackInstalled[]

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'wardlight-packs-'))
  written = []
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))
afterAll(() => trial.close())

const modelsDir = () => path.join(dataDir, 'models')

async function install(bytes: Buffer, more: Partial<InstallOptions> = {}): Promise<PackInstalled> {
  const file = path.join(dataDir, 'new.wardmodel')
  await writeFile(file, bytes)
  const record = async (installed: PackInstalled) => void written.push(installed)
  const usual = { file, dataDir, shippedDir: MODELS, publisherKey: KEY.fingerprint, allowDowngrade: false, record, trial }
  return installPack({ ...usual, ...more })
}

const codeOf = (bytes: Buffer, more: Partial<InstallOptions> = {}): Promise<string> =>
  install(bytes, more).then(
    () => 'taken',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )

const installedNews2 = async () => (await loadModels(MODELS, modelsDir())).find(({ info }) => info.id === 'news2')?.info

describe('a pack of a publisher that is trusted on purpose', () => {
  test('is installed, replaces the shipped model, scores, and keeps its evidence under names of our own', async () => {
    const files = { ...HONEST, 'evidence/auroc.json': Buffer.from('{"auroc":0.9}'), 'evidence/plot.png': Buffer.from('png') }
    const made = await install(sealed(files, KEY))
    expect(made).toMatchObject({
      id: 'news2',
      version: '1.1.0',
      replaces: '1.0.0',
      publisher: { trusted: 'now', fingerprint: KEY.fingerprint },
    })
    expect(written).toEqual([made])
    expect((await readdir(path.join(modelsDir(), 'news2-1.1.0'))).sort()).toEqual([
      'card.md',
      'evidence-1.json',
      'evidence-2.png',
      'golden.jsonl',
      'manifest.json',
      'model.onnx',
      'pack.head',
      'verification.json',
    ])
    expect((await readdir(modelsDir())).sort()).toEqual(['news2-1.1.0', 'publishers.json', 'registry.json'])
    const scorer = await createScorer({ modelsDir: MODELS, installedDir: modelsDir() })
    const features = { rr: 16, spo2: 97, scale: 1, on_oxygen: 0, temp_c: 37, sbp: 120, hr: 131, acvpu: 'A' }
    const [answer] = await scorer.score({ model: 'news2', atMs: null, facts: null, features })
    await scorer.close()
    expect(answer).toMatchObject({ version: '1.1.0', status: 'ok', value: 3 })
  })

  test('a model of a new name stands beside those that ship', async () => {
    const named = (files: Files): Files => {
      const text = (name: string, from: RegExp, to: string) => Buffer.from(textOf(files, name).replace(from, to))
      const renamed = { ...files, 'manifest.json': text('manifest.json', /"id":"news2"/, '"id":"our-score"') }
      return consistent({ ...renamed, 'verification.json': text('verification.json', /"model":"news2"/, '"model":"our-score"') })
    }
    const made = await install(sealed(named(HONEST), KEY))
    expect(made.replaces).toBeNull()
    const rows = await verifyModels(MODELS, modelsDir())
    expect(rows.at(-1)).toMatchObject({ id: 'our-score', version: '1.1.0', status: 'available' })
    expect(rows.find(({ id }) => id === 'news2')).toMatchObject({ version: '1.0.0', status: 'available' })
  })

  test('is known from then on, and its next version needs no key', async () => {
    await install(sealed(HONEST, KEY))
    const next = await install(sealed(modelFiles('news2', '1.2.0'), KEY), { publisherKey: null })
    expect(next).toMatchObject({ version: '1.2.0', replaces: '1.1.0', publisher: { trusted: 'before' } })
  })

  test('the same pack again repairs what was damaged', async () => {
    await install(sealed(HONEST, KEY))
    await writeFile(path.join(modelsDir(), 'news2-1.1.0', 'card.md'), 'other words')
    expect(await installedNews2()).toMatchObject({ status: 'unavailable' })
    await install(sealed(HONEST, KEY))
    expect(await installedNews2()).toMatchObject({ status: 'available', version: '1.1.0' })
  })

  test('nothing is installed where it cannot be written down', async () => {
    const failing = async () => Promise.reject(new Error('the log is full'))
    await expect(install(sealed(HONEST, KEY), { record: failing })).rejects.toThrow('the log is full')
    expect(await readdir(modelsDir())).toEqual([])
  })
})

describe('refused, with nothing left behind', () => {
  afterEach(async () => {
    expect(written).toEqual([])
    expect((await readdir(modelsDir())).filter((name) => name !== 'publishers.json')).toEqual([])
  })

  test('a publisher nobody has named, with the fingerprint and what to do', async () => {
    const failed = install(sealed(HONEST, KEY), { publisherKey: null })
    const failure = {
      kind: 'NotAllowed',
      message: expect.stringContaining(KEY.fingerprint),
      next: expect.stringContaining('--publisher-key'),
    }
    await expect(failed).rejects.toMatchObject({ code: 'unknown-publisher', failure })
    expect(await codeOf(sealed(HONEST, STRANGER))).toBe('unknown-publisher')
    const claimed = sealed(HONEST, STRANGER, (index) => ({ ...index, publisher: { name: 'Test house', publicKey: KEY.publicKey } }))
    expect(await codeOf(claimed)).toBe('altered')
  })

  test.each(['1.0.0', '0.9.0'])('version %s of a model that ships', async (version) => {
    const code = version === '1.0.0' ? 'version-taken' : 'older-version'
    expect(await codeOf(sealed(modelFiles('news2', version), KEY), { allowDowngrade: true })).toBe(code)
  })

  const manifestWith = (change: Record<string, unknown>) => consistent(HONEST, (manifest) => ({ ...manifest, ...change }))
  const row = textOf(HONEST, 'golden.jsonl').split('\n')[0] ?? ''

  test.each<[string, string, () => Files]>([
    ['another kind of model than the shipped one', 'manifest', () => manifestWith({ family: 'learned' })],
    ['a key that no manifest has', 'manifest', () => manifestWith({ run: 'me' })],
    ['a value that is no output', 'manifest', () => manifestWith({ value: 'nothing' })],
    ['hashes of other files', 'manifest', () => consistent(HONEST, (m) => ({ ...m, files: { ...m.files, 'card.md': '0'.repeat(64) } }))],
    ['one hash too many', 'manifest', () => consistent(HONEST, (m) => ({ ...m, files: { ...m.files, 'x.md': '0'.repeat(64) } }))],
    [
      'an input that only code could find',
      'manifest',
      () => consistent(HONEST, (m) => ({ ...m, inputs: m.inputs.map((i) => ({ ...i, rule: 'constructor' })) })),
    ],
    ['a card without a word', 'manifest', () => withFile(HONEST, 'card.md', ' \n')],
    ['a record that is not JSON', 'json', () => refiled({ 'verification.json': '{' })],
    ['no verification record', 'verification', () => refiled({ 'verification.json': '{}' })],
    [
      'a record of another graph',
      'verification',
      () => refiled({ 'verification.json': textOf(HONEST, 'verification.json').replace(/"graphSha256":"../, '"graphSha256":"00') }),
    ],
    [
      'a vector that did not pass',
      'verification',
      () => withFile(HONEST, 'verification.json', textOf(HONEST, 'verification.json').replace('"passed":7', '"passed":6')),
    ],
    [
      'a golden row that does not come out',
      'golden',
      () => withFile(HONEST, 'golden.jsonl', textOf(HONEST, 'golden.jsonl').replace('"outputs":[0,', '"outputs":[1,')),
    ],
    ['golden rows beyond counting', 'golden', () => withFile(HONEST, 'golden.jsonl', '1\n'.repeat(8_000_000))],
    ['one golden row without end', 'golden', () => withFile(HONEST, 'golden.jsonl', `{"x":[${'"a",'.repeat(4_000_000)}1]}`)],
    ['a manifest of nothing but mistakes', 'manifest', () => manifestWith({ inputs: Array(480_000).fill(0) })],
    ['a graph of empty parts', 'graph', () => withFile(HONEST, 'model.onnx', Buffer.alloc(32 * 1024 * 1024, Buffer.from([0x3a, 0x00])))],
    ['a graph of empty steps', 'graph', () => withFile(HONEST, 'model.onnx', emptySteps(16_000_000))],
    ['too few golden rows', 'golden', () => withFile(HONEST, 'golden.jsonl', `${row}\n`.repeat(9))],
    ['golden rows of another width', 'golden', () => withFile(HONEST, 'golden.jsonl', `${row.replace('"x":[', '"x":[1,')}\n`.repeat(10))],
  ])('%s', async (_, code, files) => {
    expect(await codeOf(sealed(files(), KEY), { publisherKey: KEY.fingerprint })).toBe(code)
  })

  const emptySteps = (count: number) => {
    const head = Buffer.from([0x08, 8, 0x3a, 0, 0, 0, 0])
    const length = count * 2
    for (let i = 0; i < 4; i++) head[3 + i] = ((length >> (7 * i)) & 0x7f) | (i < 3 ? 0x80 : 0)
    return Buffer.concat([head, Buffer.alloc(length, Buffer.from([0x0a, 0x00]))])
  }

  /** Files changed without making the record follow, hashes in the manifest right. */
  function refiled(changed: Record<string, string>): Files {
    const files: Files = { ...HONEST, ...Object.fromEntries(Object.entries(changed).map(([name, text]) => [name, Buffer.from(text)])) }
    const manifest = { ...JSON.parse(textOf(HONEST, 'manifest.json')), files: hashes(files) }
    return { ...files, 'manifest.json': Buffer.from(JSON.stringify(manifest)) }
  }
})

describe('a graph that is refused before or in its trial', () => {
  const constant = (name: string, dims: number[], values: number[]) => ({ name, dims, dataType: 11, doubleData: values })

  test.each<[string, string, Parameters<typeof withGraph>[1]]>([
    ['names a file outside itself', 'external-data', ({ initializer: [first] }) => Object.assign(first ?? {}, { dataLocation: 1 })],
    ['has another input', 'graph', ({ input }) => Object.assign(input?.[0] ?? {}, { name: 'y' })],
    ['has an input too many', 'graph', (graph) => void graph.input?.push({ ...graph.input[0], name: 'y' })],
    ['has an output too few', 'graph', (graph) => void graph.output?.pop()],
    [
      'has inputs of another width',
      'graph',
      ({ input }) => Object.assign(input?.[0]?.type?.tensorType?.shape?.dim?.[1] ?? {}, { dimValue: 9 }),
    ],
    ['uses an operator that is not allowed', 'graph', ({ node }) => Object.assign(node[0] ?? {}, { opType: 'Expand' })],
    ['uses an operator of another house', 'graph', ({ node }) => Object.assign(node[0] ?? {}, { domain: 'com.microsoft' })],
    ['asks for operators of the future', 'graph', (_, model) => Object.assign(model.opsetImport[0] ?? {}, { version: 99 })],
    ['is of a format of the future', 'graph', (_, model) => Object.assign(model, { irVersion: 99 })],
    ['loops', 'graph', ({ node }) => void node.push({ opType: 'Loop', input: ['', ''], output: ['z'] })],
    ['holds a graph within the graph', 'graph', ({ node }) => Object.assign(node[0] ?? {}, { attribute: [{ name: 'body', g: {} }] })],
    ['brings functions', 'graph', (_, model) => Object.assign(model, { functions: [{ name: 'f', domain: '', node: [] }] })],
    ['goes in a circle', 'graph', ({ node }) => Object.assign(node[0] ?? {}, { input: node[0]?.output })],
    ['asks for a value that nobody makes', 'graph', ({ node }) => Object.assign(node[0] ?? {}, { input: ['nowhere', 'nowhere'] })],
    [
      'gives other numbers',
      'golden',
      (graph) => {
        const last = graph.node.find(({ output }) => output?.[0] === 'outputs')
        const inner = { ...last, output: ['outputs_before'] }
        graph.node[graph.node.indexOf(last ?? {})] = inner
        graph.initializer.push(constant('one_more', [1], [1]))
        graph.node.push({ opType: 'Add', input: ['outputs_before', 'one_more'], output: ['outputs'] })
      },
    ],
    [
      'makes a tensor larger than any machine',
      'graph or too-much-memory',
      (graph) => {
        graph.initializer.push(
          constant('tall', [100_000, 1], Array(100_000).fill(1)),
          constant('wide', [1, 100_000], Array(100_000).fill(1)),
        )
        graph.node.push(
          { opType: 'MatMul', input: ['tall', 'wide'], output: ['huge'] },
          { opType: 'ReduceSum', input: ['huge'], output: ['sum'] },
        )
        useInOutputs(graph, 'sum')
      },
    ],
    [
      'doubles its memory step by step',
      'too-much-memory',
      (graph) => {
        const first = 'x'
        for (let i = 0; i < 24; i++)
          graph.node.push({
            opType: 'Concat',
            attribute: [{ name: 'axis', type: 2, i: 0 }],
            input: Array(2).fill(i === 0 ? first : `d${i}`),
            output: [`d${i + 1}`],
          })
        graph.node.push({ opType: 'ReduceSum', input: ['d24'], output: ['sum'] })
        useInOutputs(graph, 'sum')
      },
    ],
    [
      'works without end',
      'too-slow',
      (graph) => {
        const size = 3000
        graph.initializer.push(
          constant('one_side', [size, 1], Array(size).fill(1e-9)),
          constant('other_side', [1, size], Array(size).fill(1e-9)),
          constant('nothing', [1], [0]),
        )
        graph.node.push(
          { opType: 'ReduceSum', input: ['x'], output: ['of_x'] },
          { opType: 'Mul', input: ['one_side', 'of_x'], output: ['grown'] },
        )
        graph.node.push({ opType: 'MatMul', input: ['grown', 'other_side'], output: ['p0'] })
        for (let i = 0; i < 400; i++) graph.node.push({ opType: 'MatMul', input: [`p${i}`, `p${i}`], output: [`p${i + 1}`] })
        graph.node.push(
          { opType: 'ReduceSum', input: ['p400'], output: ['all'] },
          { opType: 'Mul', input: ['all', 'nothing'], output: ['sum'] },
        )
        useInOutputs(graph, 'sum')
      },
    ],
  ])(
    '%s',
    async (_, code, change) => {
      const hasty = code === 'too-slow' ? { ...trial, check: (dir: string) => trial.check(dir, 8000) } : trial
      expect(code.split(' or ')).toContain(await codeOf(sealed(withGraph(HONEST, change), KEY), { trial: hasty }))
      expect((await readdir(modelsDir())).filter((name) => name !== 'publishers.json')).toEqual([])
    },
    60_000,
  )

  /** So that the runtime has to work the value out. */
  function useInOutputs(graph: Parameters<Parameters<typeof withGraph>[1]>[0], name: string): void {
    const last = graph.node.find(({ output }) => output?.[0] === 'outputs')
    if (last) last.output = ['outputs_before']
    graph.node.push({ opType: 'Add', input: ['outputs_before', name], output: ['outputs'] })
  }

  test('is no graph at all', async () => {
    expect(await codeOf(sealed(withFile(HONEST, 'model.onnx', 'not a graph'), KEY))).toBe('graph')
    const within = (field: number, inner: Uint8Array) => {
      const length = [(inner.length & 0x7f) | 0x80, ((inner.length >> 7) & 0x7f) | 0x80, inner.length >> 14]
      return Buffer.concat([Buffer.from([field * 8 + 2, ...length]), inner])
    }
    /** A graph in an attribute of a node of a graph, and so on. */
    const nested = (depth: number): Uint8Array => {
      let inner: Uint8Array = new Uint8Array()
      for (let i = 0; i < depth; i++) inner = within(1, within(5, within(6, inner)))
      return within(7, inner)
    }
    expect(await codeOf(sealed(withFile(HONEST, 'model.onnx', nested(5000)), KEY))).toBe('graph')
  })
})

describe('versions do not go backwards unseen', () => {
  test('an older version needs --allow-downgrade; another pack under the same version is refused', async () => {
    await install(sealed(modelFiles('news2', '1.2.0'), KEY))
    expect(await codeOf(sealed(HONEST, KEY))).toBe('older-version')
    const other = withFile(modelFiles('news2', '1.2.0'), 'card.md', 'another card')
    expect(await codeOf(sealed(other, KEY), { allowDowngrade: true })).toBe('version-taken')
    expect((await install(sealed(HONEST, KEY), { allowDowngrade: true })).replaces).toBe('1.2.0')
    expect(await installedNews2()).toMatchObject({ version: '1.1.0', status: 'available' })
  })
})

describe('an installed pack that was changed is unavailable, with its reason', () => {
  beforeEach(() => install(sealed(HONEST, KEY)))
  const file = (name: string) => path.join(modelsDir(), 'news2-1.1.0', name)

  test.each(['model.onnx', 'manifest.json', 'card.md', 'golden.jsonl', 'verification.json', 'pack.head'])('%s', async (name) => {
    const bytes = await readFile(file(name))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    await writeFile(file(name), bytes)
    const info = await installedNews2()
    expect(info).toMatchObject({ status: 'unavailable', version: '1.1.0' })
    expect(info?.reason).toMatch(/hash differs|signature/)
  })

  test('a list that vouches for another manifest, and a publisher that is not trusted any more', async () => {
    const list = path.join(modelsDir(), 'registry.json')
    const before = await readFile(list, 'utf8')
    await writeFile(list, before.replace(/"manifestSha256": "[0-9a-f]{2}/, '"manifestSha256": "00'))
    expect((await installedNews2())?.reason).toContain('another manifest')
    await writeFile(list, before)
    await rm(path.join(modelsDir(), 'publishers.json'))
    expect((await installedNews2())?.reason).toContain('not trusted')
  })

  test('a list that cannot be read is said, and what ships still works', async () => {
    await writeFile(path.join(modelsDir(), 'registry.json'), '{')
    const checks = await loadModels(MODELS, modelsDir())
    expect(checks.at(-1)?.info).toMatchObject({ id: 'installed-packs', status: 'unavailable' })
    expect(await installedNews2()).toMatchObject({ version: '1.0.0', status: 'available' })
    expect(await codeOf(sealed(HONEST, KEY))).toMatch(/cannot be read/)
  })
})
