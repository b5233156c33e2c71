/** The screens as a person meets them: what is done on each, in the words on it. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'

export const USER = 'A. Ferreira'
export const PASSPHRASE = 'a long passphrase for trying'
/** Patients of the demo set. */
export const DEMO_PATIENTS = 33

/** The set-up of a first run, up to the recovery key. @returns the key that is shown */
export async function setUp(page: Page): Promise<string> {
  return test.step('Given a new store', async () => {
    await page.getByLabel('Your name or user name').fill(USER)
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.getByLabel('Passphrase again').fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Create the store' }).click()
    const shown = page.getByLabel('Your recovery key')
    await expect(shown).toHaveText(/\S/)
    return (await shown.innerText()).trim()
  })
}

/** Goes on from the recovery key, which must then be gone. */
export async function writeKeyDown(page: Page, key: string): Promise<void> {
  await page.getByLabel('I have written it down and put it in a safe place').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText(key)).toHaveCount(0)
}

export type Screen = 'Worklist' | 'Chart' | 'Import' | 'Operations' | 'Settings'

export async function goTo(page: Page, screen: Screen): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screen }).click()
}

export const search = (page: Page): Locator => page.getByRole('combobox', { name: 'Search patients' })

/** The banner's name, once the chart has been read. */
export async function expectChart(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: 'What matters now' })).toBeVisible()
  return page.getByRole('heading', { level: 1 }).innerText()
}

/** Opens the patient at the top of the worklist, or of what a search leaves of it. @returns the name on the banner */
export async function openChart(page: Page, query = ''): Promise<string> {
  return test.step(`When the chart ${query === '' ? 'at the top' : `of ${query}`} is opened`, async () => {
    await search(page).fill(query)
    const first = page.getByRole('grid', { name: 'Worklist' }).getByRole('row').first()
    // Enter opens nothing while the rows still answer an older question.
    await expect(page.getByRole('grid', { name: 'Worklist' })).toHaveAttribute('aria-busy', 'false')
    await expect(first).toContainText(query)
    await search(page).press('Enter')
    return expectChart(page)
  })
}

export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Unlock Wardlight' })).toBeVisible()
}

export async function unlock(page: Page, passphrase = PASSPHRASE, user = USER): Promise<void> {
  await page.getByLabel('User', { exact: true }).fill(user)
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
}

/** Opens a tab of Operations. */
export async function openOperations(page: Page, tab: 'Health' | 'Models' | 'Audit' | 'Backup' | 'Users'): Promise<void> {
  await goTo(page, 'Operations')
  await page.getByRole('tab', { name: tab }).click()
}

/** The form of a chart, with the keys in its first field. */
export async function openEntry(page: Page): Promise<void> {
  await page.keyboard.press('e')
  await expect(page.getByLabel('Blood pressure')).toBeFocused()
}

/** A set of vital signs that NEWS2 scores 9: the same bands whatever the age of an adult. */
export const DETERIORATING: Readonly<Record<string, string>> = {
  'Blood pressure': '98/58',
  Pulse: '118',
  'Breathing rate': '23',
  'Oxygen saturation': '93',
  'Oxygen flow': '0',
  Temperature: '38.4',
}

export async function typeVitals(page: Page, values: Readonly<Record<string, string>> = DETERIORATING): Promise<void> {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByLabel('Consciousness', { exact: true }).selectOption('Alert')
}

export async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
}

/** No serious or critical accessibility violation on the screen as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa']).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}

/** Nothing is wider than the window: no part of the program is cut off sideways. */
export async function expectNothingCutOff(page: Page): Promise<void> {
  const sizes = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }))
  expect(sizes.content).toBeLessThanOrEqual(sizes.window)
}
