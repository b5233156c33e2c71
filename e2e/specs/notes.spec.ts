import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { expectAccessible, openChart } from '../pages/wardlight.ts'

const NOTE = `History of present illness: She has gout and psoriasis. No pneumonia. Her mother had breast cancer.

Allergies: Penicillin (rash)

Medications
Allopurinol 100 mg daily

Results: Sodium 1410 mmol/L. Potassium 4.9.`

const adds = (page: Page) => page.getByRole('complementary', { name: 'Not in the chart' })
const offered = (page: Page, name: RegExp) => adds(page).getByRole('button', { name })

async function write(page: Page, title: string, text: string): Promise<void> {
  await page.keyboard.press('n')
  await page.keyboard.press('c')
  await expect(page.getByLabel('Title')).toBeFocused()
  await page.keyboard.type(title)
  // A note that is pasted into the title is a note.
  await page.getByLabel('Title').evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
  if (!text.includes('\n')) await page.getByLabel('Note', { exact: true }).fill(text)
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue(text)
  await expect(page.getByLabel('Title')).toHaveValue(title)
}

test('a note is written, and what it adds is taken over, asked about or rejected by keys alone', async ({ ward }) => {
  await openChart(ward)
  await write(ward, 'Ward round', NOTE)
  await expect(ward.getByText('Problem: Gout · Problem: Psoriasis')).toBeVisible()
  await expectAccessible(ward)
  await ward.keyboard.press('Escape')
  await ward.keyboard.press('c')
  await expect(ward.getByLabel('Note', { exact: true })).toHaveValue(NOTE)
  await ward.keyboard.press('Control+Enter')

  const problems = ward.getByRole('region', { name: 'Problems', exact: true })
  await expect(offered(ward, /^Problem: Gout/)).toBeVisible()
  await expect(problems).not.toContainText('Gout')
  await expect(ward.locator('.note-mark[data-meaning="negated"]').filter({ hasText: 'pneumonia' })).toContainText('no')
  await ward.keyboard.press('s')
  await expect(offered(ward, /^Problem: Gout/)).toBeFocused()
  await expect(ward.locator('.note-mark[data-current]')).toHaveText('gout')
  await expectAccessible(ward)
  await ward.keyboard.press('Enter')
  await expect(problems).toContainText('Gout')
  await expect(offered(ward, /^Problem: Psoriasis/)).toBeFocused()
  await ward.keyboard.press('x')
  await expect(offered(ward, /^Allergy: Penicillin/)).toBeFocused()
  await ward.keyboard.press('j')
  await expect(ward.getByRole('region', { name: 'Text of the note' })).toBeFocused()
  await ward.keyboard.press('Backspace')
  await ward.keyboard.press('End')
  // Its unit is guessed: one key does not take it over.
  await expect(offered(ward, /^Result: Potassium/)).toBeFocused()
  await ward.keyboard.press('Enter')
  await ward.keyboard.press('Alt+Enter')
  await expect(offered(ward, /^Result: Potassium/)).toHaveCount(0)
  await expect(offered(ward, /^Result: Sodium 1410/)).toBeFocused()
  await ward.keyboard.press('Alt+Enter')
  await expect(offered(ward, /^Result: Sodium 1410/)).toBeVisible()
  await expect(problems).not.toContainText('Psoriasis')
  await adds(ward).getByRole('button', { name: 'Offer again' }).press('Enter')
  await expect(offered(ward, /^Problem: Psoriasis/)).toBeVisible()
})

test('notes are found by their words, in this chart and in all', async ({ ward }) => {
  await openChart(ward)
  await write(ward, 'Clinic letter', 'Café au lait spots were seen.')
  await ward.keyboard.press('Control+Enter')
  await expect(ward.getByRole('article', { name: 'Clinic letter' })).toContainText('Café')
  await ward.keyboard.press('/')
  await ward.keyboard.type('cafe spot')
  await expect(ward.getByText('1 note', { exact: true })).toBeVisible()
  await expect(ward.getByText('2 hits in this note')).toBeVisible()
  await ward.getByLabel('of all patients').check()
  await expect(ward.getByRole('list', { name: 'Notes' }).getByRole('button')).toHaveCount(1)
  await expectAccessible(ward)
  await ward.getByRole('textbox', { name: 'Find in the notes' }).fill('nosuchword')
  await expect(ward.getByText('No note has these words.')).toBeVisible()
})
