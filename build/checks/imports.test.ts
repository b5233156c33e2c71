import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { checkImports } from './imports.ts'
import { factsOf } from './source-facts.ts'

const HERE = import.meta.dirname
const REPOSITORY = path.resolve(HERE, '..', '..')

it('finds each broken rule of the bad fixture, with its file and line, and nothing else', async () => {
  const found = await checkImports(path.join(HERE, 'fixtures', 'bad'))
  expect(found.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
    'app/asks-node.ts:2 app-is-alone',
    'app/asks-package.ts:2 app-is-alone',
    'app/asks-renderer.ts:2 app-is-alone',
    'app/asks-world.ts:2 app-is-alone',
    'app/dynamic.ts:2 app-is-alone',
    'app/impure.ts:2 app-is-pure',
    'app/impure.ts:3 app-is-pure',
    'app/impure.ts:4 app-is-pure',
    'app/impure.ts:5 app-is-pure',
    'app/impure.ts:6 app-is-pure',
    'app/impure.ts:7 app-is-pure',
    'app/impure.ts:8 app-is-pure',
    'app/impure.ts:9 app-is-pure',
    'bench/asks-inference.ts:2 onnxruntime-in-inference',
    'main/asks-tools.ts:2 ships-without-tools',
    'main/calls-out.ts:2 no-network',
    'main/index.ts:3 sqlite-in-db',
    'main/index.ts:4 electron-in-shell',
    'main/index.ts:5 onnxruntime-in-inference',
    'main/index.ts:6 react-in-renderer',
    'main/index.ts:7 main-and-renderer-apart',
    'renderer/asks-main.tsx:4 main-and-renderer-apart',
  ])
})

it('finds nothing in this repository', async () => {
  expect(await checkImports(REPOSITORY)).toEqual([])
})

it('does not call an empty place clean, nor a file that cannot be read', async () => {
  const empty = await mkdtemp(path.join(tmpdir(), 'wardlight-imports-'))
  await expect(checkImports(empty)).rejects.toThrow('nothing was checked')
  await mkdir(path.join(empty, 'main'))
  await writeFile(path.join(empty, 'main', 'broken.ts'), 'export const =')
  expect((await checkImports(empty)).map(({ file, rule }) => `${file} ${rule}`)).toEqual(['main/broken.ts cannot-be-read'])
  await rm(empty, { recursive: true })
})

it('reads every form of import, and none out of comments and strings', () => {
  const source = [
    "import type { A } from 'one'",
    "import 'two'",
    "export * from 'three'",
    "export { b } from 'four'",
    "type T = import('five').T",
    "const c = await import('six')",
    "const d = require('seven')",
    "// import 'comment'",
    'const text = "import \'string\'"',
    'const at = new Date(0)',
  ].join('\n')
  const { imports, impure } = factsOf('x.ts', source)
  expect(imports.map(({ specifier }) => specifier).sort()).toEqual(['five', 'four', 'one', 'seven', 'six', 'three', 'two'])
  expect(impure).toEqual([])
})
