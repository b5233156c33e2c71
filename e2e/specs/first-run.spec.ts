import { expect, test } from '../fixtures/app.ts'
import { expectAccessible, expectNothingCutOff, loadDemo, lock, openFirstChart, setUp, unlock } from '../pages/wardlight.ts'

test('a first run makes a store, shows the recovery key once, and loads the demo set', async ({ page }) => {
  await expectAccessible(page)
  const key = await setUp(page)
  expect(key).toMatch(/^[0-9A-Z-]{39}$/)
  await loadDemo(page)
  await expectAccessible(page)
  await expectNothingCutOff(page)
  await expect(page.getByText('Conroy')).toHaveCount(0)
})

test('locking takes every patient off the screen, and a wrong passphrase reveals nothing', async ({ page }) => {
  await setUp(page)
  await loadDemo(page)
  const name = await openFirstChart(page)
  await lock(page)
  await expect(page.getByText(name)).toHaveCount(0)
  expect(await page.evaluate((text) => document.documentElement.outerHTML.includes(text), name)).toBe(false)
  await unlock(page, 'not the passphrase at all')
  await expect(page.getByRole('alert')).toBeVisible()
  await unlock(page)
  await expect(page.getByLabel('Search patients')).toBeVisible()
})
