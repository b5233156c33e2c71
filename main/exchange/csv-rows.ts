/** The facts of a chart as rows of one long table. Pure. */
import type { Coding, Facts, ObservationValue, Patient, When } from '#app/chart/facts.ts'

export const CSV_HEADER = [
  'patient_id',
  'name',
  'birth_date',
  'sex',
  'kind',
  'code',
  'code_system',
  'label',
  'value',
  'unit',
  'effective_time',
  'status',
  'encounter',
  'resource_id',
] as const

/** Who a row is about; null where the store knows nothing of the person beside the id. */
export type Person = Pick<Patient, 'name' | 'birthDate' | 'sex'> | null

type Row = Readonly<{
  kind: string
  id: string
  code: Coding | null
  label: string
  value?: string | null | undefined
  unit?: string | null | undefined
  at: When | null
  status: string | null
  encounter: string | null
}>

const NO_CODING: Coding = { system: null, code: null, display: null }

function valueText(value: ObservationValue): Readonly<{ value: string | null; unit: string | null }> {
  switch (value.kind) {
    case 'quantity':
      return { value: `${value.comparator ?? ''}${value.text}`, unit: value.unit }
    case 'text':
      return { value: value.text, unit: null }
    case 'absent':
      return { value: null, unit: null }
  }
}

function rowsOf(facts: Facts): readonly Row[] {
  return [
    ...facts.patients.map(
      (p): Row => ({ ...p, kind: 'patient', code: null, label: '', at: null, status: null, encounter: null, id: `Patient/${p.id}` }),
    ),
    ...facts.observations.map((o): Row => ({ ...o, kind: 'result', ...valueText(o.value), at: o.effective })),
    ...facts.conditions.map(
      (c): Row => ({ ...c, kind: 'condition', at: c.onset ?? c.recorded, status: c.clinicalStatus ?? c.verificationStatus }),
    ),
    ...facts.medications.map((m): Row => ({ ...m, kind: 'medication', value: m.dosage, at: m.start })),
    ...facts.allergies.map(
      (a): Row => ({ ...a, kind: 'allergy', value: a.reaction, at: a.recorded, status: a.clinicalStatus ?? a.verificationStatus }),
    ),
    ...facts.encounters.map((e): Row => ({ ...e, kind: 'encounter', code: { ...NO_CODING, code: e.class }, value: e.reason, at: e.start })),
    ...facts.procedures.map((p): Row => ({ ...p, kind: 'procedure', at: p.performed })),
    ...facts.immunizations.map((i): Row => ({ ...i, kind: 'immunization', at: i.occurrence })),
    ...facts.documents.map((d): Row => ({ ...d, kind: 'document', at: d.date })),
  ]
}

type Stated = Readonly<{ status?: string | null; verificationStatus?: string | null }>
const inError = (fact: Stated): boolean => fact.status === 'entered-in-error' || fact.verificationStatus === 'entered-in-error'

/** What the chart does not show is not in the table either. */
function inForce(facts: Facts): Facts {
  const kept = Object.entries(facts).map(([kind, list]) => [kind, (list as readonly Stated[]).filter((fact) => !inError(fact))])
  return Object.fromEntries(kept) as Facts
}

/** Cells in the order of {@link CSV_HEADER}; what is not known is empty. */
export function csvRows(facts: Facts, patient: string, person: Person): readonly (readonly string[])[] {
  const who = [patient, person?.name ?? '', person?.birthDate?.text ?? '', person?.sex ?? '']
  return rowsOf(inForce(facts)).map((row) => {
    const code = row.code ?? NO_CODING
    const what = [row.kind, code.code, code.system, row.label, row.value, row.unit, row.at?.text, row.status, row.encounter, row.id]
    return [...who, ...what.map((cell) => cell ?? '')]
  })
}
