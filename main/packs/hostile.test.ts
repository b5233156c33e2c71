/**
 * Damaged and hostile packs: none is taken, none crashes or hangs the program. `WARDLIGHT_HOSTILE=3000 npm run unit -- main/packs/hostile`
 * tries so many; the ordinary run tries fewer. The same number gives the same packs (but for the keys).
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadModels } from '../inference/registry.ts'
import { installPack } from './install.ts'
import { consistent, type Files, MODELS, modelFiles, newKey, sealed, textOf, withFile, withGraph } from './packs.test-help.ts'
import { PackRefusal } from './refusal.ts'
import { openTrial } from './trial.ts'

const RUNS = Number(process.env.WARDLIGHT_HOSTILE ?? 120)
const LIMIT_MS = 120_000 + RUNS * 1000
const SEED = 20_260_105
const KEY = newKey()
const STRANGER = newKey()
const GRAPH = 'model.onnx'
const SHIPPED = ['news2', 'qsofa', 'egfr-ckd-epi-2021']
const HONEST = SHIPPED.map((id) => modelFiles(id, '1.1.0'))
const trial = openTrial()
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'wardlight-hostile-'))
})
afterAll(async () => {
  trial.close()
  await rm(dataDir, { recursive: true, force: true })
})

type Made = Readonly<{ how: string; bytes: Buffer }>
/** Whole numbers that stand for places: taken modulo what there is. */
type Dice = readonly [number, number, number]

const flip = (bytes: Uint8Array, bit: number): Buffer => {
  const changed = Buffer.from(bytes)
  const at = bit % (changed.length * 8)
  changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
  return changed
}
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
const fileOf = (files: Files, name: string): Uint8Array => files[name] ?? new Uint8Array()
const cut = (bytes: Uint8Array, at: number) => Buffer.from(bytes.subarray(0, at % bytes.length))

/** Of a pack that was signed: nobody has the key. */
const DAMAGE: Readonly<Record<string, (files: Files, dice: Dice) => Buffer>> = {
  'a bit is other': (files, [a]) => flip(sealed(files, KEY), a),
  'many bits are other': (files, dice) => dice.reduce((bytes, bit) => flip(bytes, bit), sealed(files, KEY)),
  'cut short': (files, [a]) => cut(sealed(files, KEY), a),
  'something behind it': (files, [a]) => Buffer.concat([sealed(files, KEY), Buffer.alloc(1 + (a % 5000), a)]),
  'a piece is missing inside': (files, [a, b]) => {
    const bytes = sealed(files, KEY)
    const from = a % bytes.length
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + (b % 64))])
  },
  'files of another model behind this head': (files, [a]) => {
    const [one, other] = [sealed(files, KEY), sealed(pick(HONEST, HONEST.indexOf(files) + 1), KEY)]
    return Buffer.concat([one.subarray(0, 1200 + (a % 400)), other.subarray(1200 + (a % 400))])
  },
  'signed by somebody else': (files) => sealed(files, STRANGER),
  'signed by somebody else in the publisher’s name': (files) =>
    sealed(files, STRANGER, (index) => ({ ...index, publisher: { ...index.publisher, publicKey: KEY.publicKey } })),
  'no pack at all': (_, [a, b]) => Buffer.alloc(a % 5000, b),
}

