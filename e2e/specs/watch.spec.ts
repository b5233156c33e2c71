/** How a model fares on this site: figures where there are enough patients, and in words why not where there are too few. */
import { expect, test } from '../fixtures/prepared.ts'
import { expectAccessible, expectNothingCutOff, openOperations } from '../pages/wardlight.ts'

test('a model says what it cannot compute yet, and what it called for', async ({ ward: page }) => {
  await openOperations(page, 'Models')
  await page.getByRole('button', { name: 'On this site: NEWS2', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /on this site/ })
  await expect(dialog.getByText(/^Could not be computed: what became of these patients/).first()).toBeVisible()
  await expect(dialog.getByText(/raised; \d+ in the last 30 days/)).toBeVisible()
  await expectNothingCutOff(page)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
