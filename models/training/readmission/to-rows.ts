/**
 * The data set's table as the numbers the graph is given, read by the same rules as features on the command line: what train.py learns from.
 * node models/training/readmission/to-rows.ts encounters.csv.gz > rows.csv
 */
import { once } from 'node:events'
import { isFound } from '#app/risk/context.ts'
import { givenValue } from '#app/risk/given.ts'
import { encounterCases } from './encounters.ts'
import { INPUTS } from './inputs.ts'
import { linesOf } from './lines.ts'

const write = async (cells: readonly (string | number)[]) => {
  if (!process.stdout.write(`${cells.join(',')}\n`)) await once(process.stdout, 'drain')
}

await write(['encounter', 'patient', 'readmitted', ...INPUTS.map(({ name }) => name)])
for await (const { id, patient, readmitted, features } of encounterCases(linesOf(process.argv[2] ?? '-'))) {
  const cells = INPUTS.map((one) => {
    const found = givenValue(one, features, {})
    return found && isFound(found) ? found.x : ''
  })
  await write([id, patient, readmitted, ...cells])
}
