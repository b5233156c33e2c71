/** SOFA as a graph: each organ the least and the most it can be. */
import type { Node } from '../graph.ts'
import { type Part, Scorer } from './scorer.ts'

export const [PF, PAO2, FIO2, VENT, PLT, BILI, CV, MAP, NOR, EPI, DOPA, DOBU, GCS, CR, UO] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
] as const
export const WIDTH = 15
export const PRESSORS = [NOR, EPI, DOPA, DOBU] as const

function respiration(s: Scorer): Part {
  const fraction = s.where(s.above(s.column(FIO2), 1), s.divide(s.column(FIO2), 100), s.column(FIO2))
  const ratio = s.where(s.missing(PF), s.divide(s.column(PAO2), fraction), s.column(PF))
  const [unknown, noVent] = [s.isMissing(ratio), s.missing(VENT)]
  const supported = s.points(ratio, 4, [100, 200, 300, 400], [3, 2, 1, 0])
  const alone = s.points(ratio, 2, [300, 400], [1, 0])
  const least = s.where(unknown, 0, s.where(s.yes(VENT), supported, alone))
  const most = s.where(unknown, s.where(s.or(noVent, s.yes(VENT)), 4, 2), s.where(s.or(noVent, s.yes(VENT)), supported, alone))
  const byGas = s.missing(PF)
  return {
    low: least,
    high: most,
    shares: [
      [PF, s.where(byGas, 0, least)],
      [PAO2, s.where(byGas, least, 0)],
    ],
  }
}

function drugPoints(s: Scorer): Readonly<Record<number, Node>> {
  const dose = (column: number, limits: readonly number[], points: readonly number[]) => {
    const reached = limits.map((limit, i) => s.worth(s.above(s.column(column), limit), (points[i] ?? 0) - (points[i - 1] ?? 0)))
    return s.add(...reached)
  }
  return {
    [NOR]: dose(NOR, [0, 0.1], [3, 4]),
    [EPI]: dose(EPI, [0, 0.1], [3, 4]),
    [DOPA]: dose(DOPA, [0, 5, 15], [2, 3, 4]),
    [DOBU]: dose(DOBU, [0], [2]),
  }
}

function circulation(s: Scorer): Part {
  const drugs = drugPoints(s)
  const byDrug = PRESSORS.map((column) => drugs[column] ?? s.zero()).reduce((a, b) => s.max(a, b))
  const low = s.worth(s.under(s.column(MAP), 70), 1)
  const made = s.max(byDrug, low)
  const given = s.not(s.missing(CV))
  const open = s.and(s.and(s.missing(MAP), s.missing(CV)), s.below(byDrug, 1))
  const least = s.where(given, s.column(CV), made)
  const shares: [number, Node][] = [[CV, s.where(given, s.column(CV), 0)]]
  let free = s.not(given)
  for (const column of PRESSORS) {
    const points = drugs[column] ?? s.zero()
    const owns = s.and(free, s.and(s.from(points, 1), s.atLeast(points, byDrug)))
    shares.push([column, s.where(owns, points, 0)])
    free = s.and(free, s.not(owns))
  }
  shares.push([MAP, s.where(free, low, 0)])
  return { low: least, high: s.where(open, 4, least), shares }
}

function kidney(s: Scorer): Part {
  const missing = s.missing(CR)
  const creatinine = s.where(missing, 0, s.points(s.column(CR), 0, [1.2, 2, 3.5, 5], [1, 2, 3, 4]))
  const urine = s.add(s.worth(s.under(s.column(UO), 500), 3), s.worth(s.under(s.column(UO), 200), 1))
  const points = s.max(creatinine, urine)
  const byUrine = s.above(s.subtract(urine, creatinine), 0)
  return {
    low: points,
    high: s.where(missing, 4, points),
    shares: [
      [CR, s.where(byUrine, 0, creatinine)],
      [UO, s.where(byUrine, urine, 0)],
    ],
  }
}

export function graph() {
  const s = new Scorer('sofa', WIDTH)
  const parts = [
    respiration(s),
    s.part(PLT, s.points(s.column(PLT), 4, [20, 50, 100, 150], [3, 2, 1, 0]), 0, 4),
    s.part(BILI, s.points(s.column(BILI), 0, [1.2, 2, 6, 12], [1, 2, 3, 4]), 0, 4),
    circulation(s),
    s.part(GCS, s.points(s.column(GCS), 4, [6, 10, 13, 15], [3, 2, 1, 0]), 0, 4),
    kidney(s),
  ]
  return s.finish(
    parts,
    parts.map((part) => s.sum([part]).total),
  )
}
