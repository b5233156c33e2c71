/** What stands around a graph in words: what it shows, whose it is, what its marks mean. */
import type { ChartView, ResultRow } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'

const words = text.picture.graph

export const titleOf = ({ label, unit }: ResultRow): string => (unit ? `${label}, ${unit}` : label)

/** Name and record number of the patient, and the code of the test. */
export const identityOf = ({ patient }: Pick<ChartView, 'patient'>, { code }: ResultRow): string =>
  [patient.name ?? words.noName, patient.mrn ?? words.noRecord, code ? words.loinc(code) : words.noLoinc].join(' · ')

/** The reference range with its unit and where it comes from, or why there is none. */
export const referenceOf = ({ range, rangeReason, unit }: ResultRow): string =>
  range ? words.reference(range.text, unit ?? '', range.source) : words.noReference(rangeReason ?? words.unknown)
