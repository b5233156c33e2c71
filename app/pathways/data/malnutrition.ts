/** Risk of malnutrition. Clinical review pending. */
import { DAY, type Pathway, WEEK } from '../shape.ts'

const ESPEN = 'ESPEN guideline on hospital nutrition: Thibault R et al. Clin Nutr 2021;40:5684-5709, doi:10.1016/j.clnu.2021.09.039'
const NICE = 'NICE CG32, Nutrition support for adults, 2006 (updated 2017)'

export const MALNUTRITION: Pathway = {
  id: 'malnutrition',
  title: 'Risk of malnutrition',
  version: 1,
  reviewed: '2026-11-25',
  enter: {
    some: [
      { risk: 'mst', bands: ['risk'] },
      { risk: 'gnri', bands: ['major', 'moderate'] },
      { risk: 'conut', bands: ['moderate', 'severe'] },
      { risk: 'muac', bands: ['severe', 'moderate'] },
    ],
  },
  steps: [
    {
      id: 'assessment',
      title: 'Assessment by somebody trained in nutrition',
      why: 'Screening finds who to assess; it is no diagnosis.',
      withinHours: 2 * DAY,
      holdsHours: 30 * DAY,
      source: ESPEN,
    },
    {
      id: 'weight',
      title: 'Weigh once a week',
      why: 'The course says more than one value.',
      done: { measured: 'weight', withinHours: WEEK },
      withinHours: DAY,
      holdsHours: WEEK,
      source: NICE,
    },
    {
      id: 'refeeding',
      title: 'Potassium, phosphate and magnesium before feeding begins',
      why: 'Refeeding lowers them within days and can kill.',
      done: {
        all: [
          { measured: 'potassium', withinHours: 72 },
          { measured: 'phosphate', withinHours: 72 },
          { measured: 'magnesium', withinHours: 72 },
        ],
      },
      withinHours: DAY,
      holdsHours: 3 * DAY,
      source: NICE,
    },
    {
      id: 'thiamine',
      title: 'Thiamine before and in the first 10 days of feeding where little was eaten for more than 5 days',
      why: 'Feeding without it can bring on Wernicke encephalopathy.',
      withinHours: DAY,
      holdsHours: 10 * DAY,
      source: NICE,
    },
    {
      id: 'plan',
      title: 'Food first: fortified meals and supplements, with a goal and a date',
      why: 'Oral supplements lower complications in patients at risk.',
      withinHours: 2 * DAY,
      holdsHours: WEEK,
      source: ESPEN,
    },
  ],
}
