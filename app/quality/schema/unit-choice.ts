/** The unit of a concept's numbers: from words where they say it, from the numbers where they do not. */
import { conceptById } from '../../terminology/concepts.ts'
import { unitNamed } from '../../terminology/name-words.ts'
import { fitsUnit } from '../../terminology/synonyms.ts'
import { displayUnit } from '../../terminology/units.ts'
import { fitIn, fitsOf, sameSize, type UnitFit } from './fit.ts'
import type { Shape } from './shape.ts'
import { unitUsualness } from './unit-usualness.ts'

export type UnitChoice = Readonly<{ unit: string; confidence: number; why: string }>

export type UnitHints = Readonly<{
  /** UCUM from the name; null where it has none. */
  named: string | null
  /** Words of it as written. */
  namedText: string
  /** Of the learned model, by unit. */
  model: ReadonlyMap<string, number>
  /** Unit written beside the numbers, in the cell or in a column of units. */
  beside: string | null
  /** The name ends like a variable in SI units (NHANES: LBDSGLSI). */
  si: boolean
  /** By unit, where the columns of the table chose together. */
  joint: ReadonlyMap<string, number> | null
}>

const SURE = 0.995
/** Beyond it the numbers do not fit the unit that the words say. */
const FAR = 9

/** So few numbers do not say their unit for sure where there is more than one. */
const FEW = 8

const shown = (unit: string) => displayUnit(unit) || 'no unit'

function said(shape: Shape, concept: string, unit: string, words: string): UnitChoice {
  const fit = fitIn(shape, concept, unit)
  const best = fitsOf(shape, concept)[0]
  if (fit === null || best === undefined || shape.sorted.length === 0) return { unit, confidence: 0.95, why: `unit ${words}` }
  if (fit.impossible > 0.3) return { unit: best.unit, confidence: 0.5, why: `${words} would be impossible; ${shown(best.unit)} fits` }
  if (fit.distance > FAR && fit.distance > best.distance + 5 && !sameSize(unit, best.unit, concept))
    return { unit, confidence: 0.6, why: `unit ${words}, though the numbers suit ${shown(best.unit)}` }
  return { unit, confidence: SURE, why: `unit ${words}` }
}

/** The conventional unit unless the name ends in SI, where the numbers allow both. */
const siBonus = (unit: string, si: boolean): number => (si === /mol|g\/L|^U\/L$|kat/.test(unit) ? 1 : -1)

type Weighed = Readonly<{ unit: string; weight: number; canonical: boolean }>

/** Units of a concept by how well the numbers suit them, best first; units of the same size once. */
export function unitWeights(shape: Shape, concept: string, hints: Pick<UnitHints, 'model' | 'si'>): readonly Weighed[] {
  const canonical = conceptById(concept)?.unit ?? ''
  const weigh = (fit: UnitFit) =>
    -fit.distance -
    20 * fit.impossible +
    0.6 * Math.log(Math.max(1e-3, hints.model.get(fit.unit) ?? 0)) +
    (hints.si ? siBonus(fit.unit, true) : 0)
  const groups: { unit: string; weight: number; canonical: boolean }[] = []
  for (const fit of fitsOf(shape, concept)) {
    const same = groups.find(({ unit }) => sameSize(unit, fit.unit, concept))
    if (same) same.weight = Math.max(same.weight, weigh(fit))
    else {
      const unit = sameSize(fit.unit, canonical, concept) ? canonical : fit.unit
      groups.push({ unit, weight: weigh(fit), canonical: unit === canonical })
    }
  }
  return groups.sort((a, b) => b.weight - a.weight)
}

function byNumbers(shape: Shape, concept: string, hints: UnitHints): UnitChoice {
  const fits = fitsOf(shape, concept)
  const canonical = conceptById(concept)?.unit ?? ''
  const groups = hints.joint
    ? [...hints.joint].map(([unit, weight]) => ({ unit, weight })).sort((a, b) => b.weight - a.weight)
    : unitWeights(shape, concept, hints)
        .map(({ unit, weight, canonical: usual }) => ({ unit, weight: weight + unitUsualness(unit, concept, usual) }))
        .sort((a, b) => b.weight - a.weight)
  const [best] = groups
  if (!best) return { unit: canonical, confidence: 0.6, why: `no numbers; ${shown(canonical)} is usual` }
  const total = groups.reduce((sum, { weight }) => sum + Math.exp(Math.max(-40, weight - best.weight)), 0)
  const fit = fits.find(({ unit }) => unit === best.unit)
  const few = shape.sorted.length < FEW && groups.length > 1 ? 0.88 : 1
  const odd = fit !== undefined && fit.distance > 6 ? 0.85 : few
  return {
    unit: best.unit,
    confidence: Math.min(SURE, 1 / total) * odd,
    why: shown(best.unit) === 'no unit' ? 'numbers without a unit' : `fit ${shown(best.unit)}`,
  }
}

export function chooseUnit(shape: Shape, concept: string, hints: UnitHints): UnitChoice {
  const canonical = conceptById(concept)?.unit ?? ''
  if (canonical === '' && fitsOf(shape, concept).length === 0) return { unit: '', confidence: 1, why: '' }
  const beside = hints.beside === null ? null : unitNamed(hints.beside)
  if (beside !== null && fitsUnit(beside, concept)) return said(shape, concept, beside, `'${hints.beside}' stands beside the numbers`)
  if (hints.named !== null && fitsUnit(hints.named, concept))
    return said(shape, concept, hints.named, `'${hints.namedText}' is in the name`)
  return byNumbers(shape, concept, hints)
}
