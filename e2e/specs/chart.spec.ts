import type { Page } from '@playwright/test'
import { expect, NONE_KNOWN, test } from '../fixtures/prepared.ts'
import { expectChart, openChart, search } from '../pages/wardlight.ts'

const KIDNEY = 'Conroy74, Bryon392'
const patient = (page: Page) => page.getByRole('region', { name: 'Patient' })
const allergies = (page: Page) => page.getByRole('region', { name: 'Allergies' })
const risk = (page: Page, title: string) => page.getByRole('region', { name: 'Risk', exact: true }).getByRole('button', { name: title })

test('a chart opens by Enter, by what is typed, and from anywhere by Ctrl+K', async ({ ward }) => {
  await expect(ward.getByRole('grid', { name: 'Worklist' }).getByRole('row').first()).toContainText(KIDNEY)
  await search(ward).press('Enter')
  expect(await expectChart(ward)).toBe(KIDNEY)

  await ward.keyboard.press('Escape')
  await search(ward).pressSequentially('jos')
  await expect(ward.getByText(/^\d of 33$/)).toBeVisible()
  await expect(ward.getByRole('grid', { name: 'Worklist' }).getByRole('row').first()).toContainText('Treutel973, Josie226')
  await expect(ward.getByRole('grid', { name: 'Worklist' })).toHaveAttribute('aria-busy', 'false')
  await search(ward).press('Enter')
  expect(await expectChart(ward)).toContain('Treutel973, Josie226')

  await ward.keyboard.press('Control+k')
  await ward.keyboard.type('kuhn')
  await expect(ward.getByRole('listbox', { name: 'Find' }).and(ward.locator('[aria-busy=false]'))).toContainText('Kuhn96, Hipolito984')
  await ward.keyboard.press('Enter')
  await expect(ward.getByRole('heading', { level: 1 })).toHaveText('Kuhn96, Hipolito984')
})

test('leaving the palette and the help by Esc leaves the chart where it is', async ({ ward }) => {
  await openChart(ward)
  for (const [key, title] of [
    ['Control+k', 'Find'],
    ['?', 'What the keys do'],
  ] as const) {
    await ward.keyboard.press(key)
    await expect(ward.getByRole('dialog', { name: title })).toBeVisible()
    await ward.keyboard.press('Escape')
    await expect(ward.getByRole('dialog')).toHaveCount(0)
    await expect(patient(ward)).toContainText(KIDNEY)
  }
})

test('the banner says who, and keeps what was not asked apart from what is not there', async ({ ward }) => {
  await openChart(ward)
  for (const said of [KIDNEY, 'synthetic', 'Born 18 Nov 1973', 'male', '5bec909c-edeb-495d-ad67-a0b046ea9552', '109.2 kg', 'not recorded'])
    await expect(patient(ward)).toContainText(said)
  await expect(allergies(ward)).toContainText('Peanuts')

  await ward.keyboard.press('Escape')
  await openChart(ward, NONE_KNOWN)
  await expect(allergies(ward)).toHaveText('No known allergies')

  await ward.keyboard.press('Escape')
  await openChart(ward, 'Kuhn96')
  await expect(allergies(ward)).toHaveText('Allergies not asked')
})

test('a score without its inputs gives no number and names what is missing', async ({ ward }) => {
  await openChart(ward)
  await expect(risk(ward, 'NEWS2')).toContainText('not applicable')
  await expect(risk(ward, 'NEWS2')).toContainText('1 of 7 inputs')
  await risk(ward, 'NEWS2').press('Enter')
  const dialog = ward.getByRole('dialog', { name: 'NEWS2' })
  for (const input of ['Respiration rate', 'Oxygen saturation', 'Air or oxygen', 'Temperature', 'Pulse', 'Consciousness'])
    await expect(dialog.getByRole('listitem').filter({ hasText: `${input}: not recorded` })).toBeVisible()
})

test('a score explains itself: inputs, what would change it, source, sign-off', async ({ ward }) => {
  await openChart(ward, 'Gerlach374')
  await risk(ward, 'PREVENT').focus()
  await ward.keyboard.press('Enter')
  const dialog = ward.getByRole('dialog', { name: 'PREVENT' })
  await expect(dialog.getByRole('row').filter({ hasText: 'Systolic blood pressure' })).toContainText(/\d\s*mmHg/)
  await expect(dialog.getByText(/^If .+ were .+ instead of .+: [\d.]+ % → [\d.]+ %\.$/).first()).toBeVisible()
  await expect(dialog.getByText(/^Khan SS/)).toBeVisible()
  await expect(dialog.getByText('clinical sign-off: pending')).toBeVisible()
  await ward.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(risk(ward, 'PREVENT')).toBeFocused()
})

