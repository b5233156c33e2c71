import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { expectAccessible, expectNothingCutOff, lock, openChart, PASSPHRASE, search, setTheme, unlock } from '../pages/wardlight.ts'

const lines = (page: Page, state: string) => page.locator(`.review-line[data-state="${state}"]`)

async function openReview(page: Page): Promise<string> {
  const name = await openChart(page)
  await page.keyboard.press('v')
  await expect(page.locator('.review-text:focus')).toHaveCount(1)
  return name
}

test('by keyboard: accept, edit, reject, sign, add to it, and print it', async ({ ward, dataFolder, shell }) => {
  const name = await openReview(ward)
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(ward, theme)
    await expectAccessible(ward)
  }
  await expectNothingCutOff(ward)
  await expect(lines(ward, 'ghost').first()).toHaveCSS('border-left-style', 'solid')
  const offered = await ward.locator('.review-text').allInnerTexts()

  await test.step('When the first is accepted, the second rejected and the third edited', async () => {
    await ward.keyboard.press('Tab')
    await ward.keyboard.press('x')
    await ward.keyboard.press('e')
    await ward.getByLabel('The finding in your words').fill('In my own words.')
    await ward.keyboard.press('Enter')
    await expect(lines(ward, 'accepted')).toHaveCount(1)
    await expect(lines(ward, 'rejected')).toHaveCount(1)
    await expect(lines(ward, 'edited')).toContainText('In my own words.')
    await ward.keyboard.press('a')
    await ward.keyboard.type('Stable on the whole.')
  })
  await test.step('Then a lock loses nothing', async () => {
    await expect(ward.getByText(/^Draft kept at/)).toBeVisible()
    await lock(ward)
    expect(await ward.evaluate(() => document.documentElement.outerHTML)).not.toContain('In my own words.')
    await unlock(ward)
    await expect(search(ward)).toBeVisible()
    await openReview(ward)
    await expect(ward.getByLabel('Assessment')).toHaveValue('Stable on the whole.')
  })
  await test.step('When it is signed with the passphrase', async () => {
    await ward.keyboard.press('Control+Enter')
    await ward.getByLabel('Your passphrase').fill(PASSPHRASE)
    await ward.keyboard.press('Enter')
  })
  const signed = ward.getByRole('region', { name: 'Signed reviews' }).locator('details')
  await test.step('Then it stands as it was signed, without what nobody accepted', async () => {
    await expect(signed).toHaveCount(1)
    await expect(signed).toContainText(offered[0] ?? '')
    await expect(signed).toContainText('In my own words.')
    await expect(signed).not.toContainText(offered[1] ?? '')
    await expect(signed.locator('textarea, input')).toHaveCount(0)
    await expect(lines(ward, 'accepted')).toHaveCount(0)
  })
  await test.step('And an addendum is signed beneath it', async () => {
    await signed.getByRole('button', { name: 'Add an addendum' }).press('Enter')
    await ward.getByLabel('Addendum', { exact: true }).fill('ECG was normal.')
    await signed.getByLabel('Your passphrase').fill(PASSPHRASE)
    await ward.keyboard.press('Enter')
    await expect(signed).toContainText('ECG was normal.')
  })
  await test.step('And it prints to a PDF', async () => {
    await signed.getByRole('button', { name: 'Print or save' }).press('Enter')
    await expect(ward.getByRole('region', { name: 'Preview of the sheet' })).toContainText(name)
    await expectAccessible(ward)
    test.skip(shell === 'electron', 'the dialogs of Electron belong to the system')
    const file = path.join(dataFolder, 'review.pdf')
    ward.once('dialog', (dialog) => void dialog.accept(file))
    await ward.getByRole('button', { name: 'Save as PDF' }).press('Enter')
    await expect(ward.getByText('Saved as review.pdf.')).toBeVisible()
    expect(existsSync(file) && readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  })
})
