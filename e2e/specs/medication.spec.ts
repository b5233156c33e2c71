import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { openChart } from '../pages/wardlight.ts'

const medications = (page: Page) => page.getByRole('region', { name: 'Medications', exact: true })

test('the list of a chart is checked: what was found, what to do first, and why one key away', async ({ ward }) => {
  await openChart(ward, 'Baumbach677')
  await expect(medications(ward)).toContainText('8 of 8 medications checked')
  const finding = medications(ward).getByRole('listitem').filter({ hasText: 'digoxin + verapamil' })
  await expect(finding).toContainText('Lower digoxin')
  await finding.getByRole('button', { name: 'Why' }).press('Enter')
  await expect(finding).toContainText('Lanoxin prescribing information')
  await finding.getByRole('button', { name: /rows?$/ }).press('Enter')
  await expect(ward.getByRole('dialog')).toContainText('MedicationRequest')
})

test('an order is checked as it is typed, by keyboard alone; a name that is not known is said to be unknown', async ({ ward }) => {
  await openChart(ward, 'Baumbach677')
  await ward.keyboard.press('o')
  await ward.keyboard.type('clarithromycin 500 mg twice daily')
  const first = medications(ward).getByRole('listitem').filter({ hasText: 'clarithromycin' }).filter({ hasText: 'simvastatin' })
  await expect(first).toContainText('contraindicated')
  await ward.keyboard.press('Escape')
  await ward.keyboard.type('xyzzyn 5 mg')
  await expect(medications(ward)).toContainText('Not checked in full')
  await expect(medications(ward)).toContainText('xyzzyn')
})

test('a list that could not be judged in full is never called checked, and says what is lacking', async ({ ward }) => {
  await openChart(ward, 'Kuhn96')
  await expect(medications(ward)).toContainText('1 of 2 medications checked')
  await expect(medications(ward)).toContainText('metformin (eGFR not known')
})
