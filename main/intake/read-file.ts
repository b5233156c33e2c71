/** One file, from its bytes to batches for the store, by what it is. */
import { type FileRun, Refused } from './file-run.ts'
import { readJson } from './read-json.ts'

// Loaded when asked for: an import of FHIR should not wait for what reads tables.
const hl7 = () => import('./read-hl7.ts')
const documents = () => import('./read-document.ts')
const tables = () => import('./read-table.ts')

/** @throws {Refused} when nothing of the file was stored, with the reason; {Waits} when a person decides first; a WardlightError Conflict or Cancelled */
export async function readFile(run: FileRun): Promise<void> {
  switch (run.format) {
    case 'hl7v2':
      return (await hl7()).readHl7(run)
    case 'xml':
      return (await documents()).readDocument(run)
    case 'table':
    case 'workbook':
      return (await tables()).readTableFile(run)
    case 'archive':
      throw new Refused({ code: 'not-supported', path: '', message: 'An archive inside an archive is not opened.' })
    case 'json':
    case 'unknown':
      return readJson(run)
  }
}
