/** OBR with the results below it: one DiagnosticReport. */
import type { Change } from '../chart/made.ts'
import { type Attachment, textAttachment } from './attachments.ts'
import { conceptOf, tableConcept } from './codes.ts'
import { entityIdentifier, entityKey } from './ids.ts'
import { compact, display, type Making, personWords } from './making.ts'
import type { Segment } from './message.ts'

type Json = Readonly<Record<string, unknown>>

/** HL7 table 0123 to FHIR diagnostic-report-status. */
const STATUS: ReadonlyMap<string, string> = new Map([
  ['O', 'registered'],
  ['I', 'registered'],
  ['S', 'registered'],
  ['A', 'partial'],
  ['P', 'preliminary'],
  ['R', 'preliminary'],
  ['C', 'corrected'],
  ['F', 'final'],
  ['M', 'amended'],
  ['N', 'registered'],
  ['X', 'cancelled'],
  ['Y', 'unknown'],
  ['Z', 'unknown'],
])

/** What the OBX below an OBR leave with it. */
export type Report = {
  readonly obr: Segment
  readonly order: Segment | null
  readonly patient: string
  readonly encounter: Json | undefined
  readonly notes: readonly string[]
  readonly results: string[]
  readonly texts: string[]
  readonly attachments: Attachment[]
}

export const openReport = (m: Making, obr: Segment, order: Segment | null, i: number): Report | null =>
  m.patient === null
    ? null
    : { obr, order, patient: m.patient, encounter: m.encounterReference, notes: m.notes(i), results: [], texts: [], attachments: [] }

const codeKey = (segment: Segment, field: number): string | null => segment.first(field).text(1) ?? segment.first(field).text(2)

/** What tells an order from others: the filler's number, else the placer's, else what was asked and when. */
export function orderKey(obr: Segment | null, orc: Segment | null): string | null {
  const from = (segment: Segment | null, field: number) => (segment === null ? null : entityKey(segment.first(field)))
  const numbered = from(obr, 3) ?? from(orc, 3) ?? from(obr, 2) ?? from(orc, 2)
  if (numbered !== null || obr === null) return numbered
  return `${codeKey(obr, 4) ?? ''}@${obr.text(7) ?? obr.text(22) ?? ''}`
}

function statusOf(m: Making, obr: Segment): string {
  const said = obr.text(25)?.toUpperCase()
  const status = said === undefined ? undefined : STATUS.get(said)
  if (said !== undefined && status === undefined)
    m.issue('warning', 'value', obr, 'The status of the report (OBR-25) is not one of table 0123.')
  return status ?? 'unknown'
}

/** OBR-32, 33: NDL, whose first component holds name and number as subcomponents; older messages write a CN there. */
function interpreters(obr: Segment): readonly Json[] {
  return [32, 33].flatMap((field) =>
    obr.list(field).flatMap((ndl) => {
      const inner = ndl.inside(1)
      const words = inner.count > 1 ? [inner.text(3), inner.text(2)].filter((part) => part !== null).join(' ') || null : personWords(ndl)
      const found = display(words)
      return found === undefined ? [] : [found]
    }),
  )
}

function forms(report: Report): readonly Json[] {
  const said = [...report.texts, ...report.notes]
  const others = report.attachments.filter(({ text }) => text === null).map(({ json }) => json)
  return [...(said.length === 0 ? [] : [textAttachment(said.join('\n\n'))]), ...others]
}

export function identifiersOf(obr: Segment | null, orc: Segment | null): readonly Json[] {
  const either = (field: number) => (obr !== null && obr.text(field) !== null ? obr : orc)
  const of = (field: number, kind: 'PLAC' | 'FILL') => {
    const holder = either(field)
    return holder === null ? null : entityIdentifier(holder.first(field), kind)
  }
  return [of(2, 'PLAC'), of(3, 'FILL')].filter((one) => one !== null)
}

export function closeReport(m: Making, report: Report | null): void {
  if (report === null) return
  const { obr } = report
  const changes: Change[] = []
  const start = m.time(obr, 7, 'effective', changes)
  const end = m.time(obr, 8, 'effectivePeriod.end', changes)
  const code = conceptOf(obr.first(4))
  if (code === null) m.issue('information', 'required', obr, 'The report does not say what was asked for (OBR-4).')
  const section = obr.text(24)
  const members = compact({
    identifier: identifiersOf(obr, report.order),
    status: statusOf(m, obr),
    category: section === null ? undefined : [tableConcept('0074', section)],
    code: code ?? { text: 'Report' },
    subject: { reference: `Patient/${report.patient}` },
    encounter: report.encounter,
    effectiveDateTime: end === undefined ? start : undefined,
    effectivePeriod: end === undefined ? undefined : compact({ start, end }),
    issued: m.time(obr, 22, 'issued', changes),
    resultsInterpreter: interpreters(obr),
    result: [...new Set(report.results)].map((id) => ({ reference: `Observation/${id}` })),
    presentedForm: forms(report),
  })
  m.addOwn('DiagnosticReport', [report.patient, orderKey(obr, report.order), codeKey(obr, 4)], obr, members, changes)
}