test('a phrase of a finding opens the row it came from, as it came', async ({ ward }) => {
  await openChart(ward)
  const finding = ward.getByRole('region', { name: 'What matters now' }).getByRole('listitem').filter({ hasText: 'Creatinine' }).first()
  await finding.getByRole('button').first().click()
  const dialog = ward.getByRole('dialog', { name: /Where this comes from/ })
  await expect(dialog).toContainText('8.36')
  await dialog
    .getByRole('button', { name: /as it came/ })
    .first()
    .click()
  await expect(dialog.locator('pre')).toContainText('"resourceType": "Observation"')
  await expect(dialog.locator('pre')).toContainText('8.360258695125006')
})

test('the graph is read by keys, and a cell of the flowsheet opens its row', async ({ ward }) => {
  await openChart(ward)
  const graph = ward.getByRole('slider', { name: /^Creatinine over time/ })
  await graph.focus()
  const newest = Number(await graph.getAttribute('aria-valuenow'))
  expect(newest).toBeGreaterThan(1)
  const text = await graph.getAttribute('aria-valuetext')
  await ward.keyboard.press('ArrowLeft')
  await expect(graph).toHaveAttribute('aria-valuenow', String(newest - 1))
  await expect(graph).not.toHaveAttribute('aria-valuetext', String(text))
  await ward.keyboard.press('Home')
  await expect(graph).toHaveAttribute('aria-valuenow', '0')
  await ward.keyboard.press('Enter')
  await expect(ward.getByRole('dialog')).toContainText('Creatinine')
  await ward.keyboard.press('Escape')

  await ward.getByPlaceholder('Find a result').fill('sodium')
  await ward.getByRole('gridcell', { name: /^136\.4/ }).click()
  await expect(ward.getByRole('dialog')).toContainText('Sodium')
})

test('the timeline and the notes are one key away, and search in them', async ({ ward }) => {
  await openChart(ward)
  await ward.keyboard.press('l')
  await expect(ward.getByRole('tab', { name: 'Timeline' })).toHaveAttribute('aria-selected', 'true')
  await ward.keyboard.press('f')
  await ward.keyboard.type('no such thing anywhere')
  await expect(ward.getByText('Nothing in the timeline matches')).toBeVisible()
  await ward.getByPlaceholder('Find in the timeline').fill('influenza')
  await expect(ward.getByRole('region', { name: 'Timeline, newest first' })).toContainText('Influenza')
  await ward.getByPlaceholder('Find in the timeline').blur()
  await ward.keyboard.press('n')
  const notes = ward.getByRole('list', { name: 'Notes' })
  await expect(notes.getByRole('button').first()).toContainText('29 Apr 2019')
  await notes.getByRole('button').filter({ hasText: 'Basic Metabolic Panel' }).first().click()
  await expect(ward.getByRole('article')).toContainText('Basic Metabolic Panel')
})

test('an alert is set aside with a reason, and stays in the past ones with it', async ({ ward }) => {
  await openChart(ward)
  const alerts = ward.getByRole('region', { name: 'Alerts' })
  await expect(alerts).toContainText(/[2-9] open/)
  const open = Number(/(\d+) open/.exec(await alerts.innerText())?.[1])
  const first = alerts.getByRole('listitem').first()
  const title = await first.getByRole('heading').innerText()
  await first.getByRole('button', { name: 'Acknowledge' }).click()
  const submit = first.getByRole('button', { name: 'Acknowledge' })
  await expect(submit).toHaveAttribute('aria-disabled', 'true') // no reason yet
  await ward.keyboard.press('3')
  await expect(first.getByRole('radio', { name: 'Known and stable' })).toBeChecked()
  await ward.keyboard.press('Enter')
  await expect(alerts).toContainText(`${open - 1} open`)
  await expect(alerts.getByRole('heading', { name: title })).toHaveCount(0)

  await alerts.getByRole('button', { name: '1 past' }).click()
  const past = alerts.getByRole('listitem').filter({ hasText: title })
  await expect(past).toContainText(/Acknowledged .* by A\. Ferreira: known and stable/)
})
