import { expect, test } from '../fixtures/app.ts'
import { closeAndWait } from '../fixtures/shell.ts'
import { expectFigures } from '../pages/intake.ts'
import {
  DEMO_PATIENTS,
  expectAccessible,
  expectNothingCutOff,
  goTo,
  PASSPHRASE,
  search,
  setUp,
  USER,
  unlock,
  writeKeyDown,
} from '../pages/wardlight.ts'

const KEY = /^[0-9A-Z]{4,}(-[0-9A-Z]{4,})+$/

test('a first run makes a store, loads the demo set and fills the worklist', async ({ page }) => {
  await expectAccessible(page)
  await writeKeyDown(page, await setUp(page))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Load the demo set' }).click()
  await expectFigures(page, { Patients: DEMO_PATIENTS })
  await page.getByRole('button', { name: 'Open the worklist' }).click()

  await expect(page.getByText(`${DEMO_PATIENTS} patients`, { exact: true })).toBeVisible()
  const rows = page.getByRole('grid', { name: 'Worklist' }).getByRole('row')
  await expect(rows.first()).toContainText('High', { timeout: 20_000 })
  for (const row of (await rows.all()).slice(0, 10)) await expect(row).toContainText('synthetic')
  await expectAccessible(page)
  await expectNothingCutOff(page)
})

test('the recovery key is shown once, and never again', async ({ app, start, page }) => {
  const key = await setUp(page)
  expect(key).toMatch(KEY)
  const goOn = page.getByRole('button', { name: 'Go on' })
  await goOn.click({ force: true })
  await expect(page.getByLabel('Your recovery key')).toHaveText(key) // not before it is written down
  await writeKeyDown(page, key)
  await page.getByRole('button', { name: 'Start with an empty store' }).click()
  await expect(page.getByText('No patients yet')).toBeVisible()
  expect(await page.content()).not.toContain(key)

  await closeAndWait({ app, page })
  const again = await start()
  await unlock(again.page)
  await expect(again.page.getByText('No patients yet')).toBeVisible()
  expect(await again.page.content()).not.toContain(key)
})

test('the recovery key opens the store and sets a new passphrase', async ({ page }) => {
  const key = await setUp(page)
  await writeKeyDown(page, key)
  await page.getByRole('button', { name: 'Start with an empty store' }).click()
  await page.keyboard.press('Control+l')

  const fresh = 'another passphrase, as long'
  await page.getByRole('button', { name: 'Use the recovery key' }).click()
  await page.getByLabel('Recovery key').fill(key.toLowerCase().replaceAll('-', ' '))
  await page.getByLabel('Passphrase', { exact: true }).fill(fresh)
  await page.getByLabel('Passphrase again').fill(fresh)
  await page.getByRole('button', { name: 'Set and unlock' }).click()
  await expect(search(page)).toBeVisible()

  await page.keyboard.press('Control+l')
  await unlock(page, PASSPHRASE)
  await expect(page.getByRole('alert')).toBeVisible()
  await unlock(page, fresh)
  await expect(search(page)).toBeVisible()
  await goTo(page, 'Settings')
  await expect(page.getByText(USER)).toBeVisible()
})

test('a recovery key that is wrong changes nothing', async ({ page }) => {
  const key = await setUp(page)
  await writeKeyDown(page, key)
  await page.getByRole('button', { name: 'Start with an empty store' }).click()
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Use the recovery key' }).click()
  const last = key.endsWith('0') ? '1' : '0'
  await page.getByLabel('Recovery key').fill(key.slice(0, -1) + last)
  await page.getByLabel('Passphrase', { exact: true }).fill('another passphrase, as long')
  await page.getByLabel('Passphrase again').fill('another passphrase, as long')
  await page.getByRole('button', { name: 'Set and unlock' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Use the passphrase' }).click()
  await unlock(page)
  await expect(search(page)).toBeVisible()
})
