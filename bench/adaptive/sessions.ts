/**
 * Recorded-like sessions: people with a role open charts with marks and follow their habits, with detours, habits that change, and things done
 * by whim. Invented, since no recordings of real use exist; every share is stated here so that somebody with recordings can replace them.
 */
import type { Visit } from '../../app/adaptive/visits.ts'
import { randomFrom } from '../entry/cases.ts'

export type Person = Readonly<{ name: string; visits: readonly Visit[] }>

type Routine = Readonly<{
  /** The routine is for charts with this mark; none: for any chart. */
  mark: string | null
  weight: number
  steps: readonly string[]
}>
type Job = Readonly<{
  name: string
  marks: readonly (readonly [string, number])[]
  routines: readonly Routine[]
  later: readonly Routine[]
}>

const JOBS: readonly Job[] = [
  {
    name: 'ward physician',
    marks: [
      ['setting:admitted', 0.8],
      ['alert:kdigo-aki', 0.2],
      ['risk:news2', 0.15],
      ['age:older', 0.6],
    ],
    routines: [
      { mark: 'alert:kdigo-aki', weight: 5, steps: ['graph:creatinine', 'graph:potassium', 'medications:check', 'order:open'] },
      { mark: 'risk:news2', weight: 5, steps: ['explain:news2', 'graph:resp_rate', 'entry:open'] },
      { mark: null, weight: 2, steps: ['place:notes', 'place:timeline', 'graph:hemoglobin'] },
      { mark: null, weight: 1, steps: ['place:encounters', 'place:notes'] },
    ],
    later: [{ mark: null, weight: 4, steps: ['review:open', 'place:notes'] }],
  },
  {
    name: 'family physician',
    marks: [
      ['pathway:diabetes', 0.3],
      ['age:older', 0.4],
      ['pathway:prevention', 0.4],
    ],
    routines: [
      { mark: 'pathway:diabetes', weight: 4, steps: ['graph:hba1c', 'graph:egfr', 'order:open'] },
      { mark: 'pathway:prevention', weight: 3, steps: ['explain:prevent', 'graph:ldl', 'entry:open'] },
      { mark: null, weight: 3, steps: ['place:encounters', 'place:notes', 'entry:open'] },
      { mark: 'age:older', weight: 2, steps: ['medications:check', 'place:notes'] },
    ],
    later: [{ mark: 'pathway:diabetes', weight: 6, steps: ['medications:check', 'graph:hba1c'] }],
  },
  {
    name: 'field nurse',
    marks: [
      ['age:child', 0.5],
      ['age:infant', 0.2],
      ['pregnant:yes', 0.1],
    ],
    routines: [
      { mark: 'age:child', weight: 4, steps: ['place:growth', 'entry:open', 'place:immunizations'] },
      { mark: 'age:infant', weight: 4, steps: ['place:immunizations', 'place:growth', 'entry:open'] },
      { mark: 'pregnant:yes', weight: 5, steps: ['graph:sbp', 'entry:open', 'explain:mewc'] },
      { mark: null, weight: 2, steps: ['entry:open', 'place:timeline'] },
    ],
    later: [{ mark: null, weight: 3, steps: ['place:notes', 'entry:open'] }],
  },
]

const WHIMS = [
  'place:notes',
  'place:timeline',
  'place:encounters',
  'place:immunizations',
  'entry:open',
  'order:open',
  'medications:check',
  ...['sodium', 'glucose', 'wbc', 'crp', 'weight', 'heart_rate', 'temperature', 'platelets', 'bilirubin', 'albumin'].map(
    (key) => `graph:${key}`,
  ),
]
/** A step by whim, a step left out, a repeated step. */
const WHIM = 0.2
const SKIP = 0.12
const TWICE = 0.08

type Random = () => number

function pick<T>(random: Random, items: readonly T[], weight: (item: T) => number): T | undefined {
  let left = random() * items.reduce((sum, item) => sum + weight(item), 0)
  return items.find((item) => {
    left -= weight(item)
    return left < 0
  })
}

function stepsOf(random: Random, routine: readonly string[]): readonly string[] {
  return routine.flatMap((step) => {
    const whim = random() < WHIM ? [pick(random, WHIMS, () => 1) ?? step] : []
    if (random() < SKIP) return whim
    return random() < TWICE ? [...whim, step, step] : [...whim, step]
  })
}

function visitOf(random: Random, job: Job, routines: readonly Routine[]): Visit {
  const tags = job.marks.filter(([, share]) => random() < share).map(([mark]) => mark)
  const fitting = routines.filter(({ mark }) => mark === null || tags.includes(mark))
  const routine = pick(random, fitting, ({ weight }) => weight)
  const steps = stepsOf(random, routine?.steps ?? [])
  return { tags, shown: [], steps: steps.map((action, i) => ({ action, afterMs: (i + 1) * 1000, fromStrip: false })) }
}

/** Each person weighs the routines of the job differently, and takes up a new one half-way. */
export function people(seed: number, perJob: number, visits: number): readonly Person[] {
  const random = randomFrom(seed)
  return JOBS.flatMap((job) =>
    Array.from({ length: perJob }, (_, i) => {
      const own = (routines: readonly Routine[]) =>
        routines.map((routine) => ({ ...routine, weight: routine.weight * (0.25 + 1.5 * random()) }))
      const [before, later] = [own(job.routines), own(job.later)]
      return {
        name: `${job.name} ${i + 1}`,
        visits: Array.from({ length: visits }, (_, at) => visitOf(random, job, at < visits / 2 ? before : [...before, ...later])),
      }
    }),
  )
}
