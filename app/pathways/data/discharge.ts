/** Discharge of somebody likely to come back. Clinical review pending. */
import { DAY, type Pathway, WEEK } from '../shape.ts'

const RED =
  'Jack BW et al. A reengineered hospital discharge program to decrease rehospitalization. Ann Intern Med 2009;150:178-187, doi:10.7326/0003-4819-150-3-200902030-00007'
const HANSEN =
  'Hansen LO et al. Interventions to reduce 30-day rehospitalization. Ann Intern Med 2011;155:520-528, doi:10.7326/0003-4819-155-8-201110180-00008'
const HOLDS = 30 * DAY

export const DISCHARGE: Pathway = {
  id: 'discharge',
  title: 'Discharge with a high risk of readmission',
  version: 1,
  reviewed: '2026-11-25',
  enter: {
    some: [
      { risk: 'lace', bands: ['high'] },
      { risk: 'hospital', bands: ['high'] },
      { risk: 'readmission-30d', bands: ['high'] },
    ],
  },
  steps: [
    {
      id: 'medicines',
      title: 'Reconcile the medicines, with what was stopped and why',
      why: 'Differences between the lists are the commonest harm after discharge.',
      withinHours: 0,
      holdsHours: HOLDS,
      source: RED,
    },
    {
      id: 'appointment',
      title: 'Book the follow-up within 7 days',
      why: 'An appointment that is booked is kept more often than one that is advised.',
      withinHours: 2 * DAY,
      holdsHours: HOLDS,
      source: RED,
    },
    {
      id: 'teach-back',
      title: 'Explain the plan and have it said back',
      why: 'What is not understood is not done.',
      withinHours: DAY,
      holdsHours: HOLDS,
      source: RED,
    },
    {
      id: 'summary',
      title: 'Send the summary to who goes on treating, with pending results named',
      why: 'Results that come after discharge are lost where nobody waits for them.',
      withinHours: DAY,
      holdsHours: HOLDS,
      source: HANSEN,
    },
    {
      id: 'call',
      title: 'Call within 2 to 3 days of discharge',
      why: 'Questions about medicines come up at home.',
      withinHours: 3 * DAY,
      holdsHours: HOLDS,
      source: RED,
    },
    {
      id: 'support',
      title: 'Ask who helps at home, and refer where nobody does',
      why: 'Readmission follows from what happens at home as much as from the disease.',
      withinHours: WEEK,
      holdsHours: HOLDS,
      source: HANSEN,
    },
  ],
}
