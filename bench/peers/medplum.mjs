// Medplum's mock client: an in-memory FHIR repository with its own validation. Reads the NDJSON file of its argument, prints what it took as JSON.
import { MockClient } from '@medplum/mock'
import { measure } from './measure.mjs'

const client = new MockClient()
await measure(async (batch) => {
  const refusals = []
  for (const resource of batch) await client.updateResource(resource).catch((error) => refusals.push(String(error)))
  return refusals
})
// The client keeps timers of its own.
process.exit(0)
