/** Chronic kidney disease: what to measure, what protects, when to refer. Clinical review pending. */
import { DAY, type Pathway, YEAR } from '../shape.ts'

const KDIGO = 'KDIGO 2024 clinical practice guideline for chronic kidney disease, doi:10.1016/j.kint.2023.10.018'
const MONTH = 30 * DAY
const UACR = { unit: 'mg/g', withinHours: YEAR } as const

export const CHRONIC_KIDNEY_DISEASE: Pathway = {
  id: 'chronic-kidney-disease',
  title: 'Chronic kidney disease',
  version: 1,
  reviewed: '2026-11-25',
  enter: {
    every: [
      {
        some: [
          { lab: 'egfr', is: '<', value: 60, unit: 'mL/min/{1.73_m2}', withinHours: YEAR },
          { lab: 'uacr', is: '>=', value: 30, ...UACR },
        ],
      },
      // While creatinine is rising the injury is the news.
      { no: { risk: 'kdigo-aki', atLeast: 1 } },
    ],
  },
  steps: [
    {
      id: 'albuminuria',
      title: 'Urine albumin-creatinine ratio',
      why: 'Risk and treatment follow from eGFR and albuminuria together.',
      done: { measured: 'uacr', withinHours: YEAR },
      withinHours: 90 * DAY,
      holdsHours: YEAR,
      source: KDIGO,
    },
    {
      id: 'again',
      title: 'Creatinine within the last half year',
      why: 'Disease is chronic after three months, and its pace decides on referral.',
      done: { measured: 'creatinine', withinHours: YEAR / 2 },
      withinHours: 90 * DAY,
      holdsHours: 180 * DAY,
      source: KDIGO,
    },
    {
      id: 'raas',
      title: 'ACE inhibitor or ARB, at the highest tolerated dose',
      why: 'Slows loss of function where albuminuria is severely raised, or moderately with diabetes.',
      when: {
        some: [
          { lab: 'uacr', is: '>=', value: 300, ...UACR },
          { every: [{ lab: 'uacr', is: '>=', value: 30, ...UACR }, { condition: 'diabetes' }] },
        ],
      },
      done: { taking: 'raas' },
      withinHours: MONTH,
      holdsHours: YEAR,
      source: KDIGO,
    },
    {
      id: 'sglt2',
      title: 'Consider an SGLT2 inhibitor',
      why: 'Slows loss of function and prevents heart failure from an eGFR of 20 on.',
      when: {
        every: [
          { lab: 'egfr', is: '>=', value: 20, unit: 'mL/min/{1.73_m2}', withinHours: YEAR },
          { some: [{ condition: 'diabetes' }, { condition: 'heart-failure' }, { lab: 'uacr', is: '>=', value: 200, ...UACR }] },
        ],
      },
      done: { taking: 'sglt2-inhibitor' },
      withinHours: 90 * DAY,
      holdsHours: YEAR,
      source: KDIGO,
    },
    {
      id: 'statin',
      title: 'Statin from 50 years',
      why: 'Cardiovascular risk is raised by kidney disease itself.',
      when: { age: '>=', years: 50 },
      done: { taking: 'statin' },
      withinHours: 90 * DAY,
      holdsHours: YEAR,
      source: KDIGO,
    },
    {
      id: 'nsaid',
      title: 'Review the NSAID',
      why: 'NSAIDs speed the loss of function, most of all with an ACE inhibitor and a diuretic.',
      when: { taking: 'nsaid' },
      withinHours: 7 * DAY,
      holdsHours: 90 * DAY,
      source: KDIGO,
    },
    {
      id: 'refer',
      title: 'Refer to kidney care',
      why: 'A risk of kidney failure of 5 % within 5 years, an eGFR below 30 or albuminuria from 300 mg/g.',
      when: {
        some: [
          { risk: 'kfre', atLeast: 0.05 },
          { lab: 'egfr', is: '<', value: 30, unit: 'mL/min/{1.73_m2}', withinHours: YEAR },
          { lab: 'uacr', is: '>=', value: 300, ...UACR },
        ],
      },
      withinHours: MONTH,
      holdsHours: YEAR,
      source: KDIGO,
    },
    {
      id: 'team',
      title: 'Care by a kidney team',
      why: 'A risk of kidney failure above 10 % within 2 years.',
      when: { risk: 'kfre', output: 'kfre_2y', atLeast: 0.1 },
      withinHours: MONTH,
      holdsHours: YEAR,
      source: KDIGO,
    },
    {
      id: 'access',
      title: 'Prepare for dialysis access or transplantation',
      why: 'A risk of kidney failure above 40 % within 2 years.',
      when: { risk: 'kfre', output: 'kfre_2y', atLeast: 0.4 },
      withinHours: MONTH,
      holdsHours: 180 * DAY,
      source: KDIGO,
    },
  ],
}
