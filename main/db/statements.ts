/** One connection with its prepared statements: a query is prepared once, at its first use. */
import type Database from 'better-sqlite3'
import type { Sqlite } from './open.ts'

export type Bind = string | number | bigint | Buffer | null

type Statement = Database.Statement<unknown[], unknown>

export type Connection = Readonly<{
  sqlite: Sqlite
  run: (sql: string, ...params: Bind[]) => Readonly<{ changes: number; lastInsertRowid: number }>
  /** First row, or undefined. The type is the caller's word for the columns it asked for. */
  get: <Row>(sql: string, ...params: Bind[]) => Row | undefined
  all: <Row>(sql: string, ...params: Bind[]) => Row[]
  /** Rows as arrays of their columns. */
  rows: <Row>(sql: string, ...params: Bind[]) => Row[]
  /** One transaction; a read takes its snapshot at the first query, a write takes the lock at once. */
  transaction: <T>(kind: 'read' | 'write', work: () => T) => T
}>

function cached(memory: Map<string, Statement>, sql: string, make: () => Statement): Statement {
  const found = memory.get(sql) ?? make()
  memory.set(sql, found)
  return found
}

export function connection(sqlite: Sqlite): Connection {
  const prepared = new Map<string, Statement>()
  const preparedRaw = new Map<string, Statement>()
  const statement = (sql: string): Statement => cached(prepared, sql, () => sqlite.prepare(sql))
  const rawStatement = (sql: string): Statement => cached(preparedRaw, sql, () => sqlite.prepare(sql).raw())
  return {
    sqlite,
    run: (sql, ...params) => {
      const result = statement(sql).run(...params)
      return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) }
    },
    get: <Row>(sql: string, ...params: Bind[]) => statement(sql).get(...params) as Row | undefined,
    all: <Row>(sql: string, ...params: Bind[]) => statement(sql).all(...params) as Row[],
    rows: <Row>(sql: string, ...params: Bind[]) => rawStatement(sql).all(...params) as Row[],
    transaction: <T>(kind: 'read' | 'write', work: () => T): T => {
      const wrapped = sqlite.transaction(work)
      return (kind === 'write' ? wrapped.immediate() : wrapped.deferred()) as T
    },
  }
}
