/** The commands, and how a failure of one is said: in a sentence, with what to do next, and an exit code. */
import { EXIT_CODE } from '#app/contract/errors.ts'
import { explainError } from '../operations/errors.ts'
import { VERSION } from '../version.ts'
import { type Arguments, readArguments, UsageError } from './arguments.ts'
import { helpText } from './help.ts'
import { say } from './output.ts'

type Command = (args: Arguments) => Promise<number> | number

// Loaded when asked for: judging a case needs no database, and a start should not wait for what it does not use.
const store = () => import('./commands/store.ts')
const exchange = () => import('./commands/exchange.ts')
const patients = () => import('./commands/patients.ts')
const decisions = () => import('./commands/review.ts')
const cases = () => import('./commands/cases.ts')
const installed = () => import('./commands/installed.ts')
const medication = () => import('./commands/medication.ts')

const COMMANDS: Readonly<Record<string, Command>> = {
  init: async (args) => (await store()).init(args),
  import: async (args) => (await store()).importFiles(args),
  review: async (args) => (await decisions()).review(args),
  export: async (args) => (await exchange()).exportFromStore(args),
  receive: async (args) => (await exchange()).receive(args),
  patients: async (args) => (await patients()).patients(args),
  chart: async (args) => (await patients()).chart(args),
  score: async (args) => (await patients()).score(args),
  predict: async (args) => (await cases()).predict(args),
  assess: async () => (await cases()).assess(),
  models: async (args) => (await installed()).models(args),
  verify: async (args) => (await store()).verify(args),
  backup: async (args) => (await store()).backupStore(args),
  downtime: async (args) => (await import('./commands/downtime.ts')).downtime(args),
  restore: async (args) => (await store()).restoreStore(args),
  doctor: async (args) => (await installed()).runDoctor(args),
  medcheck: async (args) => (await medication()).medcheck(args),
  knowledge: async (args) => (await import('./commands/knowledge.ts')).knowledge(args),
  'match-drug': async () => (await medication()).matchDrug(),
  map: async (args) => (await import('./commands/map.ts')).map(args),
  note: async () => (await import('./commands/note.ts')).note(),
}

async function run(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv)
  if (args.flag('version')) {
    say(VERSION)
    return 0
  }
  if (args.flag('help')) {
    say(helpText(args.command))
    return 0
  }
  const command = args.command === null || !Object.hasOwn(COMMANDS, args.command) ? undefined : COMMANDS[args.command]
  if (!command) throw new UsageError(args.command === null ? 'a command is needed' : `there is no command ${args.command}`)
  return command(args)
}

/** @returns the exit code; every failure is said in a sentence with what to do next */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await run(argv)
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\n\n${helpText(argv[0] ?? null)}`)
      return 2
    }
    const { failure } = explainError(error)
    say([failure.message, failure.next].filter(Boolean).join(' '))
    if (failure.kind === 'Internal' && error instanceof Error && process.env.WARDLIGHT_DEBUG) say(error.stack ?? '')
    return EXIT_CODE[failure.kind]
  }
}

/** Whether a program's first own argument asks for the command line: the installed program opens its window otherwise. */
export function isCommand(first: string | undefined): boolean {
  return first !== undefined && (Object.hasOwn(COMMANDS, first) || first === '--help' || first === '--version')
}
