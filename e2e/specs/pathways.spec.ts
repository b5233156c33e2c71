import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { openChart } from '../pages/wardlight.ts'

const pathways = (page: Page) => page.getByRole('region', { name: 'Care pathways' })
const step = (page: Page, title: string) => pathways(page).getByRole('listitem').filter({ hasText: title })

test('a pathway says why, and its steps are done, put off or set aside by keyboard', async ({ ward }) => {
  await openChart(ward, 'Kuhn96')
  const diabetes = pathways(ward).getByRole('region', { name: 'Diabetes', exact: true })
  await expect(diabetes).toContainText('Because:')
  await expect(pathways(ward)).toContainText('6 open')

  await step(ward, 'Feet examined this year').getByRole('button', { name: 'Done' }).press('Enter')
  await expect(pathways(ward)).toContainText('5 open')

  await step(ward, 'Eyes examined this year').getByRole('button', { name: 'Later' }).press('Enter')
  await step(ward, 'Eyes examined this year').getByRole('button', { name: 'in a week' }).press('Enter')
  await expect(ward.getByRole('region', { name: 'To do' })).toContainText('Eyes examined this year')

  await step(ward, 'Lipid profile').getByRole('button', { name: 'Not for this patient' }).press('Enter')
  await ward.getByLabel('Why not for this patient').fill('palliative care')
  await ward.keyboard.press('Enter')
  await expect(pathways(ward)).toContainText('3 open')
  await diabetes.getByText(/steps? done, put off or not applicable/).press('Enter')
  await expect(step(ward, 'Lipid profile')).toContainText('palliative care')
})
