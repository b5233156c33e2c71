import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '../fixtures/prepared.ts'
import { ROOT } from '../fixtures/shell.ts'
import { expectFigures, pickFiles } from '../pages/intake.ts'
import { goTo, openChart } from '../pages/wardlight.ts'

test.use({ store: 'empty' })

const FILE = path.join(ROOT, 'app', 'fhir', 'fixtures', 'synthea-asthma-allergies.json')
const DEMO = path.join(ROOT, 'build', 'resources', 'demo', 'synthea-demo.ndjson.gz')
const PATIENT = 'Bogan287, Kami26'

function countsOf(file: string): Map<string, number> {
  const bundle: { entry: { resource: { resourceType: string } }[] } = JSON.parse(readFileSync(file, 'utf8'))
  const counts = new Map<string, number>()
  for (const { resource } of bundle.entry) counts.set(resource.resourceType, (counts.get(resource.resourceType) ?? 0) + 1)
  return counts
}

test('a file that is picked is reported to the last resource, and a second time as unchanged', async ({ ward, app }) => {
  const counts = countsOf(FILE)
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0)
  await pickFiles(ward, app, [FILE])
  await expectFigures(ward, { Read: total, Stored: total, Unchanged: 0, Skipped: 0, 'Held for review': 0, Quarantined: 0, Patients: 1 })
  for (const [type, count] of counts) await expect(ward.getByRole('row', { name: `${type} ${count}`, exact: true })).toBeVisible()
  await expect(ward.getByText('No issues. Every resource that was read was understood.')).toBeVisible()

  await pickFiles(ward, app, [FILE])
  await expectFigures(ward, { Read: total, Stored: 0, Unchanged: total })
  await expect(ward.getByText('Everything in these files was stored already. Nothing was changed.')).toBeVisible()

  await ward.getByRole('button', { name: 'Open the worklist' }).click()
  await expect(ward.getByText('1 patient', { exact: true })).toBeVisible()
  expect(await openChart(ward, 'Bogan')).toBe(PATIENT)
})

test('a file that breaks off is refused with the place and the reason, and nothing of it is stored', async ({ ward, app, dataFolder }) => {
  const whole = readFileSync(FILE, 'utf8')
  const broken = path.join(path.dirname(dataFolder), 'broken.json')
  writeFileSync(broken, whole.slice(0, Math.floor(whole.length * 0.6)))
  await pickFiles(ward, app, [broken])
  const issue = ward.getByRole('listitem').filter({ hasText: 'broken.json' })
  await expect(issue).toContainText('Error')
  await expect(issue).toContainText(/ends|end of|broke|cut/i)
  await expect(issue).toContainText(/\d/)
  await expectFigures(ward, { Stored: 0 })
  await goTo(ward, 'Worklist')
  await expect(ward.getByText('No patients yet')).toBeVisible()
})

test('a file that is dropped goes the same way', async ({ ward }) => {
  await goTo(ward, 'Import')
  const total = [...countsOf(FILE).values()].reduce((sum, one) => sum + one, 0)
  const transfer = await ward.evaluateHandle(
    ([text, name]) => {
      const data = new DataTransfer()
      data.items.add(new File([text ?? ''], name ?? ''))
      return data
    },
    [readFileSync(FILE, 'utf8'), path.basename(FILE)] as const,
  )
  const zone = ward.getByRole('region', { name: 'Drop files or a folder here' })
  await zone.dispatchEvent('drop', { dataTransfer: transfer })
  await expectFigures(ward, { Read: total, Stored: total, Patients: 1 })
})

test('an import shows how far it is and can be stopped', async ({ ward, app, dataFolder }) => {
  const many = path.join(path.dirname(dataFolder), 'many.ndjson')
  const demo = gunzipSync(readFileSync(DEMO)).toString('utf8')
  writeFileSync(many, Array.from({ length: 12 }, () => demo).join('\n'))
  await pickFiles(ward, app, [many])
  await expect(ward.getByRole('progressbar', { name: 'Import' })).toBeVisible()
  await ward.getByRole('button', { name: 'Cancel the import' }).click()
  await expect(ward.getByRole('button', { name: /1\. 1 file/ })).toContainText('cancelled')
  await expect(ward.getByRole('button', { name: 'Cancel the import' })).toHaveCount(0)
})
