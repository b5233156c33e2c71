/** What comes in and is not plain: a table nobody described, a value out of place, one person twice, and what goes out again. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '../fixtures/prepared.ts'
import { ROOT } from '../fixtures/shell.ts'
import {
  confirmMapping,
  expectFigures,
  heldLine,
  importFiles,
  openDecide,
  openIntake,
  pickFiles,
  saveTo,
  sayColumn,
} from '../pages/intake.ts'
import { expectAccessible, expectChart, goTo, openChart } from '../pages/wardlight.ts'

test.use({ store: 'empty' })

const DEMO = path.join(ROOT, 'build', 'resources', 'demo', 'synthea-demo.ndjson.gz')

const two = (value: number) => String(value).padStart(2, '0')

/** A laboratory's table in German, with a column ("X1") whose name says nothing and whose values fit more than one thing. */
function table(): string {
  const people = [
    'Brandt, Ilse',
    'Yilmaz, Can',
    'Novak, Petra',
    'Kruse, Hanno',
    'Lindner, Maja',
    'Weber, Ole',
    'Adler, Rosa',
    'Busch, Emil',
  ]
  const rows = people.flatMap((name, person) =>
    [0, 1, 2].map((visit) =>
      [
        100_482 + person * 37,
        name,
        `${two(3 + person)}.0${1 + person}.${1941 + person * 6}`,
        person % 2 === 0 ? 'w' : 'm',
        `${two(11 + visit)}.11.2025 0${6 + (person % 3)}:${two(5 + person)}`,
        136 + ((person * 3 + visit) % 9),
        `${4 + ((person + visit) % 4) * 0.3}`.slice(0, 3).replace('.', ','),
      ].join(';'),
    ),
  )
  return ['PatNr;Name;GebDat;Geschl.;Abn_Zeit;Na;X1', ...rows].join('\r\n')
}

type Resource = Readonly<{ resourceType: string; id: string; [member: string]: unknown }>

function bundle(...resources: readonly Resource[]): string {
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) })
}

const person = (id: string, given: string, number: { system: string; value: string }): Resource => ({
  resourceType: 'Patient',
  id,
  identifier: [number],
  name: [{ family: 'Testperson', given: [given] }],
  birthDate: '1955-03-14',
  gender: 'female',
})

const temperature = (id: string, patient: string, value: number, hour = '08'): Resource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '8310-5', display: 'Body temperature' }] },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime: `2025-11-20T${hour}:00:00Z`,
  valueQuantity: { value, unit: 'Cel', system: 'http://unitsofmeasure.org', code: 'Cel' },
})

const HERE = { system: 'urn:oid:2.16.840.1.113883.4.900.1', value: '4417' }
const THERE = { system: 'urn:oid:2.16.840.1.113883.4.900.2', value: 'B-88213' }

function put(dataFolder: string, name: string, content: string): string {
  const file = path.join(path.dirname(dataFolder), name)
  writeFileSync(file, content)
  return file
}

test('a table nobody described asks what it does not know, once, and is on the chart after the answer', async ({
  ward,
  app,
  dataFolder,
}) => {
  const file = put(dataFolder, 'labor.csv', table())
  await importFiles(ward, app, [file], { Stored: 0 })
  await ward.getByRole('button', { name: 'labor.csv' }).click()

  await expect(ward.getByRole('heading', { name: 'Ten rows as they would be stored' })).toBeVisible()
  await expect(ward.getByRole('button', { name: 'Is: PatNr, Patient number' })).toBeVisible()
  await expect(ward.getByRole('button', { name: 'Is: Na, Sodium' })).toBeVisible()
  const rows = ward.getByRole('table', { name: 'Ten rows as they would be stored' })
  await expect(rows.getByRole('row')).toHaveCount(11)
  await expectAccessible(ward)
  await sayColumn(ward, 'X1', 'Potassium')
  await expect(rows.getByRole('columnheader', { name: /^Potassium/ })).toBeVisible()
  await confirmMapping(ward)

  await expectFigures(ward, { Patients: 8 })
  await goTo(ward, 'Worklist')
  await openChart(ward, 'Brandt')
  const chart = ward.getByRole('grid', { name: 'Results and vital signs' })
  await expect(chart.getByRole('row').filter({ hasText: 'Sodium' })).toContainText('136')
  await expect(chart.getByRole('row').filter({ hasText: 'Potassium' })).toContainText('4.3')

  await test.step('Then the same layout is read without a question', async () => {
    await importFiles(ward, app, [put(dataFolder, 'labor-2.csv', table().replaceAll('.11.2025', '.12.2025'))], { Patients: 8 })
    await openDecide(ward, 'Files waiting')
    await expect(ward.getByText('No file waits')).toBeVisible()
    await openIntake(ward, 'Learned')
    await expect(ward.getByRole('cell', { name: 'Mapping', exact: true })).toHaveCount(1)
  })
})

