/** Words of the medication check. */
const many = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`

export const medication = {
  none: 'No medication to check',
  checked: (checked: number, total: number) => `${checked} of ${total} medications checked`,
  expired: 'Checked with expired knowledge',
  findings: 'Findings of the check',
  counts: (n: number) => many(n, 'finding'),
  noFinding: 'Nothing found in what could be checked.',
  notes: (n: number) => `${many(n, 'note')} of little weight`,
  more: 'Why',
  less: 'Less',
  unchecked: 'Not checked:',
  knowledge: (version: string, reviewed: string, expires: string) =>
    `Knowledge ${version}, reviewed ${reviewed}, valid until ${expires}. Clinical review pending.`,
  order: 'Check an order',
  orderHint: 'Drug, dose, route, how often',
  orderNothing: 'Type an order: nothing is stored.',
  orderState: { checked: 'Checked', 'not-checked': 'Not checked in full', expired: 'Checked with expired knowledge' } as Readonly<
    Record<string, string>
  >,
  orderClear: 'No interaction, allergy, dose or other problem found for this order.',
  severity: {
    contraindicated: 'contraindicated',
    serious: 'serious',
    moderate: 'moderate',
    minor: 'minor',
  } as Readonly<Record<string, string>>,
  kind: {
    interaction: 'interaction',
    allergy: 'allergy',
    duplicate: 'duplicate',
    contraindication: 'condition',
    dose: 'dose',
    renal: 'kidney',
    hepatic: 'liver',
    pregnancy: 'pregnancy',
    lactation: 'breastfeeding',
    age: 'age',
    monitoring: 'monitoring',
  } as Readonly<Record<string, string>>,
} as const
