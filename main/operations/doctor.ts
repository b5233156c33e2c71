/** Looks at everything the program stands on and says of each: well, worth a look, or broken, with what to do. */
import type { AboutInfo, DoctorCheck } from '#app/contract/operations.ts'
import { endOf } from '#app/medication/check/index.ts'
import type { Scorer } from '#app/ports/scorer.ts'
import type { Store } from '#app/ports/store.ts'
import { type Medication, openMedication } from '../medication/index.ts'
import { backupAge, clock, dataFolder, diskSpace, vault } from './doctor-data.ts'
import type { Found } from './doctor-report.ts'
import { fail, ok, warn } from './doctor-report.ts'
import { explainError } from './errors.ts'
import { packageVersion, probeArgon2, probeStore } from './probes.ts'

const LEAST_NODE = 24
const REINSTALL = 'Install Wardlight again.'

type Ask = Readonly<{
  dataDir: string
  shell: AboutInfo['shell']
  scorer?: Scorer | undefined
  store?: Pick<Store, 'read'> | undefined
  now?: () => number
  /** The knowledge that ships, unless another is named. */
  medication?: Promise<Medication>
}>

function shellCheck({ name, version, browser }: AboutInfo['shell']): Found {
  if (name === 'electron') return ok(`Electron ${version}, ${browser}`)
  if (name === 'none') return ok('No window: started from the command line')
  return warn(
    `The stand-in shell ${version} with ${browser}: for building and testing`,
    'For work with patients use the installed program.',
  )
}

function nodeCheck(): Found {
  const { node } = process.versions
  return Number.parseInt(node, 10) >= LEAST_NODE ? ok(`Node ${node}`) : fail(`Node ${node} is too old`, `Use Node ${LEAST_NODE} or newer.`)
}

async function sqliteCheck(): Promise<Found> {
  const { version, encrypted, wrongKeyRefused } = await probeStore()
  if (!encrypted) return fail(`SQLite ${version} wrote readable text: the cipher does not work`, REINSTALL)
  if (!wrongKeyRefused) return fail(`SQLite ${version} opened a store with a wrong key`, REINSTALL)
  return ok(`SQLite ${version}, encryption works`)
}

async function argon2Check(): Promise<Found> {
  const version = packageVersion('@node-rs/argon2')
  return (await probeArgon2()) ? ok(`Argon2id ${version}, known answer reproduced`) : fail('Argon2id gives a wrong answer', REINSTALL)
}

async function schemaCheck(store: Ask['store']): Promise<Found> {
  if (!store) return ok('Not looked at: the store is locked')
  const { schema, patients } = await store.read('summary', {})
  return ok(`Schema ${schema}, ${patients} patients`)
}

type Named = readonly [id: string, run: () => Promise<Found> | Found]

/** One line per model, and one for the library that runs them: it works when one of them passed its golden rows. */
async function modelChecks(scorer: Scorer | undefined): Promise<DoctorCheck[]> {
  const version = packageVersion('onnxruntime-node')
  if (!scorer) return [{ id: 'onnxruntime', ...warn(`ONNX Runtime ${version} was not tried`, 'Run "wardlight doctor".') }]
  const models = await scorer.list()
  const works = models.some((model) => model.status === 'available')
  const runtime = works ? ok(`ONNX Runtime ${version}, runs models`) : fail(`ONNX Runtime ${version} runs no model`, REINSTALL)
  const each = models.map((model) => {
    const found =
      model.status === 'available'
        ? ok(`${model.title} ${model.version}: checked against its golden rows; clinical sign-off ${model.signOff}`)
        : fail(
            `${model.title} ${model.version}: ${model.reason ?? 'unavailable, reason unknown'}`,
            'Install this model again. Until then no value of it is shown.',
          )
    return { id: `model:${model.id}`, ...found }
  })
  return [{ id: 'onnxruntime', ...runtime }, ...each]
}

const SOON_DAYS = 90
const DAY_MS = 86_400_000

const siteSaid = ({ site }: NonNullable<Medication['edition']>): string =>
  site === undefined ? '' : `; ${site.name} added ${site.added} rules, switched ${site.off} off and shows ${site.changed} otherwise`

/** The edition of the medication knowledge and how long it may be relied on. */
async function knowledgeCheck(nowMs: number, medication: Promise<Medication>): Promise<Found> {
  const { failure, edition, rules } = await medication
  if (failure !== null || edition === null)
    return fail(
      `${failure ?? 'No medication knowledge'} Interactions, allergies and doses are not checked`,
      'Check orders by other means; install Wardlight again.',
    )
  const said = `Medication knowledge ${edition.version}, ${rules} rules, reviewed ${edition.reviewed}, expires ${edition.expires}; clinical sign-off pending${siteSaid(edition)}`
  const days = Math.ceil((endOf(edition.expires) - nowMs) / DAY_MS)
  if (days <= 0)
    return fail(`${said}: it has expired, and every check says so`, 'Install an update of the knowledge, or a newer version of Wardlight.')
  return days <= SOON_DAYS
    ? warn(`${said}: ${days} days left`, 'Install an update of the knowledge, or a newer version of Wardlight, before then.')
    : ok(said)
}

/** A check that itself fails is a finding, never an end of the list. */
async function run([id, check]: Named): Promise<DoctorCheck> {
  try {
    return { id, ...(await check()) }
  } catch (error) {
    const { message, next } = explainError(error).failure
    return { id, ...fail(`Could not be checked: ${message}`, next ?? REINSTALL) }
  }
}

/** @param store when the vault is open @param scorer without it no model is tried, and the list says so */
export async function doctor({
  dataDir,
  shell,
  scorer,
  store,
  now = Date.now,
  medication = openMedication(dataDir),
}: Ask): Promise<DoctorCheck[]> {
  const before: readonly Named[] = [
    ['shell', () => shellCheck(shell)],
    ['node', nodeCheck],
    ['sqlite', sqliteCheck],
    ['argon2', argon2Check],
    ['disk', () => diskSpace(dataDir)],
    ['data-folder', () => dataFolder(dataDir)],
    ['vault', () => vault(dataDir)],
    ['schema', () => schemaCheck(store)],
    ['backup', () => backupAge(dataDir, now())],
    ['clock', () => clock(dataDir, now())],
    ['knowledge', () => knowledgeCheck(now(), medication)],
  ]
  const checks: DoctorCheck[] = []
  for (const named of before) checks.push(await run(named))
  const models = await modelChecks(scorer).catch(async (error: unknown) => [await run(['onnxruntime', () => Promise.reject(error)])])
  return [...checks, ...models]
}
