/** The screens as a person meets them: what is done on each, in the words on it. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

export const USER = 'A. Ferreira'
export const PASSPHRASE = 'a long passphrase for trying'

/** The set-up of a first run. @returns the recovery key that was shown */
export async function setUp(page: Page): Promise<string> {
  return test.step('Given a new store', async () => {
    await page.getByLabel('Your name or user name').fill(USER)
    await page.getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE)
    await page.getByLabel('New passphrase again').fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Create the store' }).click()
    const shown = page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){7}$/)
    await expect(shown).toBeVisible()
    const key = await shown.innerText()
    await page.getByLabel('I have written it down and put it in a safe place').check()
    await page.getByRole('button', { name: 'Go on' }).click()
    return key
  })
}

/** Loads the demo set from the first-run screen and waits until everybody is in the worklist and scored. */
export async function loadDemo(page: Page): Promise<void> {
  await test.step('And the demo set', async () => {
    await page.getByRole('button', { name: 'Load the demo set' }).first().click()
    await goTo(page, 'Worklist')
    await expect(page.getByText('30 patients')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('row').filter({ hasText: 'High' }).first()).toBeVisible({ timeout: 60_000 })
  })
}

export type Screen = 'Worklist' | 'Chart' | 'Import' | 'Operations' | 'Settings'

export async function goTo(page: Page, screen: Screen): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen }).click()
}

/** Opens the patient at the top of the worklist. @returns the name on the banner */
export async function openFirstChart(page: Page): Promise<string> {
  return test.step('When the first chart is opened', async () => {
    await goTo(page, 'Worklist')
    await page.getByLabel('Search patients').press('Enter')
    const name = page.getByRole('heading', { level: 1 })
    await expect(name).toBeVisible()
    await expect(page.getByRole('heading', { name: 'What matters now' })).toBeVisible()
    return name.innerText()
  })
}

export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Unlock Wardlight' })).toBeVisible()
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock', exact: false }).first().click()
}

export type Theme = 'light' | 'dark'

export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
}

/** No serious or critical accessibility violation on the screen as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}

/** Nothing is wider than the window: no part of the program is cut off sideways. */
export async function expectNothingCutOff(page: Page): Promise<void> {
  const sizes = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }))
  expect(sizes.content).toBeLessThanOrEqual(sizes.window)
}
