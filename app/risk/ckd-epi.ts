/** Kidney function from creatinine where another model needs it as an input. */

/** CKD-EPI 2021, creatinine (Inker et al., N Engl J Med 2021;385:1737, doi:10.1056/NEJMoa2102953). @returns mL/min/1.73 m² */
export function ckdEpi2021(creatinineMgDl: number, ageYears: number, sex: 'female' | 'male'): number {
  const relative = creatinineMgDl / (sex === 'female' ? 0.7 : 0.9)
  const alpha = sex === 'female' ? -0.241 : -0.302
  return 142 * Math.min(relative, 1) ** alpha * Math.max(relative, 1) ** -1.2 * 0.9938 ** ageYears * (sex === 'female' ? 1.012 : 1)
}

/** Bedside Schwartz, 1 to 17 years (Schwartz et al., J Am Soc Nephrol 2009;20:629, doi:10.1681/ASN.2008030287). @returns mL/min/1.73 m² */
export const bedsideSchwartz = (creatinineMgDl: number, heightCm: number): number => (0.413 * heightCm) / creatinineMgDl
