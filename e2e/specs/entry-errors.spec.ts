import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/prepared.ts'
import { goTo, openChart, openEntry } from '../pages/wardlight.ts'

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const row = (page: Page, label: string) => page.locator('[data-field]').filter({ has: field(page, label) })

/** A time some hours from now, as it is typed. */
function at(hours: number): string {
  const when = new Date(Date.now() + hours * 3_600_000)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())} ${two(when.getHours())}:${two(when.getMinutes())}`
}

/** As a hand does it: over what stands there, key by key. */
async function typeOver(page: Page, label: string, keys: string): Promise<void> {
  await field(page, label).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(keys)
}

const OWN = {
  'Blood pressure': '124/78',
  Pulse: '78',
  'Breathing rate': '16',
  'Oxygen saturation': '97',
  Temperature: '36.9',
  Weight: '84.2',
}

/** Kind of slip, where, the keys that are hit, what is said, and what stands there after Enter. */
const SLIPS = [
  ['decimal', 'Temperature', '369', /decimal point/, '36.9'],
  ['doubled digit', 'Pulse', '788', /digit may be typed twice/, '78'],
  ['dropped digit', 'Temperature', '6.9', /digit may be missing/, '36.9'],
  ['transposed digits', 'Oxygen saturation', '79', /digits may be swapped/, '97'],
  ['unit', 'Temperature', '98.4', /Fahrenheit/, '36.9'],
  ['swapped in one field', 'Blood pressure', '78/124', /[Ss]wapped/, '124/78'],
] as const

test('every kind of slip is named as it is typed and put right by keyboard alone; wheel and arrows change no number', async ({ ward }) => {
  await openChart(ward)
  await openEntry(ward)
  for (const hours of [-50, -26]) {
    await typeOver(ward, 'Measured', at(hours))
    for (const [label, value] of Object.entries(OWN)) await typeOver(ward, label, value)
    // What differs from the years before is right: said field by field.
    for (const label of Object.keys(OWN))
      if (await row(ward, label).getByRole('button', { name: 'It is right' }).isVisible()) await field(ward, label).press('Alt+Enter')
    await ward.keyboard.press('Control+Enter')
    await expect(field(ward, 'Pulse')).toHaveValue('') // stored: the form is empty again
  }
  for (const [kind, label, keys, said, meant] of SLIPS) {
    await test.step(`${kind}: ${label} ${keys}`, async () => {
      await typeOver(ward, label, keys)
      await expect(row(ward, label)).toContainText(said)
      await ward.keyboard.press('Enter')
      await expect(field(ward, label)).toHaveValue(meant)
      await expect(row(ward, label).getByRole('button', { name: 'It is right' })).toHaveCount(0)
    })
  }
  await test.step('two fields typed into each other: one key puts both right', async () => {
    await typeOver(ward, 'Pulse', '16')
    await typeOver(ward, 'Breathing rate', '78')
    await expect(row(ward, 'Breathing rate')).toContainText(/swapped with pulse/)
    await ward.keyboard.press('Enter')
    await expect(field(ward, 'Pulse')).toHaveValue('78')
    await expect(field(ward, 'Breathing rate')).toHaveValue('16')
  })
  await test.step('a day too many: refused until the time is one that was', async () => {
    await typeOver(ward, 'Measured', at(30))
    await expect(row(ward, 'Pulse')).toContainText(/in the future/)
    await ward.keyboard.press('Control+Enter')
    await expect(field(ward, 'Pulse')).toHaveValue('78')
    await typeOver(ward, 'Measured', at(0))
    await expect(row(ward, 'Pulse')).not.toContainText(/in the future/)
  })
  await typeOver(ward, 'Weight', '84.6') // six values all as yesterday would be asked about as a copy
  await test.step('wheel and arrows', async () => {
    await field(ward, 'Pulse').focus()
    await field(ward, 'Pulse').hover()
    await ward.mouse.wheel(0, 240)
    await ward.mouse.wheel(0, -240)
    for (const key of ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']) await ward.keyboard.press(key)
    await expect(field(ward, 'Pulse')).toHaveValue('78')
  })
  await ward.keyboard.press('Control+Enter')
  await expect(field(ward, 'Pulse')).toHaveValue('')

  await test.step('an alert rests for an hour, with its reason, by keyboard', async () => {
    await ward.keyboard.press('Escape')
    await ward.keyboard.press('z')
    await expect(ward.getByRole('group', { name: 'Why it may rest' })).toBeVisible()
    await ward.keyboard.press('1')
    await ward.keyboard.press('Enter')
    const alerts = ward.getByRole('region', { name: 'Alerts' })
    await expect(alerts).toContainText(/1 resting/)
    await expect(alerts.getByText(/^Rests until .*: treatment started\. It comes back by itself\.$/)).toBeVisible()
  })
  await test.step('what became of the flags is counted, and how soon alerts were answered', async () => {
    await goTo(ward, 'Import')
    await expect(ward.getByRole('tab', { name: 'Quality' })).toBeVisible()
    await ward.keyboard.press('3')
    await expect(ward.getByRole('tab', { name: 'Entry checks' })).toBeVisible()
    await ward.keyboard.press('e')
    const counts = ward.getByRole('table', { name: 'Entry checks' })
    await expect(counts.getByRole('row', { name: /^Oxygen saturation Digits/ })).toContainText('asked')
    await ward.keyboard.press('a')
    await expect(ward.getByRole('region', { name: 'From arrival to acknowledgement' })).toBeVisible()
    await ward.keyboard.press('4')
    await expect(ward.getByText('No threshold has moved')).toBeVisible()
  })
})