test('a value out of place is held, can be fixed by one key, and is then on the chart with what was changed', async ({
  ward,
  app,
  dataFolder,
}) => {
  const file = put(dataFolder, 'fever.json', bundle(person('p1', 'Abena', HERE), temperature('t1', 'p1', 101.1)))
  await importFiles(ward, app, [file], { Patients: 1 })
  await openDecide(ward, 'Held values')
  await expect(heldLine(ward, 'Temperature', '101.1')).toContainText('38.4')
  await expectAccessible(ward)

  await goTo(ward, 'Worklist')
  await openChart(ward, 'Testperson')
  await expect(ward.getByText('1 held')).toBeVisible()
  await expect(ward.getByRole('gridcell', { name: /^101\.1/ })).toHaveCount(0)

  await openDecide(ward, 'Held values')
  await heldLine(ward, 'Temperature', '101.1').click()
  await ward.keyboard.press('f')
  await expect(ward.getByText('1 fixed and released to the chart.')).toBeVisible()
  await expect(ward.getByText('Nothing is held')).toBeVisible()

  await goTo(ward, 'Worklist')
  await openChart(ward, 'Testperson')
  const value = ward.getByRole('grid', { name: 'Results and vital signs' }).getByRole('gridcell', { name: /^38\.4/ })
  await value.click()
  await expect(ward.getByRole('dialog').getByRole('table', { name: 'Changed on the way in' })).toContainText('101.1')
})

test('an impossible value is quarantined: not released, but fixed with the value that a person types', async ({
  ward,
  app,
  dataFolder,
}) => {
  const file = put(dataFolder, 'impossible.json', bundle(person('p1', 'Abena', HERE), temperature('t1', 'p1', 480)))
  await importFiles(ward, app, [file], { Quarantined: 1 })
  await openDecide(ward, 'Held values')
  await heldLine(ward, 'Temperature', '480').click()
  await expect(heldLine(ward, '480')).toContainText('quarantined')
  await expect(ward.getByRole('button', { name: 'Release' })).toHaveAttribute('aria-disabled', 'true')
  await ward.keyboard.press('r')
  await expect(ward.getByText('it can be fixed or rejected, not released').first()).toBeVisible()
  await expect(heldLine(ward, '480')).toBeVisible()

  await ward.keyboard.press('o')
  await ward.keyboard.type('38,2')
  await ward.keyboard.press('Enter')
  await expect(ward.getByText('1 fixed and released to the chart.')).toBeVisible()
  await goTo(ward, 'Worklist')
  await openChart(ward, 'Testperson')
  await expect(ward.getByRole('gridcell', { name: /^38\.2/ })).toBeVisible()
})

test('two records of one person become one chart when somebody says so, and two again', async ({ ward, app, dataFolder }) => {
  const files = [
    put(dataFolder, 'here.json', bundle(person('here-1', 'Abena', HERE), temperature('th', 'here-1', 37.1))),
    put(dataFolder, 'there.json', bundle(person('there-1', 'Abena', THERE), temperature('tt', 'there-1', 37.4, '09'))),
  ]
  await importFiles(ward, app, files, { Patients: 2 })
  await openDecide(ward, 'Possible same person')
  await expect(ward.getByRole('table', { name: 'Compared' }).getByRole('row', { name: /^Record/ })).toContainText('differs')
  await expectAccessible(ward)
  await ward.keyboard.press('s')
  await expect(ward.getByRole('heading', { name: 'Testperson, Abena · one chart' })).toBeVisible()
  await goTo(ward, 'Worklist')
  await expect(ward.getByText('1 patient', { exact: true })).toBeVisible()
  await openChart(ward, 'Testperson')
  for (const value of ['37.1', '37.4']) await expect(ward.getByRole('grid', { name: 'Results and vital signs' })).toContainText(value)

  await openDecide(ward, 'Possible same person')
  await ward.keyboard.press('u')
  await ward.getByRole('dialog', { name: 'Two charts again?' }).getByRole('button', { name: 'Make two charts' }).click()
  await expect(ward.getByRole('heading', { name: 'Testperson, Abena · one chart' })).toHaveCount(0)
  await goTo(ward, 'Worklist')
  await expect(ward.getByRole('grid', { name: 'Worklist' }).getByRole('row')).toHaveCount(2)
})

test('an export as CSV writes one value a row, and says how much', async ({ ward, app, dataFolder }) => {
  const source = put(dataFolder, 'one.json', bundle(person('p1', '=cmd()', HERE), temperature('t1', 'p1', 37.1)))
  await importFiles(ward, app, [source], { Patients: 1 })
  const file = path.join(path.dirname(dataFolder), 'out.csv')
  await saveTo(app, file)
  await openIntake(ward, 'Export')
  await ward.getByRole('radio', { name: /^CSV/ }).check()
  await expectAccessible(ward)
  await ward.getByRole('button', { name: 'Write the file' }).click()
  await expect(ward.getByText(file)).toBeVisible()
  await expectFigures(ward, { Patients: 1 })
  const written = readFileSync(file, 'utf8')
  expect(written).toContain('37.1')
  expect(written).not.toMatch(/(^|[,;"\t])=cmd/m)
})

test('an import that is paused keeps its place and goes on from there', async ({ ward, app, dataFolder }) => {
  test.slow()
  const demo = gunzipSync(readFileSync(DEMO)).toString('utf8')
  const many = put(dataFolder, 'many.ndjson', Array.from({ length: 12 }, () => demo).join('\n'))
  await pickFiles(ward, app, [many])
  await ward.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(ward.getByText(/^Stopped at \d+ %/)).toBeVisible()
  await expect(ward.getByRole('button', { name: /1\. 1 file/ })).toContainText('paused')
  await expect(ward.getByText('Shown when the import is done.').first()).toBeVisible()
  await ward.getByRole('button', { name: 'Resume', exact: true }).click()
  await expect(ward.getByRole('button', { name: /1\. 1 file/ })).toContainText('done', { timeout: 80_000 })
  await goTo(ward, 'Worklist')
  await openChart(ward)
  await expectChart(ward)
})
