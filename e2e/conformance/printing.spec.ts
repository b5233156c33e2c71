import { call, expect, test } from './fixture.ts'

test('the page as it prints comes as a PDF', async ({ page }) => {
  const pdf = Buffer.from(String(await call(page, 'pdf')), 'base64')
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(pdf.subarray(-1024).toString('latin1')).toContain('%%EOF')
})

test('without a window nothing is printed, and the program is told', async ({ page, shell }) => {
  test.skip(shell === 'electron', 'the print dialog of Electron belongs to the system')
  expect(String(await call(page, 'paper'))).toContain('no printer')
})
