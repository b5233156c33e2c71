/** The command line, parsed. Wrong usage is its own failure with exit code 2. */
import { parseArgs } from 'node:util'

export class UsageError extends Error {}

const OPTIONS = {
  data: { type: 'string' },
  user: { type: 'string' },
  'passphrase-file': { type: 'string' },
  query: { type: 'string' },
  model: { type: 'string' },
  all: { type: 'boolean' },
  synthetic: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

export type OptionName = keyof typeof OPTIONS

export type Arguments = Readonly<{
  command: string | null
  positionals: readonly string[]
  text: (name: OptionName) => string | null
  flag: (name: OptionName) => boolean
}>

export function readArguments(argv: readonly string[]): Arguments {
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const [command = null, ...positionals] = parsed.positionals
  const { values } = parsed
  return {
    command,
    positionals,
    text: (name) => (typeof values[name] === 'string' ? values[name] : null),
    flag: (name) => values[name] === true,
  }
}
