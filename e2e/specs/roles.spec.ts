import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { goTo, lock, openOperations, unlock } from '../pages/wardlight.ts'

const OTHER = 'B. Okafor'
const THEIRS = 'their own long passphrase'

async function addUser(page: Page, role: RegExp): Promise<void> {
  await openOperations(page, 'Users')
  await page.getByRole('button', { name: 'Add a user' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a user' })
  await dialog.getByLabel('User', { exact: true }).fill(OTHER)
  await dialog.getByLabel('Passphrase', { exact: true }).fill(THEIRS)
  await dialog.getByLabel('Passphrase again').fill(THEIRS)
  await dialog.getByRole('checkbox', { name: role }).check()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: OTHER })).toBeVisible()
  await lock(page)
  await unlock(page, THEIRS, OTHER)
  await expect(page.getByRole('heading', { name: 'Operations' })).toBeAttached()
}

async function expectClosed(page: Page, screen: 'Worklist' | 'Chart' | 'Import'): Promise<void> {
  await goTo(page, screen)
  await expect(page.getByText(`${screen} is not open to your role`)).toBeVisible()
}

/** Not by the palette either, and not by asking main past the screens. */
async function expectNoPatients(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Patient, screen or command').fill('conroy')
  await expect(page.getByText('Nothing matches.')).toBeVisible()
  await page.keyboard.press('Escape')
  const answer = await page.evaluate(() =>
    (window as unknown as { wardlight: { invoke(name: string, json: string): Promise<string> } }).wardlight.invoke(
      'worklist.list',
      JSON.stringify({ query: '', limit: 10, offset: 0 }),
    ),
  )
  expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { kind: 'NotAllowed' } })
  expect(await page.content()).not.toContain('Conroy74')
}

test('an administrator runs the program and opens no chart', async ({ ward }) => {
  await addUser(ward, /^administrator/)
  await expectClosed(ward, 'Worklist')
  await expect(ward.getByText('You are signed in as administrator')).toBeVisible()
  await expectClosed(ward, 'Chart')
  await expectNoPatients(ward)
  await goTo(ward, 'Import')
  await expect(ward.getByRole('button', { name: 'Pick files' })).toBeVisible()
  await openOperations(ward, 'Users')
  await expect(ward.getByRole('row').filter({ hasText: OTHER })).toContainText('administrator')
})

test('an auditor reads the log and nothing else', async ({ ward }) => {
  await addUser(ward, /^auditor/)
  for (const screen of ['Worklist', 'Chart', 'Import'] as const) await expectClosed(ward, screen)
  await expectNoPatients(ward)
  await openOperations(ward, 'Audit')
  await expect(ward.getByRole('table', { name: 'Log of what was done' }).getByRole('row').nth(1)).toContainText(OTHER)
  for (const [tab, what] of [
    ['Backup', 'backups'],
    ['Users', 'managing users'],
  ] as const) {
    await openOperations(ward, tab)
    await expect(ward.getByText(`Your role does not allow this (${what}).`)).toBeVisible()
  }
})
