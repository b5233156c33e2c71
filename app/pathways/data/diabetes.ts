/** Diabetes: what is looked at each year, what protects heart and kidney. Clinical review pending. */
import { DAY, type Pathway, YEAR } from '../shape.ts'

const ADA = 'American Diabetes Association, Standards of Care in Diabetes 2025, doi:10.2337/dc25-SINT'
const QUARTER = 91 * DAY

export const DIABETES: Pathway = {
  id: 'diabetes',
  title: 'Diabetes',
  version: 1,
  reviewed: '2026-11-25',
  enter: { condition: 'diabetes' },
  steps: [
    {
      id: 'hba1c',
      title: 'HbA1c within the last half year',
      why: 'At least twice a year, every three months where treatment changes or the goal is missed.',
      done: { measured: 'hba1c', withinHours: YEAR / 2 },
      withinHours: QUARTER,
      holdsHours: QUARTER,
      source: ADA,
    },
    {
      id: 'kidney',
      title: 'eGFR and urine albumin-creatinine ratio of this year',
      why: 'Kidney disease is silent, and its treatment is specific.',
      done: {
        all: [
          { measured: 'egfr', withinHours: YEAR },
          { measured: 'uacr', withinHours: YEAR },
        ],
      },
      withinHours: QUARTER,
      holdsHours: YEAR,
      source: ADA,
    },
    {
      id: 'lipids',
      title: 'Lipid profile of this year',
      why: 'The dose of the statin follows from it.',
      done: { measured: 'ldl', withinHours: YEAR },
      withinHours: QUARTER,
      holdsHours: YEAR,
      source: ADA,
    },
    {
      id: 'statin',
      title: 'Statin from 40 to 75 years',
      why: 'Lowers cardiovascular events in diabetes whatever the cholesterol.',
      when: {
        all: [
          { age: '>=', years: 40 },
          { age: '<=', years: 75 },
        ],
      },
      done: { taking: 'statin' },
      withinHours: QUARTER,
      holdsHours: YEAR,
      source: ADA,
    },
    {
      id: 'heart-and-kidney',
      title: 'SGLT2 inhibitor or GLP-1 receptor agonist with proven benefit',
      why: 'With cardiovascular disease, heart failure or kidney disease, whatever the HbA1c.',
      when: { any: [{ condition: 'coronary-disease' }, { condition: 'heart-failure' }, { condition: 'stroke' }, { condition: 'ckd' }] },
      done: { any: [{ taking: 'sglt2-inhibitor' }, { taking: 'glp1-agonist' }] },
      withinHours: QUARTER,
      holdsHours: YEAR,
      source: ADA,
    },
    {
      id: 'pressure',
      title: 'Blood pressure above 130/80: confirm and treat',
      why: 'Treatment to below 130/80 prevents strokes and kidney disease.',
      when: { lab: 'sbp', is: '>=', value: 130, unit: 'mm[Hg]', withinHours: YEAR },
      withinHours: QUARTER,
      holdsHours: QUARTER,
      source: ADA,
    },
    {
      id: 'eyes',
      title: 'Eyes examined this year',
      why: 'Retinopathy is treatable before it is noticed.',
      withinHours: QUARTER,
      holdsHours: YEAR,
      source: ADA,
    },
    {
      id: 'feet',
      title: 'Feet examined this year',
      why: 'Loss of sensation comes before the ulcer.',
      withinHours: QUARTER,
      holdsHours: YEAR,
      source: ADA,
    },
  ],
}
