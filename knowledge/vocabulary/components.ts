/** What the names of clinical drugs are made of: "24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet [Glumetza]". */

export type Component = Readonly<{ name: string; strength: string }>
export type ClinicalName = Readonly<{ components: readonly Component[]; brand: string | null }>

const AMOUNT =
  /^(.*?)\s+((?:[\d.]+|[\d.]+-[\d.]+)\s+(?:MG|UNT|MEQ|ML|CELLS|MCI|PFU|BAU|AU|ACTUAT|MMOL|IR|PNU|%|LOG10|VECTOR-GENOMES|SQ-HDM|TOPICAL|AMB)\S*)(?:\s.*)?$/
const BEFORE = /^(?:NDA\S+\s+)?(?:[\d.]+\s+(?:ML|HR|ACTUAT|MG|UNT|Day|CELLS|NDA|SQCM)\s+)+/
/** How a product is made or what it is sold for, before the ingredient. */
const QUALIFIER =
  /^(?:(?:abuse-deterrent|\S+ release|sprinkle|emollient|augmented|biphasic|modified|osmotic|matrix delivery|evening dosing|bx rating|3-bead|smoking cessation|atrial fibrillation|hyponatremia|pulmonary hypertension|pmdd|once-daily|twice-daily|preservative-free|sugar-free|soft gelatin|shortage import unapproved|microencapsulated|sensor|pediatric|micronized|[\d.]+ (?:hr|day|ml|actuat|mg))\s+)+/i
const BRAND = /\s*\[([^[\]]+)\]\s*$/

/** @returns null where a part has no strength: then the list is not whole */
export function readClinicalName(name: string): ClinicalName | null {
  const brand = BRAND.exec(name)?.[1] ?? null
  const parts = name.replace(BRAND, '').replace(BEFORE, '').split(' / ')
  const components = parts.flatMap((part): Component[] => {
    const found = AMOUNT.exec(part.trim().replace(QUALIFIER, ''))
    return found === null ? [] : [{ name: (found[1] ?? '').toLowerCase(), strength: found[2] ?? '' }]
  })
  return components.length === parts.length && components.length > 0 ? { components, brand } : null
}
