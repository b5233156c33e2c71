/** What one source file imports, and where it takes the time or chance from. */
import { parseSync, Visitor } from 'vite'

export type SourceFacts = Readonly<{
  imports: readonly Readonly<{ specifier: string; line: number }>[]
  impure: readonly Readonly<{ what: string; line: number }>[]
  /** Why the file could not be parsed; null when it was. */
  error: string | null
}>

/** Members that give another answer each time they are asked. */
const IMPURE_MEMBERS = new Set(['Date.now', 'Math.random', 'performance.now', 'performance.timeOrigin'])
/** Objects of the world outside; any use of them counts. */
const WORLD = new Set(['crypto', 'process', 'globalThis'])

type Node = Readonly<{ type: string; start: number }>

const nameOf = (node: Node): string | null =>
  node.type === 'Identifier' && 'name' in node && typeof node.name === 'string' ? node.name : null
const textOf = (node: (Node & Readonly<{ value?: unknown }>) | null | undefined): string | null =>
  typeof node?.value === 'string' ? node.value : null

/** @param file its name tells the language (.ts, .tsx, .mjs) */
export function factsOf(file: string, source: string): SourceFacts {
  const { program, errors } = parseSync(file, source)
  const [first] = errors
  if (first) return { imports: [], impure: [], error: first.message }
  const imports: { specifier: string; line: number }[] = []
  const impure: { what: string; line: number }[] = []
  const lineAt = (at: number): number => source.slice(0, at).split('\n').length
  const imported = (from: (Node & Readonly<{ value?: unknown }>) | null | undefined): void => {
    const specifier = textOf(from)
    if (specifier !== null && from) imports.push({ specifier, line: lineAt(from.start) })
  }
  const found = (what: string, node: Node): void => void impure.push({ what, line: lineAt(node.start) })

  new Visitor({
    ImportDeclaration: (node) => imported(node.source),
    ExportNamedDeclaration: (node) => imported(node.source),
    ExportAllDeclaration: (node) => imported(node.source),
    ImportExpression: (node) => imported(node.source),
    TSImportType: (node) => imported(node.source),
    CallExpression: (node) => {
      if (nameOf(node.callee) === 'require') imported(node.arguments[0])
      if (nameOf(node.callee) === 'Date') found('Date()', node)
    },
    NewExpression: (node) => {
      if (nameOf(node.callee) === 'Date' && node.arguments.length === 0) found('new Date()', node)
    },
    MemberExpression: (node) => {
      const object = nameOf(node.object)
      const member = `${object}.${nameOf(node.property)}`
      if (object !== null && WORLD.has(object)) found(object, node)
      else if (IMPURE_MEMBERS.has(member)) found(member, node)
    },
    VariableDeclarator: (node) => {
      const world = node.init ? nameOf(node.init) : null
      if (world !== null && (WORLD.has(world) || ['Date', 'Math', 'performance'].includes(world)))
        found(`${world} under another name`, node)
    },
  }).visit(program)
  return { imports, impure, error: null }
}
