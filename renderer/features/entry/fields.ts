/** The forms as the renderer lays them out: app/quality/entry/forms.ts with a pair of numbers on one line and its units in words. */
import { ENTRY_FORMS, type FormField, ROOM_AIR_FLOW } from '#app/quality/entry/forms.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { displayUnit } from '#app/terminology/units.ts'
import type { EntryField } from './build.ts'

export type FormView = Readonly<{ id: string; title: string; fields: readonly EntryField[] }>

const word = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function choicesOf(field: FormField): EntryField['choices'] {
  if (field.id === 'o2_flow') return [{ label: 'Room air', value: ROOM_AIR_FLOW, unit: field.unit }]
  return field.choices.map((value) => ({ label: word(value), value, unit: null }))
}

function viewOf(field: FormField): EntryField {
  return {
    id: field.id,
    label: field.label,
    group: conceptById(field.id)?.group ?? '',
    kind: field.kind,
    codes: [field.code],
    concepts: [field.id],
    units: field.units.map((ucum) => ({ ucum, label: displayUnit(ucum) })),
    choices: choicesOf(field),
    decimals: field.decimals,
  }
}

/** Two fields with the same `pair` become one, typed as "96/58"; they keep the order of the form: systolic, diastolic. */
function paired(fields: readonly FormField[]): readonly EntryField[] {
  return fields.flatMap((field): readonly EntryField[] => {
    const together = field.pair === null ? [field] : fields.filter((other) => other.pair === field.pair)
    if (together.length !== 2) return [viewOf(field)]
    if (together[0] !== field) return []
    const codes = together.map((one) => one.code)
    return [{ ...viewOf(field), label: field.pair ?? field.label, kind: 'pressure', codes, concepts: together.map((one) => one.id) }]
  })
}

export const FORMS: readonly FormView[] = ENTRY_FORMS.map((form) => ({ id: form.id, title: form.title, fields: paired(form.fields) }))
