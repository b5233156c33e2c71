import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { DETERIORATING, openChart, openEntry, openOperations, typeVitals } from '../pages/wardlight.ts'

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })
const saved = (page: Page, words: RegExp) => expect(page.getByText(words).first()).toBeVisible()
/** What is said beside a field. */
const flag = (page: Page, label: string) => page.locator('[data-field]').filter({ has: field(page, label) })

/** A time some hours ago, as it is typed. */
function before(hours: number): string {
  const at = new Date(Date.now() - hours * 3_600_000)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

test('a weight typed in pounds is noticed, and Enter repairs it', async ({ ward }) => {
  await openChart(ward)
  await openEntry(ward)
  await ward.getByLabel('Measured').fill(before(26))
  await field(ward, 'Weight').fill('109.2')
  await ward.keyboard.press('Control+Enter')
  await saved(ward, /^Saved 1 value/)

  await field(ward, 'Weight').fill('241')
  await expect(flag(ward, 'Weight')).toContainText(/pounds/)
  await ward.keyboard.press('Control+Enter')
  await expect(field(ward, 'Weight')).toHaveValue('241') // not stored before it is repaired or said to be right
  await field(ward, 'Weight').press('Enter')
  await expect(field(ward, 'Weight')).toHaveValue('109.3')
  await expect(ward.getByLabel('Unit of Weight')).toHaveValue('kg')
  await ward.keyboard.press('Control+Enter')
  await saved(ward, /^Saved 1 value/)
  await expect(ward.getByRole('region', { name: 'Patient' })).toContainText('109.3 kg')
})

test('a temperature nobody can have is refused, and saving says why', async ({ ward }) => {
  await openChart(ward)
  await openEntry(ward)
  await field(ward, 'Temperature').fill('480')
  await expect(flag(ward, 'Temperature')).toContainText('Refused')
  await expect(save(ward)).toHaveAttribute('aria-disabled', 'true')
  await expect(save(ward)).toHaveAttribute('title', /Temperature/)
  await field(ward, 'Pulse').fill('80')
  await ward.keyboard.press('Control+Enter')
  await expect(field(ward, 'Temperature')).toBeFocused()
  await expect(field(ward, 'Pulse')).toHaveValue('80')
})

test('a blood pressure the wrong way round is put right by one key', async ({ ward }) => {
  await openChart(ward)
  await openEntry(ward)
  await field(ward, 'Blood pressure').fill('80/120')
  await expect(flag(ward, 'Blood pressure').getByRole('button', { name: 'Use 120/80' })).toBeVisible()
  await field(ward, 'Blood pressure').press('Enter')
  await expect(field(ward, 'Blood pressure')).toHaveValue('120/80')
})

test('a set of vital signs is scored before it is saved, and the log tells the story', async ({ ward }) => {
  const name = await openChart(ward)
  await openEntry(ward)
  await typeVitals(ward)
  await expect(ward.getByText(/NEWS2 would be 9 with this/)).toBeVisible()
  await ward.keyboard.press('Control+Enter')
  await saved(ward, /^Saved 8 values .*NEWS2 .*9.*1 new alert/)

  const results = ward.getByRole('grid', { name: 'Results and vital signs' })
  await expect(results.getByRole('row', { name: /^Pulse/ })).toContainText('118')
  await expect(results.getByRole('row', { name: /^Systolic pressure/ })).toContainText('98')
  await expect(ward.getByRole('region', { name: 'Risk', exact: true }).getByRole('button', { name: /NEWS2/ })).toContainText(
    '7 of 7 inputs',
  )
  await expect(ward.getByRole('region', { name: 'Risk', exact: true }).getByRole('button', { name: /NEWS2/ })).toContainText('9')
  const alerts = ward.getByRole('region', { name: 'Alerts' })
  await expect(alerts.getByRole('heading', { name: 'NEWS2 9: High' })).toBeVisible()
  await alerts.getByRole('listitem').filter({ hasText: 'NEWS2 9' }).getByRole('button', { name: 'Acknowledge' }).click()
  await ward.keyboard.press('1')
  await ward.keyboard.press('Enter')
  await expect(alerts.getByRole('heading', { name: 'NEWS2 9: High' })).toHaveCount(0)
  expect(name).toBe(await ward.getByRole('heading', { level: 1 }).innerText())

  await openOperations(ward, 'Audit')
  const log = ward.getByRole('table', { name: 'Log of what was done' })
  await expect(log.getByRole('row', { name: /create .*values: 8/ })).toBeVisible()
  await expect(log.getByRole('row', { name: /score .*news2 1\.0\.0 ok.*raised: [0-9a-f]+/ })).toBeVisible()
  await expect(log.getByRole('row').filter({ hasText: 'acted' })).toBeVisible()
  await expect(log.getByRole('row').filter({ hasText: 'chart opened' })).toBeVisible()
  await ward.getByRole('button', { name: 'Verify the store and the log' }).click()
  await expect(ward.getByText(/\d+ entries in order/)).toBeVisible()
})

test('nothing is filled in from before, and what was last is beside the field', async ({ ward }) => {
  await openChart(ward)
  await openEntry(ward)
  for (const label of [...Object.keys(DETERIORATING), 'Weight', 'Height']) await expect(field(ward, label)).toHaveValue('')
  await expect(flag(ward, 'Weight')).toContainText('Last 109.2 kg, 7 y ago')
})
