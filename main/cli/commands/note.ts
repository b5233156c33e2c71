/** note: what notes name and how it is meant, without a store. */
import { z } from 'zod'
import { EXIT_CODE } from '#app/contract/errors.ts'
import { type NoteMention, readNote } from '#app/notes/read.ts'
import { openMedication } from '../../medication/index.ts'
import { inputLines } from '../lines.ts'
import { printLine, say } from '../output.ts'

/** `concepts`: further phrases to look for. */
const Line = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  concepts: z.array(z.string()).nullish(),
})

type Read = Readonly<{ id: string | null; input: z.output<typeof Line> | null; problem: string }>

/** The id of a line that is JSON but no note, so that its answer finds its way back. */
function idIn(json: unknown): string | null {
  const parsed = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(json)
  return parsed.success ? String(parsed.data.id) : null
}

function readLine(text: string, line: number): Read {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { id: null, input: null, problem: `Line ${line} is not JSON. Write one JSON object a line.` }
  }
  const parsed = Line.safeParse(json)
  if (parsed.success) return { id: parsed.data.id, input: parsed.data, problem: '' }
  const issue = parsed.error.issues[0]
  return { id: idIn(json), input: null, problem: `line ${line}, ${issue?.path.join('.') || 'whole'}: ${issue?.message ?? 'does not fit'}` }
}

const mentionLine = ({ text, start, end, concept, code, negated, historical, hypothetical, experiencer, ...more }: NoteMention) => ({
  text,
  start,
  end,
  concept,
  code,
  negated,
  historical,
  hypothetical,
  experiencer,
  system: more.system,
  kind: more.kind,
  section: more.section,
  uncertain: more.uncertain,
  ...(more.dose === null ? {} : { dose: more.dose }),
  ...(more.values.length === 0 ? {} : { values: more.values }),
})

/** @returns 3 where a line was no note, 5 where the names cannot be used; every line is answered, with the phrases that were asked for in any case */
export async function note(): Promise<number> {
  const medication = await openMedication()
  const knowledge = medication.failure === null ? medication.names().notes() : null
  let bad = 0
  for await (const { text, line } of inputLines()) {
    const { id, input, problem } = readLine(text, line)
    if (input === null) {
      bad += 1
      say(problem)
      await printLine({ id, mentions: [], error: problem })
      continue
    }
    const { mentions } = readNote(input.text, input.concepts ?? [], knowledge)
    await printLine({ id, mentions: mentions.map(mentionLine) })
  }
  if (medication.failure !== null) {
    say(`${medication.failure} Only the phrases that were asked for were looked for. Install Wardlight again.`)
    return EXIT_CODE.Corrupt
  }
  return bad > 0 ? EXIT_CODE.BadInput : 0
}
