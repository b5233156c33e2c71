import { expect, test } from '../fixtures/prepared.ts'
import { openChart } from '../pages/wardlight.ts'

test('a finding of the whole list is set aside by keyboard: the reason stays with it, “will monitor” leaves a task, and it can be taken back', async ({
  ward,
}) => {
  await openChart(ward, 'Baumbach677')
  await ward.keyboard.press('m')
  const panel = ward.getByRole('tabpanel', { name: /^Medications/ })
  const finding = panel.getByRole('listitem').filter({ hasText: 'digoxin + verapamil' })
  await expect(panel).toContainText('Not checked')
  for (let tries = 0; tries < 12 && (await finding.getAttribute('aria-current')) === null; tries += 1)
    await ward.keyboard.press('ArrowDown')
  await ward.keyboard.press('x')
  await ward.keyboard.press('2')
  await ward.getByLabel('When it comes back').selectOption('in 3 days')
  await ward.keyboard.press('Enter')
  await expect(finding).toContainText('Will monitor')
  const task = ward.getByRole('region', { name: 'To do' }).getByRole('listitem').filter({ hasText: 'Look again: digoxin + verapamil' })
  await expect(task).toContainText('from a medication finding')
  await finding.getByRole('button', { name: 'Take back' }).press('Enter')
  await expect(finding.getByRole('button', { name: 'Set aside' })).toBeVisible()
  // Leaving the list once took the whole chart with it.
  await ward.keyboard.press('r')
  await expect(ward.getByRole('tab', { name: 'Results' })).toHaveAttribute('aria-selected', 'true')
})
