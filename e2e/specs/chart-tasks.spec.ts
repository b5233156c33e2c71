/**
 * What people open a chart for, each from the chart in no more than two keys. Keys are counted and must stay; the time to paint is a number
 * for the report, since a busy machine would make it a lie.
 */
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { expectNothingCutOff, openChart } from '../pages/wardlight.ts'

const MOST = 2

/** Presses the keys, waits for what is asked for, and notes how long the last key took to be painted. */
async function ask(page: Page, question: string, keys: readonly string[], answer: () => Promise<void>): Promise<void> {
  await test.step(question, async () => {
    expect(keys.length).toBeLessThanOrEqual(MOST)
    const started = performance.now()
    for (const key of keys) await page.keyboard.press(key)
    await answer()
    test
      .info()
      .annotations.push({ type: 'painted', description: `${question}: ${keys.length} keys, ${Math.round(performance.now() - started)} ms` })
  })
}

/** A part of the picture lies in the window as it stands, without scrolling. */
async function expectInSight(page: Page, name: string): Promise<void> {
  const box = await page.getByRole('region', { name, exact: false }).first().boundingBox()
  const size = page.viewportSize()
  expect(box, name).not.toBeNull()
  expect((box?.y ?? 0) + (box?.height ?? 0), `${name} ends in sight`).toBeLessThanOrEqual(size?.height ?? 0)
}

test('the picture needs no scrolling on a laptop, and each question takes two keys at most', async ({ ward }) => {
  await ward.setViewportSize({ width: 1366, height: 768 })
  await openChart(ward)
  for (const part of ['Patient', 'Allergies', 'What matters now', 'At risk', 'Next']) await expectInSight(ward, part)
  await expectNothingCutOff(ward)
  const banner = await ward.getByRole('region', { name: 'Patient' }).boundingBox()
  expect(banner?.height ?? 999, 'two lines of banner').toBeLessThanOrEqual(60)
  const graph = ward.getByRole('slider')

  await ask(ward, 'what changed since I last looked', [], () => expect(ward.getByRole('region', { name: /^New / })).toBeVisible())
  await ask(ward, 'all current medications', ['m'], () =>
    expect(ward.getByRole('tab', { name: 'Medications' })).toHaveAttribute('aria-selected', 'true'),
  )
  await ask(ward, 'several results on one axis of time', ['b'], () =>
    expect(graph).toHaveAttribute('aria-valuetext', /Creatinine 8\.36 mg\/dL/),
  )
  await ward.keyboard.press('r')

  await test.step('why this risk: one press on the score, answered from the chart', async () => {
    await ward.getByRole('region', { name: 'At risk' }).getByRole('listitem').getByRole('button').first().press('Enter')
    await expect(ward.getByRole('dialog')).toContainText(/inputs|What would change it|Source/i)
    await ward.keyboard.press('Escape')
  })

  await test.step('latest potassium and its trend: the search, three letters, Enter', async () => {
    await ward.keyboard.press('/')
    await expect(ward.getByPlaceholder(/^Result, problem/)).toBeFocused()
    await ward.keyboard.type('pot')
    const found = ward.getByRole('listbox', { name: 'Find in this chart' })
    await expect(found.getByRole('option').first()).toContainText('Potassium')
    await expect(found.locator('mark').first()).toHaveText('Pot')
    await ward.keyboard.press('Enter')
    await expect(ward.getByRole('slider', { name: /^Potassium over time/ })).toBeVisible()
  })

  await test.step('the timeline comes closer by keys, and says what it leaves out', async () => {
    await ward.keyboard.press('l')
    const entries = ward.getByText(/^[\d,]+ of [\d,]+ entries$/)
    const all = await entries.innerText()
    for (let press = 0; press < 4; press++) await ward.keyboard.press('+')
    await expect(entries).not.toHaveText(all)
    await ward.keyboard.press('0')
    await expect(entries).toHaveText(all)
  })

  await test.step('opened again, the chart says that nothing new has come', async () => {
    await ward.keyboard.press('Escape')
    await openChart(ward)
    await expect(ward.getByRole('region', { name: /^New since you looked/ })).toContainText('Nothing new has come.')
  })
  await ask(ward, 'last review', ['v'], () => expect(ward.getByRole('tab', { name: 'Review' })).toHaveAttribute('aria-selected', 'true'))
})
