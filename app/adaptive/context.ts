/** The marks of a chart: what kind of patient this is, without who. Few enough that a habit with them can be learned. */
import { ageAt } from '../chart/age.ts'
import type { ChartView } from '../contract/chart.ts'

export type Marked = Readonly<{
  patient: Pick<ChartView['patient'], 'birthDate' | 'sex' | 'pregnancy'>
  alerts: readonly Pick<ChartView['alerts'][number], 'subject' | 'status'>[]
  risks: readonly Pick<ChartView['risks'][number], 'model' | 'severity'>[]
  pathways: readonly Pick<ChartView['pathways'][number], 'id'>[]
  encounters: readonly Pick<ChartView['encounters'][number], 'active'>[]
}>

/** Most marks of one kind, by name, so that a chart of many alerts is not all marks. */
const MOST = 6

const AGES = [
  ['infant', 1],
  ['child', 12],
  ['adolescent', 18],
  ['adult', 65],
] as const

const ageBand = (years: number): string => AGES.find(([, below]) => years < below)?.[0] ?? 'older'

/** @param nowMs epoch ms of the opening */
export function marksOf(view: Marked, nowMs: number): readonly string[] {
  const age = ageAt(view.patient.birthDate, nowMs)
  const some = (kind: string, names: readonly string[]) =>
    [...new Set(names)]
      .sort()
      .slice(0, MOST)
      .map((name) => `${kind}:${name.slice(0, 60)}`)
  return [
    `age:${age ? ageBand(age.years) : 'unknown'}`,
    ...(view.patient.sex === 'female' || view.patient.sex === 'male' ? [`sex:${view.patient.sex}`] : []),
    ...(view.patient.pregnancy ? ['pregnant:yes'] : []),
    ...(view.encounters.some(({ active }) => active) ? ['setting:admitted'] : []),
    ...some(
      'alert',
      view.alerts.filter(({ status }) => status === 'open').map(({ subject }) => subject),
    ),
    ...some(
      'risk',
      view.risks.filter(({ severity }) => severity === 'high').map(({ model }) => model),
    ),
    ...some(
      'pathway',
      view.pathways.map(({ id }) => id),
    ),
  ]
}
