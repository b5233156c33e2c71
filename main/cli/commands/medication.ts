/** medcheck and match-drug: what the medication knowledge says of cases and of texts, without a store. */
import path from 'node:path'
import { createInterface } from 'node:readline'
import { EXIT_CODE, WardlightError } from '#app/contract/errors.ts'
import type { MedCheck } from '#app/contract/medication.ts'
import { answerCase } from '../../medication/case.ts'
import { type Medication, openMedication } from '../../medication/index.ts'
import type { Arguments } from '../arguments.ts'
import { inputLines, parseLine } from '../lines.ts'
import { printLine, say } from '../output.ts'

const line = (id: string | null, { status, reason, unchecked, findings, knowledge }: MedCheck) => ({
  id,
  status,
  reason,
  unchecked,
  findings,
  knowledge,
})

/** A line that is no case is answered too: nothing was checked, and where the trouble is. */
function refusal(medication: Medication, error: WardlightError): MedCheck {
  const knowledge = medication.edition ?? { version: '', reviewed: '', expires: '' }
  const { message, path = '' } = error.failure
  return {
    status: 'not-checked',
    reason: message,
    unchecked: [{ drug: path, because: 'this line is not readable' }],
    findings: [],
    knowledge,
  }
}

/** The id of a line that is JSON but no case, so that its answer finds its way back. */
function idIn(text: string): string | null {
  try {
    const { id } = JSON.parse(text) as Readonly<{ id?: unknown }>
    return typeof id === 'string' || typeof id === 'number' ? String(id) : null
  } catch {
    return null
  }
}

/** With `--data` as that folder checks: with its installed edition and its own rules. @returns 3 where a line was no case, 5 where the knowledge cannot be used; every line is answered all the same */
export async function medcheck(args: Arguments): Promise<number> {
  const data = args.text('data')
  const medication = await openMedication(data === null ? null : path.resolve(data))
  let bad = 0
  for await (const { text, line: number } of inputLines()) {
    try {
      const input = parseLine(text, number)
      await printLine(line(input.id, answerCase(medication, input)))
    } catch (error) {
      if (!(error instanceof WardlightError) || error.failure.kind !== 'BadInput') throw error
      bad += 1
      say(error.message)
      await printLine(line(idIn(text), refusal(medication, error)))
    }
  }
  if (medication.failure !== null) {
    say(`${medication.failure} Install Wardlight again.`)
    return EXIT_CODE.Corrupt
  }
  return bad > 0 ? EXIT_CODE.BadInput : 0
}

/** One answer for each line, also for an empty one. */
export async function matchDrug(): Promise<number> {
  const names = (await openMedication()).names()
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const { ingredients, strength, form, route, confidence, kind, dose, perDay, reason } = names.match(text.replace(/^\uFEFF/, ''))
    await printLine({ text, ingredients, strength, form, route, confidence, kind, dose, perDay, reason })
  }
  return 0
}
