import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { openChart } from '../pages/wardlight.ts'

const strip = (page: Page) => page.getByRole('navigation', { name: 'What you often do next' })

/** Where everything outside the strip stands. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.chart-banner, .chart-side > *, .chart-middle > *, .strip')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return [element.className, x, y, width, height]
    }),
  )

async function visit(page: Page, act: () => Promise<void>): Promise<void> {
  await openChart(page)
  await act()
  await page.keyboard.press('Alt+1')
}

test('the strip learns what is opened, says why, changes only when a chart opens, and nothing else moves', async ({ ward }) => {
  const toNotes = async () => {
    await ward.keyboard.press('n')
    await expect(ward.getByRole('tab', { name: /^Notes/ })).toHaveAttribute('aria-selected', 'true')
  }
  await openChart(ward)
  await expect(strip(ward)).toContainText('Learns from what you open in charts')
  const empty = await places(ward)
  await toNotes()
  await ward.keyboard.press('Alt+1')
  for (let i = 0; i < 2; i++) await visit(ward, toNotes)

  await openChart(ward)
  const item = strip(ward).getByRole('button', { name: /^Notes/ })
  await expect(item).toContainText('in 3 of your last 3 charts')
  expect(await places(ward)).toEqual(empty)
  await ward.keyboard.press('l')
  await expect(ward.getByRole('tab', { name: 'Timeline' })).toHaveAttribute('aria-selected', 'true')
  await expect(strip(ward).getByRole('button')).toHaveCount(2)
  await ward.keyboard.press('F2')
  await expect(ward.getByRole('tab', { name: /^Notes/ })).toHaveAttribute('aria-selected', 'true')

  await ward.keyboard.press('F8')
  const dialog = ward.getByRole('dialog')
  await expect(dialog).toContainText('Used once')
  await dialog.getByRole('button', { name: 'Hide: Notes' }).press('Enter')
  await ward.keyboard.press('Escape')
  await expect(item).toBeVisible()
  await ward.keyboard.press('Alt+1')
  await openChart(ward)
  await expect(strip(ward).getByRole('button', { name: /^Timeline/ })).toBeVisible()
  await expect(item).toHaveCount(0)
})
