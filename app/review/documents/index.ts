/** Sheets for paper and PDF, from the same core as the screen (contract/documents.ts). */
import type { ChartView } from '../../contract/chart.ts'
import type { DocumentKind, PrintedDocument } from '../../contract/documents.ts'
import type { Unchecked } from '../../contract/review.ts'
import { handoff, medicationList, type Sheet, type SheetInput, signedReview, visitSummary, wholeChart } from './sheets.ts'

const SHEETS: Readonly<Record<DocumentKind, (input: SheetInput) => Sheet>> = {
  handoff,
  medications: medicationList,
  visit: visitSummary,
  review: signedReview,
  chart: wholeChart,
}

const SEX: Readonly<Record<string, string>> = { female: 'female', male: 'male', other: 'other', unknown: 'sex not recorded' }

const headOf = ({ patient }: ChartView): PrintedDocument['patient'] => ({
  name: patient.name ?? 'Name not recorded',
  birthDate: patient.birthDate ?? 'not recorded',
  age: patient.age ?? 'age not known',
  sex: SEX[patient.sex] ?? patient.sex,
  record: patient.mrn ?? patient.id,
  synthetic: patient.synthetic,
})

export type DocumentInput = SheetInput &
  Readonly<{
    kind: DocumentKind
    /** As the chart says now; a signed review prints what it could not check itself. */
    unchecked: readonly Unchecked[]
    madeAt: string
    madeBy: string
    /** SHA-256 at the edge. */
    digest: (text: string) => string
  }>

export function printedDocument(input: DocumentInput): PrintedDocument {
  const { kind, view, madeAt, madeBy, digest, review } = input
  const { title, covers, blocks, signature } = SHEETS[kind](input)
  const unchecked = [...(kind === 'review' && review ? review.body.unchecked : input.unchecked)]
  const document = { kind, title, patient: headOf(view), madeAt, madeBy, covers, blocks: [...blocks], unchecked, signature }
  return { ...document, hash: digest(JSON.stringify(document)) }
}
