/**
 * The data set's encounters.csv (or the whole diabetic_data.csv), as cases for the command line:
 * node models/training/readmission/to-cases.ts encounters.csv.gz | npm run --silent cli -- predict --model readmission-30d
 */
import { once } from 'node:events'
import { encounterCases } from './encounters.ts'
import { linesOf } from './lines.ts'

for await (const { id, features } of encounterCases(linesOf(process.argv[2] ?? '-')))
  if (!process.stdout.write(`${JSON.stringify({ id, features })}\n`)) await once(process.stdout, 'drain')
