/** Scores that ask: what only a clinician can say is answered where the score is explained, and stays with who said it. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '../fixtures/prepared.ts'
import { importFiles } from '../pages/intake.ts'
import { expectAccessible, goTo, openChart } from '../pages/wardlight.ts'

test.use({ store: 'empty' })

/** An answer is of today, so what it stands beside has to be. */
const AT = new Date(Date.now() - 3_600_000).toISOString()
const observation = (id: string, code: string, value: number, unit: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: AT,
  valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
})

/** Urea 9 mmol/L, breathing 32, pressure 85/50 mmHg, 70 years: 4 points of CURB-65 without confusion. */
const PNEUMONIA = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { resourceType: 'Patient', id: 'p1', name: [{ family: 'Testperson', given: ['Ida'] }], birthDate: '1955-03-14', gender: 'female' },
    observation('o1', '3094-0', 25.2, 'mg/dL'),
    observation('o2', '9279-1', 32, '/min'),
    observation('o3', '8480-6', 85, 'mm[Hg]'),
    observation('o4', '8462-4', 50, 'mm[Hg]'),
  ].map((resource) => ({ resource })),
}

test('a score that asks is one line behind the others, is answered where it is explained, and then has its number', async ({
  ward,
  app,
  dataFolder,
}) => {
  const file = path.join(path.dirname(dataFolder), 'pneumonia.json')
  writeFileSync(file, JSON.stringify(PNEUMONIA))
  await importFiles(ward, app, [file], { Patients: 1 })
  await goTo(ward, 'Worklist')
  await openChart(ward, 'Testperson')
  const risk = ward.getByRole('region', { name: 'Risk', exact: true })
  await expect(risk.getByRole('button', { name: /^CURB-65/ })).toHaveCount(0)
  await risk.getByText(/more scores: not for this patient/).click()
  await risk.getByRole('button', { name: /^CURB-65/ }).click()

  const dialog = ward.getByRole('dialog', { name: 'CURB-65' })
  await expect(dialog.getByRole('heading', { name: 'Questions for you' })).toBeVisible()
  await expect(dialog).toContainText('not answered')
  await expectAccessible(ward)
  const yes = dialog.getByRole('group', { name: 'New confusion' }).getByRole('button', { name: 'yes' })
  await yes.click()
  await expect(yes).toHaveAttribute('aria-pressed', 'true')
  await ward.keyboard.press('Escape')
  // One point each for confusion, urea, breathing, pressure, age (Lim 2003).
  await expect(risk.getByRole('button', { name: /^CURB-65/ })).toContainText('5')
})
