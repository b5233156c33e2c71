/** Acute kidney injury. Clinical review pending. */
import { DAY, HOUR, type Pathway } from '../shape.ts'

const KDIGO = 'KDIGO clinical practice guideline for acute kidney injury, 2012, section 2.3'
const NICE = 'NICE NG148, Acute kidney injury, 2019 (updated 2024)'

export const ACUTE_KIDNEY_INJURY: Pathway = {
  id: 'acute-kidney-injury',
  title: 'Acute kidney injury',
  version: 1,
  reviewed: '2026-11-25',
  enter: { risk: 'kdigo-aki', atLeast: 1 },
  steps: [
    {
      id: 'nephrotoxic-drugs',
      title: 'Review drugs that harm the kidney',
      why: 'NSAIDs, aminoglycosides and other nephrotoxic drugs add to the injury.',
      when: { any: [{ taking: 'nsaid' }, { taking: 'aminoglycoside' }, { taking: 'nephrotoxic' }] },
      withinHours: 4 * HOUR,
      holdsHours: 3 * DAY,
      source: KDIGO,
    },
    {
      id: 'raas-and-metformin',
      title: 'Decide on pausing ACE inhibitor, ARB, diuretic and metformin',
      why: 'They lower filtration or accumulate while the kidney fails.',
      when: { any: [{ taking: 'raas' }, { taking: 'mra' }, { taking: 'metformin' }] },
      withinHours: 12 * HOUR,
      holdsHours: 3 * DAY,
      source: NICE,
    },
    {
      id: 'potassium',
      title: 'Measure potassium',
      why: 'Hyperkalaemia is what kills first.',
      done: { measured: 'potassium', withinHours: 24 },
      withinHours: 2 * HOUR,
      holdsHours: DAY,
      source: NICE,
    },
    {
      id: 'volume',
      title: 'Assess volume and perfusion',
      why: 'Hypovolaemia is the commonest cause and the one that can be repaired.',
      withinHours: 6 * HOUR,
      holdsHours: DAY,
      source: KDIGO,
    },
    {
      id: 'urinalysis',
      title: 'Urinalysis',
      why: 'Blood and protein without infection point to glomerular disease.',
      done: { measured: 'urine_protein', withinHours: 72 },
      withinHours: DAY,
      holdsHours: 7 * DAY,
      source: NICE,
    },
    {
      id: 'obstruction',
      title: 'Ultrasound unless the cause is clear',
      why: 'Obstruction is repairable; within 24 h, within 6 h where infection above it is suspected.',
      withinHours: DAY,
      holdsHours: 7 * DAY,
      source: NICE,
    },
    {
      id: 'creatinine-again',
      title: 'Repeat creatinine',
      why: 'Whether it still rises decides what follows.',
      done: { measured: 'creatinine', withinHours: 24 },
      withinHours: DAY,
      holdsHours: DAY,
      source: KDIGO,
    },
    {
      id: 'doses',
      title: 'Adjust doses to kidney function',
      why: 'Drugs that leave by the kidney accumulate.',
      withinHours: DAY,
      holdsHours: 2 * DAY,
      source: KDIGO,
    },
    {
      id: 'kidney-team',
      title: 'Discuss with a kidney team',
      why: 'Stage 3 or potassium from 6.5 mmol/L may need dialysis.',
      when: {
        some: [
          { risk: 'kdigo-aki', atLeast: 3 },
          { lab: 'potassium', is: '>=', value: 6.5, unit: 'mmol/L', withinHours: 24 },
        ],
      },
      withinHours: DAY,
      holdsHours: 3 * DAY,
      source: NICE,
    },
  ],
}
