/**
 * How well the entry checks find errors put into real entries, beside the simple methods, in one run.
 * Run: `node bench/entry/run.ts DATA_FOLDER [--part calibrate|report] [--source icu2012,icu_hourly,nhanes,growth] [--mode panel,single]
 * [--people N] [--seed N] [--rules] [--show misses|false|repairs]`. DATA_FOLDER holds icu2012/, icu_hourly/ and nhanes/.
 * All people were kept out of priors and density. Half of them are for setting thresholds (calibrate), the other half for what is quoted (report).
 */
import { fileURLToPath } from 'node:url'
import { createEntryDensity } from '#main/inference/entry-density.ts'
import { randomFrom } from './cases.ts'
import { growthMoments } from './growth.ts'
import { judgeAll, type Mode } from './measure.ts'
import { printCalibration, printDirty, printPanels, printRun } from './print.ts'
import { type Moment, type Part, type SourceName, tableMoments } from './sources.ts'

const MODELS = fileURLToPath(new URL('../../models', import.meta.url))
const SOURCES: readonly SourceName[] = ['icu2012', 'icu_hourly', 'nhanes', 'growth']

type Options = Readonly<{
  folder: string
  part: Part
  sources: readonly SourceName[]
  modes: readonly Mode[]
  people: number
  seed: number
  rules: boolean
  show: string | null
}>

function optionsFrom(args: readonly string[]): Options | null {
  const option = (name: string, otherwise: string) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? otherwise) : otherwise)
  const folder = args[0]
  if (!folder || folder.startsWith('-')) return null
  const asked = option('--source', SOURCES.join(',')).split(',')
  return {
    folder,
    part: option('--part', 'report') === 'calibrate' ? 'calibrate' : 'report',
    sources: SOURCES.filter((name) => asked.includes(name)),
    modes: (['panel', 'single'] as const).filter((mode) => option('--mode', 'panel,single').split(',').includes(mode)),
    people: Number(option('--people', '0')),
    seed: Number(option('--seed', '7')),
    rules: args.includes('--rules'),
    show: args.includes('--show') ? option('--show', '') : null,
  }
}

const MOST_PEOPLE: Readonly<Record<SourceName, number>> = { icu2012: 500, icu_hourly: 1200, nhanes: 1200, growth: 4000 }

async function momentsFor(source: SourceName, options: Options): Promise<readonly Moment[]> {
  const most = options.people || MOST_PEOPLE[source]
  const seed = options.seed * 31 + (options.part === 'report' ? 1 : 0)
  return source === 'growth' ? growthMoments(most, randomFrom(seed)) : tableMoments(source, options.folder, options.part, most)
}

async function main(options: Options) {
  const ask = options.rules ? null : await createEntryDensity({ modelsDir: MODELS })
  for (const source of options.sources) {
    const moments = await momentsFor(source, options)
    for (const mode of options.modes) {
      const { judged, micros } = await judgeAll(moments, mode, ask, randomFrom(options.seed))
      printRun(`${source}, ${mode === 'panel' ? 'each moment typed at once' : 'each value by itself'}`, judged, micros, options.show)
      if (mode === 'panel') printCalibration(judged)
    }
    await printPanels(source, moments, ask, randomFrom(options.seed))
  }
  if (options.sources.includes('icu2012')) await printDirty(options.folder, options.part, ask)
}

const options = optionsFrom(process.argv.slice(2))
if (options) await main(options)
else {
  console.error(
    'Usage: node bench/entry/run.ts DATA_FOLDER [--part calibrate|report] [--source …] [--mode panel,single] [--people N] [--seed N]',
  )
  process.exitCode = 2
}
