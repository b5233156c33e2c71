/** Counts of actions by situation. Newer ones weigh more: half after `halfLife` visits. */
export type Tally = Readonly<{
  add(key: string, action: string, visit: number): void
  /** Share of the action in this situation, leaning on `base` while little was seen (as `PRIOR` visits would). */
  share(key: string, action: string, base: number): number
  /** Unweighted: how often, of how many. */
  times(key: string, action: string): number
  of(key: string): number
  /** Most recent first. */
  recent(): readonly string[]
}>

const PRIOR = 2
type Cell = { weight: number; times: number }
type Row = { total: Cell; actions: Map<string, Cell> }

export function tally(halfLife: number): Tally {
  const rows = new Map<string, Row>()
  const seen = new Map<string, true>()
  const growth = 2 ** (1 / halfLife)
  // Newer visits weigh more instead of older ones less: nothing has to be gone over again. Shares are ratios, so only the newest scale counts.
  let scale = 1
  const bump = (cell: Cell, weight: number) => {
    cell.weight += weight
    cell.times += 1
  }
  return {
    add(key, action, visit) {
      scale = growth ** visit
      const row = rows.get(key) ?? { total: { weight: 0, times: 0 }, actions: new Map<string, Cell>() }
      rows.set(key, row)
      const cell = row.actions.get(action) ?? { weight: 0, times: 0 }
      row.actions.set(action, cell)
      bump(row.total, scale)
      bump(cell, scale)
      seen.delete(action)
      seen.set(action, true)
    },
    share(key, action, base) {
      const row = rows.get(key)
      const lean = PRIOR * scale
      return ((row?.actions.get(action)?.weight ?? 0) + lean * base) / ((row?.total.weight ?? 0) + lean)
    },
    times: (key, action) => rows.get(key)?.actions.get(action)?.times ?? 0,
    of: (key) => rows.get(key)?.total.times ?? 0,
    recent: () => [...seen.keys()].reverse(),
  }
}
