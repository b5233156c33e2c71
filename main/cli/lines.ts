/** NDJSON on standard input: one object a line, the place of a bad one named. */
import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { Case } from '#app/contract/case.ts'
import { WardlightError } from '#app/contract/errors.ts'

export async function* inputLines(): AsyncGenerator<{ text: string; line: number }> {
  let line = 0
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1
    if (text.trim() !== '') yield { text, line }
  }
}

export function parseLine(text: string, line: number): z.infer<typeof Case> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new WardlightError('BadInput', `Line ${line} is not JSON.`, { path: `line ${line}`, next: 'Write one JSON object a line.' })
  }
  const parsed = Case.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = `line ${line}${issue?.path.length ? `, ${issue.path.join('.')}` : ''}`
  throw new WardlightError('BadInput', `${place}: ${issue?.message ?? 'does not fit'}`, {
    path: place,
    next: 'See "A case" in the guide of the command line.',
  })
}

export async function* inputCases(): AsyncGenerator<z.infer<typeof Case>> {
  for await (const { text, line } of inputLines()) yield parseLine(text, line)
}
