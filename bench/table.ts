/** Measurements as a table: what, how much, beside what. */
export type Row = Readonly<{
  what: string
  value: string
  /** Beside which floor or bar it is read. */
  beside: string
  bar: string
  met: boolean | null
}>

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const ms = (value: number): string => (value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`)
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en-US')}/s`

export function asTable(rows: readonly Row[]): string {
  const head = ['what', 'measured', 'beside', 'bar', 'met']
  const cells = rows.map((row) => [row.what, row.value, row.beside, row.bar, row.met === null ? '' : row.met ? 'yes' : 'no'])
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)))
  const line = (parts: readonly string[]) => `| ${parts.map((part, column) => part.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n')
}
