/** How seldom tables write a concept in a unit, as a logarithm beside its canonical one. General knowledge of laboratories and wards; only orders of size count. */
const BY_UNIT: readonly (readonly [RegExp, number])[] = [
  [/kat/, -2.5],
  [/^cm\[H2O\]$|^mm$|^fmol$|^g$|^d$/, -2],
  [/^\/uL$/, -1.2],
  [/kPa/, -1],
]

/** Fats and sugar in g/L are written in few countries. */
const PER_LITRE = new Set([
  'glucose',
  'total_cholesterol',
  'ldl',
  'hdl',
  'triglycerides',
  'urine_protein',
  'urine_creatinine',
  'prealbumin',
  'apob',
])

/** Where the unit alone does not say it: pressures in kPa are those of gases, volumes of an hour are no litres. */
const OF_CONCEPT: Readonly<Record<string, number>> = {
  'urine_output_1h|L': -4,
  'sbp|kPa': -3,
  'dbp|kPa': -3,
  'map|kPa': -3,
  'lactate|mg/dL': -2,
  'spo2|1': -2,
  'mchc|mmol/L': -2,
  'waist|[in_i]': -2,
  'hip|[in_i]': -2,
  'hemoglobin|mmol/L': -1.5,
  'tidal_volume|L': -1.5,
  'uric_acid|mmol/L': -1.5,
  'crp|mg/dL': -1,
  'ketones|mg/dL': -1,
  'ammonia|ug/dL': -1,
  'insulin|pmol/L': -1,
  'urine_creatinine|umol/L': -1,
  'calcium_ionized|mg/dL': -1,
  'hematocrit|1': -0.7,
  'height|[in_i]': 0,
  'weight|[lb_av]': 0,
  'temperature|[degF]': 0,
  'fio2|1': -0.5,
  'globulin|g/dL': -0.5,
  'hba1c|mmol/mol': -0.5,
}

export function unitUsualness(unit: string, target: string, canonical: boolean): number {
  if (canonical) return 0
  const known = OF_CONCEPT[`${target}|${unit}`]
  if (known !== undefined) return known
  if ((unit === 'g/L' || unit === 'mg/L') && PER_LITRE.has(target)) return -2
  return BY_UNIT.find(([is]) => is.test(unit))?.[1] ?? -0.3
}
