/** Every screen, light and dark, on the smallest window that is supported and on a large one: nothing cut off, nothing unreadable. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { test as fresh } from '../fixtures/app.ts'
import { expect, test } from '../fixtures/prepared.ts'
import { ROOT } from '../fixtures/shell.ts'
import { openDecide } from '../pages/intake.ts'
import {
  DETERIORATING,
  expectAccessible,
  expectNothingCutOff,
  goTo,
  openChart,
  openEntry,
  openOperations,
  search,
  setTheme,
  setUp,
  typeVitals,
  unlock,
} from '../pages/wardlight.ts'

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const
const THEMES = ['light', 'dark'] as const

/** A folder for pictures of every screen, for those who want to look; README.md's own are kept apart below. */
const PICTURES = process.env.WARDLIGHT_PICTURES

async function look(page: Page, name: string, sizes: readonly { width: number; height: number }[] = SIZES): Promise<void> {
  await test.step(name, async () => {
    for (const size of sizes) {
      await page.setViewportSize(size)
      await expectNothingCutOff(page)
      // A rule of colour or name that holds on the small window holds on the large one: it has the same parts.
      const isSmallest = size === sizes[0]
      if (!isSmallest && !PICTURES) continue
      for (const theme of THEMES) {
        await setTheme(page, theme)
        if (isSmallest) await expectAccessible(page)
        if (PICTURES) await page.screenshot({ path: path.join(PICTURES, `${name}-${theme}-${size.height}.png`) })
      }
    }
  })
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test.describe('every screen', () => {
  test.slow()

  fresh('first run', async ({ page }) => {
    fresh.slow()
    await look(page, 'first-run')
    const key = await setUp(page)
    await look(page, 'recovery-key')
    await page.getByLabel('I have written it down and put it in a safe place').check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText(key)).toHaveCount(0)
    await look(page, 'start-with')
    await page.getByRole('button', { name: 'Start with an empty store' }).click()
    await expect(page.getByText('No patients yet')).toBeVisible()
    await look(page, 'worklist-empty')
    await goTo(page, 'Chart')
    await expect(page.getByText('No chart is open')).toBeVisible()
    await look(page, 'no-chart')
  })

  test('unlock, worklist, palette, import', async ({ page }) => {
    await unlock(page, 'not the passphrase at all')
    await expect(page.getByRole('alert')).toBeVisible()
    await look(page, 'unlock-refused')
    await unlock(page)
    await expect(search(page)).toBeVisible()
    await expect(page.getByText('33 patients')).toBeVisible()
    await look(page, 'worklist')
    await search(page).fill('nobody of this name')
    await expect(page.getByText(/No patient matches/)).toBeVisible()
    await look(page, 'worklist-no-match')
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Patient, screen or command').fill('con')
    await expect(page.getByRole('option').first()).toContainText('Conroy74, Bryon392')
    await look(page, 'palette')
    await closeDialog(page)
    await goTo(page, 'Import')
    await look(page, 'import')
    await page.getByRole('button', { name: 'Load the demo set' }).click()
    await expect(page.getByText('Everything in these files was stored already.')).toBeVisible({ timeout: 20_000 })
    await look(page, 'import-report')
    for (const [key, name] of [
      ['2', 'decide-files'],
      ['v', 'decide-held'],
      ['p', 'decide-people'],
      ['3', 'quality'],
      ['4', 'learned'],
      ['5', 'export'],
    ] as const) {
      await page.keyboard.press(key)
      await look(page, name)
    }
  })

  test('chart', async ({ ward }) => {
    await openChart(ward)
    await look(ward, 'chart')
    await ward.getByRole('region', { name: 'Patient' }).getByRole('button', { name: '109.2 kg' }).click()
    await ward.getByRole('button', { name: /as it came/ }).click()
    await look(ward, 'evidence')
    await closeDialog(ward)
    await ward.getByRole('region', { name: 'Risk', exact: true }).getByRole('button', { name: /^eGFR/ }).click()
    await expect(ward.getByText('clinical sign-off: pending').first()).toBeVisible()
    await look(ward, 'explanation')
    await closeDialog(ward)
    for (const [key, name] of [
      ['l', 'timeline'],
      ['n', 'notes'],
      ['p', 'encounters'],
      ['i', 'immunizations'],
    ] as const) {
      await ward.keyboard.press(key)
      await look(ward, name)
    }
  })

  test('entry with a flag, alert being set aside', async ({ ward }) => {
    await openChart(ward)
    await openEntry(ward)
    await typeVitals(ward, { ...DETERIORATING, Temperature: '480' })
    await expect(ward.getByText('Refused.')).toBeVisible()
    await look(ward, 'entry-refused')
    await ward.getByLabel('Temperature', { exact: true }).fill(DETERIORATING.Temperature ?? '')
    await expect(ward.getByText(/NEWS2 would be 9/)).toBeVisible()
    await look(ward, 'entry-score')
    await ward.keyboard.press('Control+Enter')
    await expect(ward.getByText(/^Saved 8 values .*NEWS2/).first()).toBeVisible()
    await look(ward, 'entry-saved')
    await ward.getByLabel('Pulse', { exact: true }).press('Escape')
    // Another number of columns lays the alerts out anew, so it is opened in each size.
    for (const size of SIZES) {
      await ward.setViewportSize(size)
      await ward.getByRole('button', { name: 'Acknowledge' }).first().click()
      await expect(ward.getByRole('radio', { name: 'Acted on' })).toBeVisible()
      await look(ward, 'acknowledge', [size])
      await ward.getByRole('radio', { name: 'Acted on' }).press('Escape')
      await expect(ward.getByRole('radio', { name: 'Acted on' })).toHaveCount(0)
    }
  })

  test('operations and settings', async ({ ward }) => {
    await openOperations(ward, 'Health')
    await expect(ward.getByRole('cell', { name: 'onnxruntime' })).toBeVisible({ timeout: 20_000 })
    await look(ward, 'health')
    await openOperations(ward, 'Models')
    await ward.getByRole('button', { name: 'Card' }).first().click()
    await look(ward, 'model-card')
    await closeDialog(ward)
    await openOperations(ward, 'Audit')
    await ward.getByRole('button', { name: 'Verify the store and the log' }).click()
    await expect(ward.getByText(/\d+ entries in order/)).toBeVisible({ timeout: 20_000 })
    await look(ward, 'audit')
    await openOperations(ward, 'Backup')
    await look(ward, 'backup')
    await openOperations(ward, 'Users')
    await ward.getByRole('button', { name: 'Add a user' }).click()
    await expect(ward.getByRole('dialog')).toBeVisible()
    await look(ward, 'add-user')
    await closeDialog(ward)
    await ward.keyboard.press('?')
    await expect(ward.getByRole('dialog')).toBeVisible()
    await look(ward, 'keys')
    await closeDialog(ward)
    await goTo(ward, 'Settings')
    await expect(ward.getByText('Stand-in for Electron').or(ward.getByText(/^Electron \d/))).toBeVisible()
    await look(ward, 'settings')
  })
})

