import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { openChart } from '../pages/wardlight.ts'

const todo = (page: Page) => page.getByRole('region', { name: 'To do' })
const bridge = (page: Page, name: string, input: unknown) =>
  page.evaluate(
    ([call, json]) =>
      (window as unknown as { wardlight: { invoke: (name: string, json: string) => Promise<string> } }).wardlight.invoke(call, json),
    [name, JSON.stringify(input)] as const,
  )

test('“will monitor” leaves a dated task, which is put off and then done by keyboard', async ({ ward }) => {
  await openChart(ward)
  const first = ward.getByRole('region', { name: 'Alerts' }).getByRole('listitem').first()
  await first.getByRole('button', { name: 'Acknowledge' }).click()
  await ward.keyboard.press('2')
  await ward.getByLabel('When it comes back').selectOption('in 4 hours')
  await ward.keyboard.press('Enter')
  const task = todo(ward).getByRole('listitem').filter({ hasText: 'Look again: ' })
  await expect(task).toContainText('from an alert')

  await task.getByRole('button', { name: 'Later' }).press('Enter')
  await task.getByRole('button', { name: 'in 3 days' }).press('Enter')
  await expect(task).toContainText('from an alert')
  await task.getByRole('button', { name: 'Done' }).press('Enter')
  await expect(todo(ward)).toContainText('No task is open for this patient.')
})

test('a task is added with D; what is due stands above the worklist and leads to its chart', async ({ ward }) => {
  const name = await openChart(ward)
  await ward.keyboard.press('d')
  await ward.getByLabel('What is to be done').fill('Potassium again')
  await ward.keyboard.press('Enter')
  await expect(todo(ward).getByRole('listitem')).toContainText('Potassium again')

  const open = JSON.parse(await bridge(ward, 'tasks.list', { patient: null, which: 'open' }))
  await bridge(ward, 'tasks.move', { task: open.value[0].id, dueAt: new Date().toISOString(), note: '' })
  await ward.keyboard.press('Escape')
  const due = ward.getByRole('region', { name: '1 task due' })
  await expect(due).toContainText('Potassium again')
  await due.getByRole('button').press('Enter')
  await expect(ward.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(todo(ward)).toContainText('1 due')
})
