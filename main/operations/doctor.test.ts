import { chmod, cp, mkdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DoctorCheck } from '#app/contract/operations.ts'
import { openStore } from '../db/client.ts'
import { createScorer } from '../inference/client.ts'
import { loadMedication, openMedication } from '../medication/index.ts'
import { readPack } from '../medication/pack.ts'
import { resourcePath } from '../resources.ts'
import { freshFolder } from '../security/temp-folder.test-help.ts'
import { createVault } from '../security/vault.ts'
import { aboutInfo } from './about.ts'
import { backup } from './backup.ts'
import { doctor } from './doctor.ts'
import { packageVersion, probeArgon2, probeStore } from './probes.ts'

const SHELL = { name: 'none', version: '', browser: '' } as const
const LIGHT = { cost: { memoryKiB: 19_456, passes: 2, lanes: 1 } }
const DAY_MS = 86_400_000

async function examine(dataDir: string, more: Partial<Parameters<typeof doctor>[0]> = {}) {
  const checks = await doctor({ dataDir, shell: SHELL, ...more })
  for (const check of checks) {
    expect(DoctorCheck.parse(check)).toEqual(check)
    if (check.state !== 'ok') expect(check.next, check.id).toMatch(/\.$/)
  }
  return (id: string) => checks.find((check) => check.id === id)
}

describe('doctor', () => {
  it('finds a first start well, and says what it could not look at', async () => {
    const of = await examine(path.join(await freshFolder(), 'not yet'))
    for (const id of ['shell', 'node', 'sqlite', 'argon2', 'data-folder', 'vault', 'backup', 'clock']) expect(of(id)?.state, id).toBe('ok')
    expect(of('knowledge')?.message).toMatch(/^Medication knowledge \S+, \d+ rules, reviewed .* sign-off pending/)
    expect(of('onnxruntime')).toMatchObject({ state: 'warn', message: expect.stringContaining('not tried') })
  })

  it('says how long the medication knowledge may be relied on, and where it cannot be used', async () => {
    const dataDir = path.join(await freshFolder(), 'not yet')
    const { edition } = await openMedication()
    const end = Date.parse(`${edition?.expires}T12:00:00Z`)
    const at = async (days: number) => (await examine(dataDir, { now: () => end + days * DAY_MS }))('knowledge')
    expect((await at(-100))?.state).toBe('ok')
    expect(await at(-10)).toMatchObject({ state: 'warn', message: expect.stringContaining('days left') })
    expect(await at(1)).toMatchObject({ state: 'fail', message: expect.stringContaining('expired') })
    const medication = loadMedication(() => readPack(dataDir))
    expect((await examine(dataDir, { medication }))('knowledge')).toMatchObject({
      state: 'fail',
      message: expect.stringContaining('knowledge.json is missing'),
    })
  })

  it('says of a store without backup that it has none, of an old one how old it is, of a new one nothing', async () => {
    const dataDir = await freshFolder()
    const { key } = await createVault(dataDir, { user: 'Ana', passphrase: 'river stone lamp' }, LIGHT)
    const store = await openStore({ file: path.join(dataDir, 'store.db'), key })
    onTestFinished(() => store.close())
    expect((await examine(dataDir, { store }))('backup')?.state).toBe('warn')
    await backup({ store, dataDir, file: path.join(dataDir, 'here.wlbackup') })
    const of = await examine(dataDir, { store })
    expect(of('backup')?.state).toBe('ok')
    expect(of('schema')?.message).toMatch(/^Schema \d+, 0 patients$/)
    expect((await examine(dataDir, { now: () => Date.now() + 7.5 * DAY_MS }))('backup')?.state).toBe('ok')
    expect((await examine(dataDir, { now: () => Date.now() + 8.5 * DAY_MS }))('backup')).toMatchObject({
      state: 'warn',
      message: expect.stringContaining('8 days ago'),
    })
  })

  it('finds a damaged vault, a store without one, and a folder open to others', async () => {
    const dataDir = await freshFolder()
    await createVault(dataDir, { user: 'Ana', passphrase: 'river stone lamp' }, LIGHT)
    for (const name of ['vault.json', 'vault.copy.json']) await writeFile(path.join(dataDir, name), '{')
    if (process.platform !== 'win32') await chmod(dataDir, 0o755)
    const of = await examine(dataDir)
    expect(of('vault')?.state).toBe('fail')
    if (process.platform !== 'win32') expect(of('data-folder')?.state).toBe('warn')
    const lost = await freshFolder()
    await writeFile(path.join(lost, 'store.db'), '')
    expect((await examine(lost))('vault')?.state).toBe('fail')
  })

  it('finds a data folder that is a file', async () => {
    const file = path.join(await freshFolder(), 'file')
    await writeFile(file, '')
    expect((await examine(file))('data-folder')?.state).toBe('fail')
  })

  it('finds a clock that cannot be right', async () => {
    const dataDir = await freshFolder()
    await mkdir(path.join(dataDir, 'newest'))
    const written = Date.parse('2027-06-01T00:00:00Z')
    await utimes(path.join(dataDir, 'newest'), written / 1000, written / 1000)
    expect((await examine(dataDir, { now: () => Date.parse('2025-12-31T23:59:59Z') }))('clock')?.state).toBe('fail')
    expect((await examine(dataDir, { now: () => written - DAY_MS - 1 }))('clock')?.state).toBe('fail')
    expect((await examine(dataDir, { now: () => written - DAY_MS }))('clock')?.state).toBe('ok')
  })

  it('counts a model that is there and one that is damaged, each by its name', async () => {
    const modelsDir = await freshFolder()
    await cp(resourcePath('models'), modelsDir, { recursive: true })
    await writeFile(path.join(modelsDir, 'kdigo-aki', 'model.onnx'), 'damaged')
    const scorer = await createScorer({ modelsDir })
    onTestFinished(() => scorer.close())
    const of = await examine(await freshFolder(), { scorer })
    expect(of('onnxruntime')).toMatchObject({ state: 'ok', message: expect.stringContaining('runs models') })
    expect(of('model:news2')?.state).toBe('ok')
    expect(of('model:kdigo-aki')?.state).toBe('fail')
  })

  it('says that no model runs when there is none', async () => {
    const scorer = await createScorer({ modelsDir: await freshFolder() })
    onTestFinished(() => scorer.close())
    expect((await examine(await freshFolder(), { scorer }))('onnxruntime')?.state).toBe('fail')
  })

  it('says that the stand-in is one', async () => {
    const of = await examine(await freshFolder(), { shell: { name: 'standin', version: '1.0.0', browser: 'Chromium 140' } })
    expect(of('shell')?.state).toBe('warn')
  })
})

describe('probes', () => {
  it('see that the store is encrypted and that Argon2id gives the known answer', async () => {
    expect(await probeStore()).toEqual({ version: expect.stringMatching(/^3\.\d+\.\d+$/), encrypted: true, wrongKeyRefused: true })
    expect(await probeArgon2()).toBe(true)
    expect(packageVersion('no-such-package')).toBe('not installed')
  })

  it('fill the About screen', async () => {
    const about = await aboutInfo({ dataDir: '/data', shell: SHELL })
    expect(about.sqlite).toMatch(/^3\./)
    expect(about.onnxruntime).toMatch(/^1\./)
    expect(about.licences.map(({ name }) => name)).toEqual(expect.arrayContaining(['NEWS2', 'LOINC', 'Inter', 'Electron', 'ONNX Runtime']))
  })
})
