/** JSON out with every number to the letter. */
import { ExactNumber, isObj } from '../reading.ts'

/** The JSON text of a value of `parseExact`. */
export function exactJson(value: unknown): string {
  if (value instanceof ExactNumber) return value.text
  if (Array.isArray(value)) return `[${value.map((item) => exactJson(item ?? null)).join(',')}]`
  if (!isObj(value)) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${exactJson(member)}`).join(',')}}`
}