const setNumber = (text: string, a: number) =>
  text.replace(/"(outputs|contributions)":\[(-?[\d.e-]+|null)/, (_, name) => `"${name}":[${a + 1}.5`)

/** Of a publisher that is trusted and means harm, or whose key was stolen: everything is signed. */
const HARM: Readonly<Record<string, (files: Files, dice: Dice) => Files>> = {
  'its graph is cut short': (files, [a]) =>
    withFile(files, 'model.onnx', cut(fileOf(files, 'model.onnx'), 1 + (a % (fileOf(files, 'model.onnx').length - 40)))),
  'its graph is noise': (files, [a, b, c]) =>
    withFile(
      files,
      'model.onnx',
      Buffer.from(fc.sample(fc.uint8Array({ minLength: 1, maxLength: 3000 }), { numRuns: 1, seed: a ^ b ^ c })[0] ?? [0]),
    ),
  'a step computes something else': (files, [a]) => {
    const swaps: Readonly<Record<string, string>> = {
      Add: 'Sub',
      Sub: 'Add',
      Mul: 'Div',
      Div: 'Mul',
      Less: 'GreaterOrEqual',
      GreaterOrEqual: 'Less',
      Greater: 'LessOrEqual',
      LessOrEqual: 'Greater',
      And: 'Or',
      Or: 'And',
      Min: 'Max',
      Max: 'Min',
    }
    return withGraph(files, ({ node }) => {
      for (const one of node.filter(({ opType }) => opType && swaps[opType]))
        if (a % 2 === 0 || one === node[0]) one.opType = swaps[one.opType ?? ''] ?? ''
      for (const one of node) if (one.opType === 'Concat' && one.output?.[0] === 'outputs') one.opType = 'Loop'
      if (a % 2 === 1) pick(node, a).opType = 'NoSuchStep'
    })
  },
  'a step is of a kind that is not allowed': (files, [a, b]) =>
    withGraph(
      files,
      ({ node }) =>
        void Object.assign(pick(node, a), {
          opType: pick(
            ['Loop', 'If', 'Scan', 'Expand', 'Tile', 'Range', 'ConstantOfShape', 'RandomNormal', 'StringNormalizer', 'NonZero'],
            b,
          ),
        }),
    ),
  'a step takes its own result': (files, [a]) =>
    withGraph(files, ({ node }) => {
      const one = pick(node, a)
      one.input = [one.output?.[0] ?? '', ...(one.input ?? []).slice(1)]
    }),
  'a table is elsewhere': (files, [a, b]) =>
    withGraph(
      files,
      ({ initializer }) =>
        void Object.assign(pick(initializer, a), { dataLocation: b % 2, externalData: [{ key: 'location', value: '../../secret' }] }),
    ),
  'a table says it is larger than it is': (files, [a, b]) =>
    withGraph(files, ({ initializer }) => void Object.assign(pick(initializer, a), { dims: [1 + (b % 2 ** 31), 2 ** 20] })),
  'it has another input or output': (files, [a, b]) =>
    withGraph(files, (graph) => {
      const ends = pick([graph.input ?? [], graph.output ?? []], a)
      Object.assign(ends[0] ?? {}, { name: pick(['y', '', 'X', '__proto__', 'constructor'], b) })
    }),
  'its golden rows say something else': (files, [a]) => withFile(files, 'golden.jsonl', setNumber(textOf(files, 'golden.jsonl'), a)),
  'its golden rows are nested without end': (files, [a]) =>
    withFile(files, 'golden.jsonl', `${'['.repeat(1000 + (a % 100_000))}\n`.repeat(10)),
  'its record counts a failure': (files) =>
    withFile(files, 'verification.json', textOf(files, 'verification.json').replace(/"passed":\d+/, '"passed":0')),
  'its manifest lacks a part': (files, [a]) =>
    consistent(files, (manifest) => {
      const lacking = pick(
        Object.keys(manifest).filter((name) => name !== 'id' && name !== 'version'),
        a,
      )
      return Object.fromEntries(Object.entries(manifest).filter(([name]) => name !== lacking))
    }),
  'its manifest has a part of another kind': (files, [a, b]) =>
    consistent(files, (manifest) => ({
      ...manifest,
      [pick(['inputs', 'outputs', 'bands', 'files', 'applicability', 'source'], a)]: pick([null, 7, 'text', [], { a: 1 }, [null]], b),
    })),
  'its manifest names other columns': (files) => consistent(files, (manifest) => ({ ...manifest, inputs: [...manifest.inputs].slice(1) })),
  'its name is a path': (files, [a]) => ({
    ...files,
    [`evidence/${pick(['../', '..\\', '/', 'C:\\', 'a/../../'], a)}x.json`]: Buffer.from('{}'),
  }),
}

async function outcome(bytes: Buffer): Promise<string> {
  const file = path.join(dataDir, 'new.wardmodel')
  await writeFile(file, bytes)
  const options = { file, dataDir, shippedDir: MODELS, publisherKey: KEY.fingerprint, allowDowngrade: true, trial }
  try {
    await installPack({ ...options, record: () => Promise.resolve() })
    return 'taken'
  } catch (error) {
    return error instanceof PackRefusal ? error.code : `threw ${error}`
  }
}

const places = fc.tuple(fc.nat(2 ** 30), fc.nat(2 ** 30), fc.nat(2 ** 30))
const samples = (count: number): readonly Dice[] => fc.sample(places, { numRuns: count, seed: SEED })

function* hostile(count: number): Generator<Made> {
  const ways = [
    ...Object.entries(DAMAGE).map(([how, make]) => [how, make] as const),
    ...Object.entries(HARM).map(([how, make]) => [how, (files: Files, dice: Dice) => sealed(make(files, dice), KEY)] as const),
  ]
  for (const [i, dice] of samples(count).entries()) {
    const [how, make] = pick(ways, i)
    yield { how, bytes: make(pick(HONEST, Math.floor(i / ways.length)), dice) }
  }
}

test(
  `of ${RUNS} damaged and hostile packs none is taken, none crashes`,
  async () => {
    const wrong: string[] = []
    for (const { how, bytes } of hostile(RUNS)) {
      const found = await outcome(bytes)
      if (found === 'taken' || found === 'crash' || found.startsWith('threw')) wrong.push(`${how}: ${found}`)
    }
    expect(wrong).toEqual([])
    expect((await readdir(path.join(dataDir, 'models'))).sort()).toEqual([])
    const still = (await loadModels(MODELS, path.join(dataDir, 'models'))).filter(({ info }) => SHIPPED.includes(info.id))
    expect(still.map(({ info }) => `${info.version} ${info.status}`)).toEqual(SHIPPED.map(() => '1.0.0 available'))
  },
  LIMIT_MS,
)

/** A flipped bit in a name or in the last digits of a constant changes nothing that counts, and its publisher has signed it: such a pack may be taken. */
test(
  'a flipped bit in a graph that is signed is refused, or its golden rows still agree; nothing crashes',
  async () => {
    const found: string[] = []
    for (const [i, [a, b]] of samples(Math.ceil(RUNS / 8)).entries()) {
      const files = pick(HONEST, i)
      found.push(await outcome(sealed(withFile(files, GRAPH, flip(flip(fileOf(files, GRAPH), a), b)), KEY)))
      await rm(path.join(dataDir, 'models'), { recursive: true, force: true })
    }
    expect(found.filter((one) => one === 'crash' || one.startsWith('threw'))).toEqual([])
    expect(found.filter((one) => one !== 'taken').length).toBeGreaterThan(0)
  },
  LIMIT_MS,
)
