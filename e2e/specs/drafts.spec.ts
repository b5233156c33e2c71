import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { kill } from '../fixtures/shell.ts'
import { lock, openChart, openEntry, search, unlock } from '../pages/wardlight.ts'

const PATIENT = 'Kuhn96, Hipolito984'
const pulse = (page: Page) => page.getByLabel('Pulse', { exact: true })

type Bridge = { invoke(name: string, json: string): Promise<string> }

/** What main holds as the draft; the screen says the minute it was kept, which is too coarse to wait for. */
function draft(page: Page): Promise<string> {
  return page.evaluate(async (name) => {
    const bridge = (window as unknown as { wardlight: Bridge }).wardlight
    const ask = async (call: string, input: object) => JSON.parse(await bridge.invoke(call, JSON.stringify(input))).value
    const { rows } = await ask('worklist.list', { query: name, limit: 1, offset: 0 })
    return (await ask('drafts.load', { patient: rows[0].id, form: 'vitals' })).draft?.body ?? ''
  }, PATIENT)
}

const kept = (page: Page) => expect.poll(() => draft(page)).toContain('80.5')

async function type(page: Page): Promise<void> {
  await openChart(page, PATIENT)
  await openEntry(page)
  await pulse(page).fill('104')
  await page.getByLabel('Weight', { exact: true }).fill('80.5')
}

test('what was typed survives the program being killed', async ({ ward, app, start }) => {
  await type(ward)
  await kept(ward)
  const ended = new Promise((resolve) => app.process().on('exit', resolve))
  kill(app.process().pid ?? 0)
  await ended

  const { page } = await start()
  await unlock(page)
  await openChart(page, PATIENT)
  await openEntry(page)
  await expect(page.getByText(/^Draft from .* restored/)).toBeVisible()
  await expect(pulse(page)).toHaveValue('104')
  await expect(page.getByLabel('Weight', { exact: true })).toHaveValue('80.5')
  await expect(page.getByRole('grid', { name: 'Results and vital signs' }).getByRole('row', { name: /^Pulse/ })).toHaveCount(0) // a draft is not a value
})

test('Esc keeps the draft, discarding removes it', async ({ ward }) => {
  await type(ward)
  await pulse(ward).press('Escape')
  await expect(pulse(ward)).toHaveCount(0)
  await openEntry(ward)
  await expect(pulse(ward)).toHaveValue('104')

  await ward.getByRole('button', { name: 'Discard' }).click()
  await expect(pulse(ward)).toHaveValue('')
  await pulse(ward).press('Escape')
  await ward.keyboard.press('Escape')
  await openChart(ward, PATIENT)
  await openEntry(ward)
  await expect(ward.getByText('Nothing is stored before Save')).toBeVisible()
  await expect(pulse(ward)).toHaveValue('')
})

test('a lock in the middle of typing loses nothing', async ({ ward }) => {
  await type(ward)
  await lock(ward)
  expect(await ward.evaluate(() => document.documentElement.outerHTML)).not.toContain('80.5')
  await unlock(ward)
  await expect(search(ward)).toBeVisible()
  await openChart(ward, PATIENT)
  await openEntry(ward)
  await expect(pulse(ward)).toHaveValue('104')
  await expect(ward.getByLabel('Weight', { exact: true })).toHaveValue('80.5')
})
