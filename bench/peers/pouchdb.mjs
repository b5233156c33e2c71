// PouchDB with its in-memory adapter: documents with revisions, no validation. Reads the NDJSON file of its argument, prints what it took as JSON.
import PouchDB from 'pouchdb'
import memory from 'pouchdb-adapter-memory'
import { measure } from './measure.mjs'

PouchDB.plugin(memory)
const db = new PouchDB('bench', { adapter: 'memory' })
await measure(async (batch) => {
  const answers = await db.bulkDocs(batch.map((resource) => ({ ...resource, _id: `${resource.resourceType}/${resource.id}` })))
  return answers.filter((answer) => 'error' in answer).map((answer) => answer.message)
})
process.exit(0)
