/** Runs the packed program without a window: a new store, three patients in, three patients out, every model proven. */
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A patient and six observations (fixtures/README.md). */
const RESOURCES_EACH = 7

type Failed = Readonly<{ code?: number; stdout?: string; stderr?: string }>

async function wardlight(cli: string, args: readonly string[]): Promise<unknown> {
  const env = { ...process.env, WARDLIGHT_PASSPHRASE: 'only for the package check' }
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args], {
    env,
    maxBuffer: 1 << 26,
  }).catch((error: Failed) => {
    throw new Error(`"wardlight ${args.join(' ')}" ended with ${error.code}: ${error.stderr ?? ''}${error.stdout ?? ''}`)
  })
  return JSON.parse(stdout)
}

function expect(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`)
}

/** An answer of the packed knowledge to one case, by whatever name the drugs come. */
async function tryMedication(cli: string): Promise<void> {
  const input =
    '{"id":"c1","at":"2027-01-05T10:00:00Z","medications":[{"text":"Coumadin 5 mg"}],"order":{"text":"fluconazole 200 mg tablet"}}\n'
  const child = run(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'medcheck'], { maxBuffer: 1 << 26 })
  child.child.stdin?.end(input)
  const { findings } = JSON.parse((await child).stdout) as { findings: { between: string[] }[] }
  const isFound = findings.some(({ between }) => between.includes('warfarin') && between.includes('fluconazole'))
  expect('warfarin with fluconazole', isFound, true)
}

/** One of the doctor's findings is right for a new folder in a temporary place: no backup yet. */
const failing = (checks: unknown) =>
  (checks as { id: string; state: string; message: string }[])
    .filter(({ state }) => state === 'fail')
    .map(({ id, message }) => `${id}: ${message}`)

/** @param cli dist/main/cli.js of the packed program @param fixtures folder with one bundle per patient @param data a folder that is not there yet */
export async function tryProgram(cli: string, fixtures: string, data: string): Promise<void> {
  const bundles = (await readdir(fixtures)).filter((name) => name.endsWith('.json')).map((name) => path.join(fixtures, name))
  await wardlight(cli, ['init', '--data', data])
  const report = (await wardlight(cli, ['import', '--data', data, ...bundles])) as { patients: number; resources: { stored: number } }
  expect('patients and resources imported', [report.patients, report.resources.stored], [bundles.length, bundles.length * RESOURCES_EACH])
  const patients = (await wardlight(cli, ['patients', '--data', data])) as unknown[]
  expect('patients listed', patients.length, bundles.length)
  const verified = (await wardlight(cli, ['verify', '--data', data])) as { database: { ok: boolean }; auditChain: { ok: boolean } }
  expect('store and audit log', [verified.database.ok, verified.auditChain.ok], [true, true])
  const models = (await wardlight(cli, ['models', 'list'])) as { id: string; status: string }[]
  expect(
    'models that do not load',
    models.filter(({ status }) => status !== 'available').map(({ id }) => id),
    [],
  )
  if (models.length === 0) throw new Error('No model was found in the packed program.')
  await tryMedication(cli)
  const backup = path.join(path.dirname(data), 'check.wlbackup')
  await wardlight(cli, ['backup', '--data', data, backup])
  await wardlight(cli, ['restore', backup, '--data', `${data}-restored`])
  const restored = (await wardlight(cli, ['patients', '--data', `${data}-restored`])) as unknown[]
  expect('patients after a restore', restored.length, bundles.length)
  expect('the doctor’s findings', failing(await wardlight(cli, ['doctor', '--data', data])), [])
  console.log(
    `Program: ${bundles.length} patients imported, ${report.resources.stored} resources stored, ${models.length} models proven, backup restored.`,
  )
}
