/** The intake screen as a person meets it: files in, what waits for a decision, what goes out. */
import type { ElectronApplication } from '@playwright/test'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { goTo } from './wardlight.ts'

export type IntakeTab = 'Import' | 'Decide' | 'Quality' | 'Learned' | 'Export'
export type DecidePart = 'Files waiting' | 'Held values' | 'Possible same person'

/** Picks files as a person does in the system's dialog, which no test can reach. */
export async function pickFiles(page: Page, app: ElectronApplication, files: readonly string[]): Promise<void> {
  await openIntake(page, 'Import')
  await chooseFiles(app, files)
  await page.getByRole('button', { name: 'Pick files' }).click()
}

/** The open dialog answers with these files. */
export async function chooseFiles(app: ElectronApplication, files: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] })
  }, files)
}

/** The save dialog answers with this file. */
export async function saveTo(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
}

export async function openIntake(page: Page, tab: IntakeTab): Promise<void> {
  await goTo(page, 'Import')
  await page.getByRole('tab', { name: tab }).click()
}

export async function openDecide(page: Page, part: DecidePart): Promise<void> {
  await openIntake(page, 'Decide')
  await page.getByRole('tab', { name: part }).click()
}

/** The number under a word of the report. */
export const figure = (page: Page, word: string): Locator =>
  page.getByText(word, { exact: true }).and(page.locator('dt')).locator('xpath=following-sibling::dd')

export async function expectFigures(page: Page, figures: Readonly<Record<string, number>>): Promise<void> {
  for (const [word, value] of Object.entries(figures)) await expect(figure(page, word)).toHaveText(value.toLocaleString('en-GB'))
}

/** Imports files and waits for the report. @param more figures of it */
export async function importFiles(
  page: Page,
  app: ElectronApplication,
  files: readonly string[],
  more: Readonly<Record<string, number>> = {},
): Promise<void> {
  await test.step(`When ${files.length === 1 ? 'a file is' : `${files.length} files are`} imported`, async () => {
    await pickFiles(page, app, files)
    await expect(figure(page, 'Read')).toHaveText(/\d/)
    await expectFigures(page, more)
  })
}

/** Says what a column is: opens its list, types, takes the first. */
export async function sayColumn(page: Page, column: string, meaning: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Is: ${column},`) }).click()
  const list = page.getByRole('dialog', { name: new RegExp(column) })
  await list.getByRole('combobox').fill(meaning)
  await expect(list.getByRole('option').first()).toContainText(meaning)
  await page.keyboard.press('Enter')
  await expect(list).toHaveCount(0)
  await expect(page.getByRole('button', { name: `Is: ${column}, ${meaning}` })).toBeVisible()
}

/** The button that confirms a mapping, once nothing is in the way. */
export async function confirmMapping(page: Page): Promise<void> {
  const confirm = page.getByRole('button', { name: 'Confirm and import' })
  await expect(page.getByText('Nothing is in the way.')).toBeVisible()
  await expect(confirm).not.toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Control+Enter')
}

/** The held value whose line says all of this. */
export function heldLine(page: Page, ...words: readonly string[]): Locator {
  return words.reduce((line, hasText) => line.filter({ hasText }), page.getByRole('table', { name: 'Held values' }).getByRole('row'))
}
