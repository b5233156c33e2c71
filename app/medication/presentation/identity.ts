/** What a finding is made of, as text to digest: an override stands for exactly this, and for nothing that came after. */
import type { PatientFacts } from '../../chart/facts.ts'
import type { MedFinding } from '../../contract/medication.ts'

/** The same drugs for the same reason in the same patient, whatever their doses and the values of the day. */
export const subjectOf = ({ kind, rules, between }: MedFinding): string =>
  `${kind} ${rules[0] ?? ''} ${between.toSorted().join(' + ')}`.slice(0, 2000)

/** Dates in what is said move from day to day without anything having changed. */
const withoutDays = (text: string) => text.replace(/\d{4}-\d{2}-\d{2}/g, '')

type Part = readonly [kind: string, ...content: unknown[]]

/** Content only: the same line or value sent again under another id is the same. */
function partsOf(facts: PatientFacts, ids: ReadonlySet<string>): readonly Part[] {
  const of = <T extends Readonly<{ id: string }>>(list: readonly T[], part: (one: T) => Part) =>
    list.filter(({ id }) => ids.has(id)).map(part)
  return [
    ...of(facts.medications, ({ code, label, dosage }) => ['medication', code.code, label, dosage]),
    ...of(facts.observations, ({ loinc, code, value }) => ['observation', loinc ?? code.code, value]),
    ...of(facts.conditions, ({ code, label, clinicalStatus, abatement }) => [
      'condition',
      code.code,
      label,
      clinicalStatus,
      abatement?.text,
    ]),
    ...of(facts.allergies, ({ code, label, reaction, criticality }) => ['allergy', code.code, label, reaction, criticality]),
  ]
}

const sorted = (parts: readonly Part[]): readonly string[] => [...new Set(parts.map((part) => JSON.stringify(part)))].toSorted()

/** Drugs, doses and routes of the lines that are in it. */
export function drugsText(finding: MedFinding, facts: PatientFacts): string {
  const parts = partsOf(facts, new Set(finding.facts)).filter(([kind]) => kind === 'medication')
  return JSON.stringify([finding.between.toSorted(), sorted(parts)])
}

/** A rule that was only rewritten is not asked about anew; one that judges otherwise is. */
export function inputText(finding: MedFinding, facts: PatientFacts): string {
  const { kind, rules, between, tier, severity, context } = finding
  const said = context.map(withoutDays).toSorted()
  return JSON.stringify([kind, rules.toSorted(), between.toSorted(), tier, severity, said, sorted(partsOf(facts, new Set(finding.facts)))])
}
