/** Response to a raised NEWS2. Clinical review pending. */
import { DAY, HOUR, type Pathway } from '../shape.ts'

const RCP = 'Royal College of Physicians, National Early Warning Score (NEWS) 2, 2017, chart 4'
const SSC = 'Surviving Sepsis Campaign guideline, 2021, recommendations 1 to 5'

export const DETERIORATION: Pathway = {
  id: 'deterioration',
  title: 'Raised early warning score',
  version: 1,
  reviewed: '2026-11-25',
  enter: { risk: 'news2', bands: ['low-medium', 'medium', 'high'] },
  steps: [
    {
      id: 'emergency-team',
      title: 'Emergency assessment by a team with critical care skills',
      why: 'A score of 7 or more is an emergency.',
      when: { risk: 'news2', bands: ['high'] },
      withinHours: 0.5 * HOUR,
      holdsHours: 12 * HOUR,
      source: RCP,
    },
    {
      id: 'urgent-review',
      title: 'Urgent review by a clinician',
      why: 'A score of 5 or 6, or 3 in one parameter, needs somebody who can decide.',
      when: { risk: 'news2', bands: ['low-medium', 'medium'] },
      withinHours: 1 * HOUR,
      holdsHours: 12 * HOUR,
      source: RCP,
    },
    {
      id: 'observations',
      title: 'Repeat the whole set of vital signs within the hour',
      why: 'Monitoring at least hourly from a score of 5; continuously from 7.',
      done: {
        all: [
          { measured: 'resp_rate', withinHours: 1 },
          { measured: 'heart_rate', withinHours: 1 },
          { measured: 'sbp', withinHours: 1 },
        ],
      },
      withinHours: 1 * HOUR,
      holdsHours: 1 * HOUR,
      source: RCP,
    },
    {
      id: 'sepsis',
      title: 'Ask whether it could be sepsis; if likely, lactate, cultures and antibiotics within the hour',
      why: 'Infection is the commonest treatable reason for a score of 5 or more.',
      when: { risk: 'news2', bands: ['medium', 'high'] },
      done: { measured: 'lactate', withinHours: 6 },
      withinHours: 1 * HOUR,
      holdsHours: 12 * HOUR,
      source: SSC,
    },
    {
      id: 'plan',
      title: 'Write the plan: what to watch, when to call, ceiling of care',
      why: 'The next shift has to know what would be worse and whom to call.',
      withinHours: 2 * HOUR,
      holdsHours: DAY,
      source: RCP,
    },
  ],
}
