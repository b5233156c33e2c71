import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { openChart, openEntry, openOperations } from '../pages/wardlight.ts'

const OWN = { Sodium: '139', Potassium: '4.1', Chloride: '103', Creatinine: '0.9', Hemoglobin: '13.8', Platelets: '240', Albumin: '4.1' }
const OTHER = { Sodium: '131', Potassium: '5.4', Chloride: '92', Creatinine: '6.2', Hemoglobin: '7.9', Platelets: '74', Albumin: '2.2' }

/** Hours ago, as it is typed in the field of the time. */
function before(hours: number): string {
  const at = new Date(Date.now() - hours * 3_600_000)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

async function typePanel(page: Page, panel: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(panel)) await page.getByLabel(label, { exact: true }).fill(value)
}

/** What the rules ask of single values is answered as a person would: it is right. */
async function confirmAll(page: Page): Promise<void> {
  for (let left = 9; left > 0; left--) {
    await page.keyboard.press('Control+Enter')
    const asked = page.locator('.entry-row').filter({ has: page.getByRole('button', { name: 'It is right' }) })
    if ((await asked.count()) === 0) return
    await asked.first().locator('input').press('Alt+Enter')
  }
}

test('a panel that fits another chart better is told before saving, by keyboard alone, and blocks nothing', async ({ ward }) => {
  const name = await openChart(ward)
  await openEntry(ward)
  await ward.getByRole('tab', { name: 'Laboratory values' }).click()
  for (const hours of [50, 26]) {
    await ward.getByLabel('Measured').fill(before(hours))
    await typePanel(ward, OWN)
    await confirmAll(ward)
    await expect(ward.getByLabel('Sodium', { exact: true })).toHaveValue('') // stored: the form is empty again
  }
  const banner = ward.getByRole('region', { name: 'These values fit another chart better' })
  const first = ward.getByLabel('Sodium', { exact: true })
  await typePanel(ward, OTHER)
  await expect(banner.getByRole('listitem')).toHaveCount(3)
  await expect(banner).toContainText(/Creatinine 6.2 mg\/dL where this patient had 0.9 mg\/dL, 26 h ago/)
  await first.focus()
  await ward.keyboard.press('Alt+w')
  const dialog = ward.getByRole('dialog', { name: 'Is this the patient?' })
  await expect(dialog).toContainText(name)
  await ward.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await ward.keyboard.press('Alt+b')
  await expect(banner).toHaveCount(0)
  await expect(ward.getByText('You said that these values belong to this patient.')).toBeVisible()
  await confirmAll(ward)
  await expect(ward.getByText(/^Saved 7 values/).first()).toBeVisible()
  await openOperations(ward, 'Audit')
  await expect(ward.getByRole('row', { name: /fitsAnotherChart: said to belong here/ })).toBeVisible()
})
