/** Run by the durability test, which kills it: stores patient k0, k1, … in the file named and prints each number once it is acknowledged. */
import { openStore } from '../client.ts'
import { batch, KEY, patient } from './fixtures.ts'

const store = await openStore({ file: process.argv[2] ?? '', key: KEY })
for (let n = 0; ; n++) {
  await store.write('importBatch', batch(patient(`k${n}`)))
  process.stdout.write(`${n}\n`)
}
