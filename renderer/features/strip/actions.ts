/** What the strip can offer in a chart, in words, and how each is done. */
import type { ActionId } from '#app/contract/adaptive.ts'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { type ChartPlace, openEntry, rowsOf, showExplain, showGraph, showPlace } from '../../stores/chart.ts'
import { runShortcut } from '../../ui/index.ts'
import { hasGrowth } from '../chart/growth-points.ts'

const PLACES = [
  'results',
  'graphs',
  'growth',
  'timeline',
  'notes',
  'encounters',
  'immunizations',
  'medications',
  'review',
] as const satisfies readonly ChartPlace[]

export const isPlace = (name: string): name is ChartPlace => PLACES.some((place) => place === name)

/** Split once: a result's key may hold a colon. */
function partsOf(action: ActionId): readonly [string, string] {
  const at = action.indexOf(':')
  return [action.slice(0, at), action.slice(at + 1)]
}

export function possibleIn(view: ChartView): readonly ActionId[] {
  return [
    ...PLACES.filter((place) => place !== 'growth' || hasGrowth(view)).map((place) => `place:${place}`),
    'entry:open',
    'order:open',
    ...view.risks.filter(({ status }) => status === 'ok').map(({ model }) => `explain:${model}`),
    ...rowsOf(view).map(({ key }) => `graph:${key}`),
  ].filter((action) => action.length <= 120)
}

export function labelOf(action: ActionId, view: ChartView | null): string {
  const [kind, name] = partsOf(action)
  const words = text.strip.actions
  switch (kind) {
    case 'place':
      return isPlace(name) ? words[name] : name
    case 'entry':
      return words.entry
    case 'order':
      return words.order
    case 'explain':
      return words.explain(view?.risks.find(({ model }) => model === name)?.title ?? name)
    case 'graph':
      return words.graph((view ? rowsOf(view).find(({ key }) => key === name)?.label : undefined) ?? name.replaceAll('_', ' '))
    default:
      return name
  }
}

export function runAction(action: ActionId): void {
  const [kind, name] = partsOf(action)
  if (kind === 'place' && isPlace(name)) showPlace(name)
  if (kind === 'entry') openEntry()
  if (kind === 'order') runShortcut('o')
  if (kind === 'explain') showExplain(name)
  if (kind === 'graph') {
    showPlace('results')
    showGraph(name)
  }
}

export function markLabel(tag: string, view: ChartView | null): string {
  const [kind, name] = partsOf(tag)
  const words = text.strip.marks
  const titled = view?.risks.find(({ model }) => model === name)?.title ?? view?.pathways.find(({ id }) => id === name)?.title ?? name
  switch (kind) {
    case 'age':
      return words.age(name)
    case 'sex':
      return words.sex(name)
    case 'pregnant':
      return words.pregnant
    case 'setting':
      return words.setting
    case 'alert':
      return words.alert(titled)
    case 'risk':
      return words.risk(titled)
    case 'pathway':
      return words.pathway(titled)
    default:
      return tag
  }
}
