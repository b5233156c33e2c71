/** Suspected venous thromboembolism: questions that several scores put, and sums of items that are all or nothing. */
import type { ManifestInput } from '#app/risk/manifest.ts'
import { DAY, type Row } from '../recipe.ts'
import { question, sumOf, tryingAll } from './common.ts'
import { Scorer } from './scorer.ts'

const YES_NO = [0, 1]

export const PRIOR_VTE = question(
  'prior_vte',
  'Previous deep vein thrombosis or pulmonary embolism',
  'prior-vte',
  'Has the patient had a deep vein thrombosis or pulmonary embolism before?',
  null,
  { rule: 'prior-vte' },
)
export const HEMOPTYSIS = question('hemoptysis', 'Haemoptysis', 'hemoptysis', 'Is the patient coughing blood?', 2 * DAY)
export const cancer = (name: string) =>
  question(name, 'Active cancer', 'active-cancer', 'Cancer under treatment, treated within 6 months, or palliative?', 7 * DAY, {
    rule: 'active-cancer',
  })

export type Item = Readonly<{ input: ManifestInput; points: number; above?: number }>

/** A sum of items, each all or nothing: a question, or a value above a limit. */
export function sumOfItems(id: string, items: readonly Item[]) {
  const graph = (further: (s: Scorer, total: string) => readonly string[] = () => []) => {
    const s = new Scorer(id, items.length)
    const parts = items.map(({ points, above }, i) => {
      const test = above === undefined ? s.yes(i) : s.above(s.column(i), above)
      return s.part(i, s.worth(test, points), Math.min(0, points), Math.max(0, points))
    })
    return s.finish(parts, further(s, s.sum(parts).total))
  }
  const candidates = Object.fromEntries(items.map(({ above }, i) => [i, above === undefined ? YES_NO : [above - 10, above + 10]]))
  const full = (row: Row) => {
    const contributions = items.map(({ points, above }, i) => (Number(row[i]) > (above ?? 0) ? points : 0))
    return { outputs: [sumOf(contributions)], contributions }
  }
  const limits = items.map(({ above }) => (above === undefined ? YES_NO : [above - 20, above - 1, above, above + 1, above + 40]))
  return { graph, reference: tryingAll(candidates, full), limits, inputs: items.map((one) => one.input) }
}
