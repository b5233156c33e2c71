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
  source: { type: 'string' },
  release: { type: 'string' },
  fix: { type: 'string' },
  reject: { type: 'string' },
  same: { type: 'string' },
  different: { type: 'string' },
  undo: { type: 'string' },
  accept: { type: 'string' },
  discard: { type: 'string' },
  note: { type: 'string' },
  remember: { type: 'boolean' },
  kind: { type: 'string' },
  patient: { type: 'string', multiple: true },
  out: { type: 'string' },
  split: { type: 'boolean' },
  'transfer-passphrase-file': { type: 'string' },
  'downtime-passphrase-file': { type: 'string' },
  key: { type: 'string' },
  publisher: { type: 'string' },
  'publisher-key': { type: 'string' },
  'allow-downgrade': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

export type OptionName = keyof typeof OPTIONS

export type Arguments = Readonly<{
  command: string | null
  positionals: readonly string[]
  text: (name: OptionName) => string | null
  /** Of an option that may be given more than once. */
  texts: (name: OptionName) => readonly string[]
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
    texts: (name) => (Array.isArray(values[name]) ? values[name].map(String) : []),
    flag: (name) => values[name] === true,
  }
}
