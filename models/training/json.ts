/** JSON laid out as the formatter of this repository lays it out, so that a built file is also a formatted one. */
const WIDTH = 140

const scalar = (value: unknown) => value === null || typeof value !== 'object'

function lines(value: unknown, indent: string, prefix: number): string {
  if (scalar(value)) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const flat = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`
    if (value.every(scalar) && indent.length + prefix + flat.length + 1 <= WIDTH) return flat
    return `[\n${value.map((one) => inner + lines(one, inner, 0)).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value as Record<string, unknown>)
  if (entries.length === 0) return '{}'
  const rows = entries.map(([key, one]) => `${inner}${JSON.stringify(key)}: ${lines(one, inner, key.length + 4)}`)
  return `{\n${rows.join(',\n')}\n${indent}}`
}

export const json = (value: unknown): string => `${lines(value, '', 0)}\n`
