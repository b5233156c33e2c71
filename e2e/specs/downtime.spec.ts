import path from 'node:path'
import { expect, test } from '../fixtures/prepared.ts'
import { chooseFiles, openIntake, saveTo } from '../pages/intake.ts'
import { expectAccessible, goTo, lock, openChart, search } from '../pages/wardlight.ts'

const COPY = 'words for the stick'

test('a downtime copy is made in one store and read, not changed, in place of it', async ({ ward, app, dataFolder }) => {
  const file = path.join(dataFolder, '..', 'ward.wldowntime')
  await test.step('Given a copy', async () => {
    await openIntake(ward, 'Export')
    const make = ward.getByRole('region', { name: 'Downtime copy' })
    await make.getByLabel('Passphrase', { exact: true }).fill(COPY)
    await make.getByLabel('Passphrase again').fill(COPY)
    await saveTo(app, file)
    await make.getByRole('button', { name: 'Write the copy' }).click()
    await expect(make.getByText(/written and checked/)).toBeVisible({ timeout: 30_000 })
    await lock(ward)
  })
  await test.step('When it is opened with its passphrase', async () => {
    await ward.getByRole('button', { name: 'Open a downtime copy' }).click()
    await chooseFiles(app, [file])
    await ward.getByRole('button', { name: 'Choose the file' }).click()
    await ward.getByLabel('Passphrase of the copy').fill(COPY)
    await ward.keyboard.press('Enter')
  })
  const note = ward.getByRole('note')
  await expect(note).toContainText(/Downtime copy.*as of .*read only/, { timeout: 30_000 })
  await goTo(ward, 'Worklist')
  await openChart(ward)
  await expect(note).toBeVisible()
  await expectAccessible(ward)
  await expect(ward.getByRole('button', { name: 'Enter values' })).toHaveCount(0)
  await lock(ward)
  await expect(note).toHaveCount(0)
  await expect(search(ward)).toHaveCount(0)
})
