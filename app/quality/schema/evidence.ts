/** Why a column is believed to be what it is, in words. */
import { conceptById } from '../../terminology/concepts.ts'
import type { Candidate } from './candidates.ts'
import type { Judged } from './judge.ts'
import { quantileOf, type Shape } from './shape.ts'

/** Names are the writer's: nothing in them may turn the sentence around or make it long. */
export function quoted(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 60)
  return plain === '' ? 'no name' : `'${plain}'`
}

export const nameOfTarget = (target: string): string =>
  target === '@ignore'
    ? 'what is no measurement'
    : target.startsWith('@')
      ? target.slice(1).replace('-', ' ')
      : (conceptById(target)?.label.toLowerCase() ?? target)

const RELATION: Readonly<Record<Candidate['support'], string>> = {
  exact: 'is a name of',
  'with-fillers': 'is a name of',
  part: 'contains a name of',
  typo: 'is nearly a name of',
  shortened: 'is short for',
  resembles: 'resembles names of',
  learned: 'was explained before as',
  numbers: '',
}

export function nameEvidence(name: string, { support, hit, target }: Candidate): string {
  if (support === 'numbers') return name.trim() === '' ? 'no name' : `the name ${quoted(name)} says nothing that is known`
  const matched = hit && support !== 'learned' && support !== 'exact' ? ` (${quoted(hit.matched)})` : ''
  return `header ${quoted(name)} ${RELATION[support]} ${nameOfTarget(target)}${matched}`
}

const rounded = (x: number): string => (Number.isFinite(x) ? String(Number(x.toPrecision(3))) : '?')

export function numberEvidence(shape: Shape, unitWhy: string): string {
  if (shape.sorted.length === 0) return 'no numbers'
  const values = `${shape.sorted.length.toLocaleString('en')} values, middle ${rounded(quantileOf(shape, 0.5))}`
  return unitWhy === '' ? values : `${values}, ${unitWhy}`
}

/** What else it may be, likeliest first. */
export const doubtEvidence = ({ others, share }: Pick<Judged, 'others' | 'share'>): string =>
  others.length === 0 || share > 0.8 ? '' : `; could be ${others.slice(0, 2).map(nameOfTarget).join(' or ')}`
