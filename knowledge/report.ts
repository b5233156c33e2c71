/** `node build/run.mjs knowledge [FOLDER]`: checks the knowledge, says what it covers, and writes the pack where a folder is named. */

import { isError, validate } from '#app/medication/authoring/validate.ts'
import { compileMedication, writeKnowledge } from './compile.ts'
import { coverage } from './coverage.ts'
import { isNameOf } from './names.ts'

/** @returns 0, or 1 where there is a problem: nothing is written then */
export async function report([folder]: readonly string[]): Promise<number> {
  const knowledge = await compileMedication()
  const problems = validate({ knowledge, isName: await isNameOf() })
  for (const line of coverage(knowledge, problems)) console.log(line)
  if (problems.some(isError)) return 1
  if (folder !== undefined) await writeKnowledge(folder)
  return 0
}
