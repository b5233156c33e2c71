/** Prevention of cardiovascular disease. Clinical review pending. */
import { DAY, type Pathway, YEAR } from '../shape.ts'

const ACC = 'Arnett DK et al. 2019 ACC/AHA guideline on the primary prevention of cardiovascular disease, doi:10.1161/CIR.0000000000000678'
const BP = 'Whelton PK et al. 2017 ACC/AHA guideline for high blood pressure, doi:10.1161/HYP.0000000000000065'
const MONTH = 30 * DAY

export const CARDIOVASCULAR_PREVENTION: Pathway = {
  id: 'cardiovascular-prevention',
  title: 'Cardiovascular prevention',
  version: 1,
  reviewed: '2026-11-25',
  enter: { risk: 'prevent', bands: ['intermediate', 'high'] },
  steps: [
    {
      id: 'talk',
      title: 'Talk about the risk and what would change it',
      why: 'Treatment is decided together; the explanation of the score shows what moves it.',
      withinHours: MONTH,
      holdsHours: YEAR,
      source: ACC,
    },
    {
      id: 'statin',
      title: 'Offer a statin',
      why: 'From 7.5 % in 10 years a statin of moderate intensity lowers events; high intensity from 20 %.',
      done: { taking: 'statin' },
      withinHours: MONTH,
      holdsHours: YEAR,
      source: ACC,
    },
    {
      id: 'lipids',
      title: 'Lipid profile',
      why: 'Needed before a statin, and 4 to 12 weeks after it was begun.',
      done: { measured: 'ldl', withinHours: YEAR },
      withinHours: MONTH,
      holdsHours: YEAR,
      source: ACC,
    },
    {
      id: 'pressure',
      title: 'Blood pressure above 130 systolic: confirm and treat',
      why: 'With a risk of 10 % and more, treatment begins at 130/80.',
      when: { lab: 'sbp', is: '>=', value: 130, unit: 'mm[Hg]', withinHours: YEAR },
      withinHours: MONTH,
      holdsHours: 90 * DAY,
      source: BP,
    },
    {
      id: 'smoking',
      title: 'Offer help to stop smoking',
      why: 'Nothing else lowers the risk as much.',
      when: { condition: 'smoker' },
      withinHours: MONTH,
      holdsHours: 180 * DAY,
      source: ACC,
    },
    {
      id: 'glucose',
      title: 'HbA1c',
      why: 'Diabetes changes the risk and the treatment.',
      when: { not: { condition: 'diabetes' } },
      done: { measured: 'hba1c', withinHours: 3 * YEAR },
      withinHours: 90 * DAY,
      holdsHours: 3 * YEAR,
      source: ACC,
    },
  ],
}
