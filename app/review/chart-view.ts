/** From the store's record of one patient to the chart as it is shown. */

import { ageText } from '../chart/age.ts'
import type { Medication, PatientFacts } from '../chart/facts.ts'
import { pregnantAt } from '../chart/pregnancy.ts'
import { isoFromMs } from '../chart/when.ts'
import type { ChartView, ResultRow, RiskRow } from '../contract/chart.ts'
import type { MedCheck } from '../contract/medication.ts'
import type { ModelInfo } from '../contract/risk.ts'
import type { ChartRecord } from '../ports/store.ts'
import { CONCEPTS, conceptById } from '../terminology/concepts.ts'
import { entryContext } from './entry-context.ts'
import { byUrgency, findings } from './findings.ts'
import { allergies, encounters, immunizations, isTaken, medications, problems, procedures } from './lists.ts'
import { NO_PICTURE } from './picture/index.ts'
import { isValue, pointFlags, resultRows, type Who } from './result-rows.ts'
import { riskRows } from './risk-rows.ts'
import { timeline } from './timeline.ts'

const ORDER = new Map(CONCEPTS.map((concept, index) => [concept.id, index]))
const order = (key: string) => ORDER.get(key) ?? CONCEPTS.length

const isVital = (row: ResultRow) => conceptById(row.key)?.kind === 'vital'

function newest(rows: readonly ResultRow[], key: string) {
  const row = rows.find((candidate) => candidate.key === key)
  const point = row?.points.findLast(isValue)
  return row && point ? { row, point } : null
}

function weightOf(rows: readonly ResultRow[]): ChartView['patient']['weight'] {
  const weight = newest(rows, 'weight')
  return weight && { text: `${weight.point.text} ${weight.row.unit ?? ''}`.trim(), at: weight.point.at, fact: weight.point.fact }
}

const KIDNEY_MODEL = 'egfr-ckd-epi-2021'

function kidneyOf(risks: readonly RiskRow[]): ChartView['patient']['kidney'] {
  const row = risks.find((candidate) => candidate.model === KIDNEY_MODEL)
  if (!row || row.value === null) return null
  const facts = row.contributions.flatMap((part) => part.facts)
  return { text: `${row.valueText} ${row.valueUnit}`, at: row.at, severity: row.severity, facts }
}

function banner(
  record: ChartRecord,
  rows: readonly ResultRow[],
  risks: readonly RiskRow[],
  facts: PatientFacts,
  nowMs: number,
): ChartView['patient'] {
  const { patient } = record
  const birthDate = patient.birthDate?.text ?? null
  return {
    id: patient.id,
    name: patient.name,
    birthDate,
    age: ageText(birthDate, patient.deceased?.ms ?? nowMs),
    sex: patient.sex,
    mrn: patient.mrn,
    deceased: patient.deceased?.text ?? null,
    synthetic: record.synthetic,
    weight: weightOf(rows),
    kidney: kidneyOf(risks),
    codeStatus: null,
    pregnancy: facts.pregnant === null ? null : facts.pregnant ? 'pregnant' : 'not pregnant',
  }
}

/** What can be read comes first; a report without a text is its results, and stands behind. */
function noteHeads(record: ChartRecord): ChartView['notes'] {
  const readable = record.documents.toSorted((a, b) => Number(b.hasText) - Number(a.hasText))
  return readable.map((d) => ({
    fact: d.id,
    label: d.label,
    date: d.date?.text ?? null,
    author: d.author,
    source: d.source,
    hasText: d.hasText,
    preview: d.preview,
  }))
}

/** The check of a whole list (app/medication/check), with the knowledge it was given where the program was put together. */
export type ListCheck = (asked: Readonly<{ facts: PatientFacts; atMs: number }>) => MedCheck

/** A line counts as checked where nothing about it stayed open. */
function medicationCheckOf(lines: readonly Medication[], result: MedCheck): ChartView['medicationCheck'] {
  const open = result.unchecked.map(({ drug }) => drug.toLowerCase())
  const taken = lines.filter(isTaken)
  const isOpen = (label: string) => open.some((drug) => drug !== '' && (label.includes(drug) || drug.startsWith(label)))
  const checked = taken.filter(({ label }) => !isOpen(label.toLowerCase()))
  return { checked: checked.length, total: taken.length, reason: result.reason ?? '', result }
}

/** The record as the facts that rules read: the same rows, so that a chart costs one reading of the store. */
export function factsOfRecord(record: ChartRecord, nowMs: number): PatientFacts {
  const { patient, conditions, medications, allergies, encounters } = record
  const observations = record.results.flatMap((group) => group.newest)
  const pregnant = pregnantAt(conditions, observations, nowMs)
  return { patient, pregnant, observations, conditions, medications, allergies, encounters }
}

/**
 * @param record what the store holds of the patient, bounded
 * @param nowMs epoch ms the chart is opened at
 */
export function chartView(record: ChartRecord, models: readonly ModelInfo[], nowMs: number, checkList: ListCheck): ChartView {
  const { patient } = record
  const facts = factsOfRecord(record, nowMs)
  const who: Who = { birthDate: patient.birthDate?.text ?? null, sex: patient.sex, pregnant: facts.pregnant }
  const rows = resultRows(record.results, who, order, pointFlags(record.flags))
  const risks = riskRows(models, record.scores, record.trend)
  const medicationLines = medications(record.medications)
  return {
    patient: banner(record, rows, risks, facts, nowMs),
    allergies: allergies(record.allergies),
    problems: problems(record.conditions),
    medications: medicationLines,
    medicationCheck: medicationCheckOf(record.medications, checkList({ facts, atMs: nowMs })),
    vitals: rows.filter(isVital),
    labs: rows.filter((row) => !isVital(row)),
    encounters: encounters(record.encounters),
    procedures: procedures(record.procedures),
    immunizations: immunizations(record.immunizations),
    notes: noteHeads(record),
    risks,
    alerts: byUrgency(record.alerts),
    tasks: [...record.tasks],
    findings: findings(record.alerts, risks, rows),
    picture: NO_PICTURE,
    pathways: [],
    pathwaysReason: null,
    timeline: timeline(record),
    counts: { ...record.counts },
    entryContext: entryContext(facts, nowMs),
    openedAt: isoFromMs(nowMs),
  }
}