/** The pictures of README.md and docs/guide.md: `UPDATE_SCREENSHOTS=1 npm run e2e -- look` takes them anew. */
test('the pictures of the README and the guide', async ({ ward }) => {
  test.skip(!process.env.UPDATE_SCREENSHOTS, 'taken when UPDATE_SCREENSHOTS is set')
  const folder = path.join(ROOT, 'docs', 'screenshots')
  mkdirSync(folder, { recursive: true })
  const shot = (name: string) => ward.screenshot({ path: path.join(folder, `${name}.png`) })
  await ward.setViewportSize({ width: 1440, height: 900 })
  await expect(ward.getByText('33 patients')).toBeVisible()
  await shot('worklist-light')
  await openChart(ward)
  await openEntry(ward)
  await typeVitals(ward)
  await ward.getByLabel('Weight', { exact: true }).fill('109.2')
  await ward.getByLabel('Temperature', { exact: true }).fill('101.1')
  await expect(ward.getByText(/Fahrenheit/).first()).toBeVisible()
  await ward.getByLabel('Temperature', { exact: true }).focus()
  await expect(ward.getByText('Working out the scores')).toHaveCount(0)
  await shot('entry-light')
  await ward.getByLabel('Temperature', { exact: true }).press('Enter')
  await ward.keyboard.press('Control+Enter')
  await expect(ward.getByText(/^Saved 9 values .*NEWS2/).first()).toBeVisible()
  await ward.getByLabel('Pulse', { exact: true }).press('Escape')
  await expect(ward.getByRole('slider')).toBeVisible()
  await ward.getByRole('heading', { name: 'What matters now' }).click() // no focus ring in the picture
  await shot('chart-light')
  await ward.keyboard.press('b')
  await expect(ward.getByRole('checkbox', { name: /^Creatinine/ })).toBeVisible()
  await shot('graphs-light')
  await ward.keyboard.press('v')
  await expect(ward.getByRole('textbox', { name: 'Assessment', exact: true })).toBeVisible({ timeout: 20_000 })
  await shot('review-light')
  await ward.keyboard.press('m')
  await expect(ward.getByRole('tab', { name: /^Medications/ })).toHaveAttribute('aria-selected', 'true')
  await shot('medications-light')
  await openDecide(ward, 'Held values')
  await expect(ward.getByRole('row').nth(3)).toBeVisible()
  await shot('decide-light')
  await goTo(ward, 'Chart')
  await ward.keyboard.press('r')
  await setTheme(ward, 'dark')
  await goTo(ward, 'Chart')
  await expect(ward.getByRole('slider')).toBeVisible()
  await shot('chart-dark')
})
