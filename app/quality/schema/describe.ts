/** An assigned column as it is told to people and to the reader of the table. */
import { ColumnRole, type MappedColumn } from '../../contract/table.ts'
import { conceptById } from '../../terminology/concepts.ts'
import { keyOf, wordsOf } from '../../terminology/name-words.ts'
import type { Assigned } from './assign.ts'
import { doubtEvidence, nameEvidence, numberEvidence } from './evidence.ts'
import type { Judged } from './judge.ts'
import { guessText } from './text-columns.ts'
import { chooseUnit } from './unit-choice.ts'

export type Told = Readonly<{
  role: ColumnRole
  concept: string | null
  code: string | null
  unit: string | null
  confidence: number
  evidence: string
  alternatives: NonNullable<MappedColumn['alternatives']>
}>

/** Arterial saturation by a blood gas has its own code beside that of pulse oximetry. */
const ARTERIAL_SATURATION = /^(?:sao2|arterialoxygensaturation|arterialo2saturation)/
const SI_NAME = /^(?:lb|ur)[dx]\w+si$/

const round = (x: number) => Math.round(x * 1000) / 1000
const roleOf = (target: string): ColumnRole => ColumnRole.catch('ignore').parse(target.slice(1))

const meaningOf = (target: string): Told['alternatives'][number] =>
  target.startsWith('@') ? { role: roleOf(target), concept: null } : { role: 'concept', concept: target }
const alternativesOf = (judged: Judged | null): Told['alternatives'] => (judged?.others ?? []).map(meaningOf)

function concept(assigned: Assigned, id: string, beside: string | null): Told {
  const { column, judged, note } = assigned
  const { shape } = column
  const hit = judged?.candidate.hit ?? null
  const key = keyOf(wordsOf(column.name))
  const unit = chooseUnit(shape, id, {
    named: hit?.unit ?? null,
    namedText: hit?.unitText ?? '',
    model: judged?.candidate.units ?? new Map(),
    beside: beside ?? (shape.unitText === '' ? null : shape.unitText),
    si: SI_NAME.test(key),
    joint: judged?.candidate.joint ?? null,
  })
  const why = judged ? `${nameEvidence(column.name, judged.candidate)}; ${numberEvidence(shape, unit.why)}${doubtEvidence(judged)}` : ''
  return {
    role: 'concept',
    concept: id,
    code: ARTERIAL_SATURATION.test(key) && id === 'spo2' ? '2708-6' : (conceptById(id)?.loinc[0] ?? null),
    unit: unit.unit === '' ? null : unit.unit,
    confidence: round(Math.min(judged?.confidence ?? 0, unit.confidence)),
    evidence: [why, judged?.candidate.words ?? '', note].filter((one) => one !== '').join('; '),
    alternatives: alternativesOf(judged),
  }
}

/** @param beside the unit written beside its numbers, in a long table */
export function describe(assigned: Assigned, beside: string | null): Told {
  const { column, judged } = assigned
  const target = judged?.candidate.target ?? '@ignore'
  if (!target.startsWith('@')) return concept(assigned, target, beside)
  const none = { concept: null, code: null, unit: null, alternatives: alternativesOf(judged) }
  const guess = guessText(column.shape)
  const named = judged !== null && judged.candidate.hit !== null && judged.candidate.support !== 'numbers'
  if (guess !== null && (!named || (guess.role === 'time' && target === '@ignore' && judged.confidence < 0.9)))
    return { ...none, role: ColumnRole.catch('ignore').parse(guess.role), confidence: guess.confidence, evidence: guess.why }
  if (judged === null) return { ...none, role: 'ignore', confidence: 0.5, evidence: 'nothing speaks for a measurement' }
  const numbers = column.shape.sorted.length > 0 ? `; ${numberEvidence(column.shape, '')}` : ''
  const evidence = `${nameEvidence(column.name, judged.candidate)}${numbers}${doubtEvidence(judged)}`
  return { ...none, role: roleOf(target), confidence: round(judged.confidence), evidence }
}
