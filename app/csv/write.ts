/** Rows into CSV text (RFC 4180), safe to open in a spreadsheet. */

/** What a spreadsheet takes for a formula (OWASP, CSV Injection), and the fullwidth twins that some turn into it. */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?$/

/** A text that a spreadsheet shows and does not run: a leading apostrophe where it would begin a formula. Plain numbers stay as they are. */
export function defused(cell: string): string {
  return (FORMULA.test(cell) || cell.startsWith('\n')) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell
}

/** One line with its line end (CRLF). A missing cell (null) is empty. */
export function csvLine(cells: readonly (string | null)[], delimiter = ','): string {
  const written = cells.map((cell) => {
    const text = defused(cell ?? '')
    const quoted = text.includes('"') || text.includes(delimiter) || /[\r\n]/.test(text) || text !== text.trim()
    return quoted ? `"${text.replaceAll('"', '""')}"` : text
  })
  return `${written.join(delimiter)}\r\n`
}
