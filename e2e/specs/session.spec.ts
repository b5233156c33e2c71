import { expect, test } from '../fixtures/prepared.ts'
import { closeAndWait } from '../fixtures/shell.ts'
import { lock, openChart, PASSPHRASE, search, unlock } from '../pages/wardlight.ts'

test('a wrong passphrase and an unknown user are told the same', async ({ page }) => {
  await unlock(page, 'not the passphrase at all')
  const said = await page.getByRole('alert').innerText()
  expect(said).not.toBe('')
  await unlock(page, 'not the passphrase at all', 'Nobody Here')
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue('')
  await expect(page.getByRole('alert')).toHaveText(said)
})

test('each failure after the first makes the next try wait longer', async ({ app, page, start }) => {
  test.setTimeout(60_000)
  const button = page.getByRole('button', { name: 'Unlock', exact: true })
  const wait = page.getByText(/^Wait \d+ s before the next try/)
  for (const seconds of [0, 1, 2, 4, 8]) {
    await expect(wait).toHaveCount(0, { timeout: 10_000 })
    await unlock(page, 'not the passphrase at all')
    await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue('')
    if (seconds > 0) await expect(wait).toHaveText(new RegExp(`Wait ${seconds} s`))
  }
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await expect(button).toHaveAttribute('aria-disabled', 'true')

  await test.step('also after the program was closed and started again', async () => {
    await closeAndWait({ app, page })
    const again = await start()
    await expect(again.page.getByText(/^Wait \d+ s before the next try/)).toBeVisible()
    await expect(again.page.getByText(/^Wait/)).toHaveCount(0, { timeout: 10_000 })
    await unlock(again.page)
    await expect(search(again.page)).toBeVisible()
  })
})

test('Ctrl+L takes every patient off the screen and out of the page', async ({ ward }) => {
  const name = await openChart(ward)
  await ward.keyboard.press('Control+k')
  await ward.getByPlaceholder('Patient, screen or command').fill('Kuhn')
  await expect(ward.getByRole('option', { name: 'Kuhn96, Hipolito984' })).toBeVisible()
  await lock(ward)
  const html = await ward.evaluate(() => document.documentElement.outerHTML)
  for (const trace of [name, 'Kuhn96', 'Creatinine', 'peanuts']) expect(html).not.toContain(trace)
  await expect(ward.getByText('Locked by you.')).toBeVisible()

  await unlock(ward)
  await expect(search(ward)).toBeVisible()
  expect(await openChart(ward)).toBe(name)
})

test('the machine going to sleep locks', async ({ ward, app }) => {
  const name = await openChart(ward)
  // The event of the system, as the shell passes it on.
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  await expect(ward.getByText('Locked because the machine went to sleep.')).toBeVisible()
  expect(await ward.evaluate(() => document.documentElement.outerHTML)).not.toContain(name)
  await unlock(ward)
  await expect(search(ward)).toBeVisible()
})
