/** Ten example patients of the phoenix package (CU-DBMI-Peds/phoenix, MIT licence) with the scores it gives; null is missing. */
export const CASE_INPUTS =
  'age pao2 fio2 spo2 vent dobutamine dopamine epinephrine milrinone norepinephrine vasopressin lactate sbp dbp platelets inr d_dimer fibrinogen gcs_total pupil glucose anc alc creatinine bilirubin alt'.split(
    ' ',
  )
export const CASE_OUTPUTS =
  'phoenix8_sepsis_score phoenix_sepsis_score phoenix_respiratory_score phoenix_cardiovascular_score phoenix_coagulation_score phoenix_neurologic_score phoenix_endocrine_score phoenix_immunologic_score phoenix_renal_score phoenix_hepatic_score phoenix_sepsis phoenix_septic_shock'.split(
    ' ',
  )
export const CASES: readonly Readonly<{ x: readonly (number | null)[]; expected: readonly number[] }>[] = [
  {
    x: [0.06, null, 0.75, 99, 1, 1, 1, 1, 1, 0, 0, null, 53, 40, 199, 1.46, null, 180, null, null, null, null, null, 1.03, null, 36],
    expected: [4, 3, 0, 2, 1, 0, 0, 0, 1, 0, 1, 1],
  },
  {
    x: [20.8, 49.5, 1, null, 1, 0, 1, 0, 0, 0, 0, 1, 233, 87, 49, 1.6, null, 309, 15, 0, 93, 2.21, 0.19, 0.33, 0.8, 182],
    expected: [8, 6, 3, 1, 2, 0, 0, 1, 0, 1, 1, 1],
  },
  {
    x: [214.4, 38.7, null, 95, 0, 0, 0, 0, 0, 0, 0, null, 101, 57, 393, null, null, null, null, null, null, null, null, 0.52, null, null],
    expected: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  },
  {
    x: [150.7, null, 0.5, 31, 1, 0, 0, 1, 1, 0, 1, null, 14, 11, 65, 3.1, null, 94, null, null, null, null, null, 1.47, 1.7, 3664],
    expected: [11, 9, 3, 4, 2, 0, 0, 0, 1, 1, 1, 1],
  },
  {
    x: [176.1, 51, 0.65, 82, 1, 0, 0, 1, 1, 1, 1, 8.1, 117, 51, 101, 1.08, 7.71, 456, 3, 0, 264, 8.77, 3.6, 1.23, 21.1, 151],
    expected: [11, 8, 3, 3, 1, 1, 1, 0, 1, 1, 1, 1],
  },
  {
    x: [36.7, 54, 0.65, null, 1, 0, 1, 1, 0, 0, 0, null, 51, 39, null, 3, null, null, 3, 1, 341, null, null, 0.87, 0.18, null],
    expected: [11, 9, 3, 3, 1, 2, 1, 0, 1, 0, 1, 1],
  },
  {
    x: [0.12, null, 0.3, 97, 1, 0, 0, 0, 0, 0, 0, null, 93, 55, null, null, null, null, null, null, null, null, null, null, null, null],
    expected: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  },
  {
    x: [10.6, 42.5, 1, 45, 1, 0, 1, 1, 1, 0, 1, null, 37, 25, 82, 1.424, null, 76, null, null, null, null, null, 1.3, 1.3, 1792],
    expected: [10, 8, 3, 3, 2, 0, 0, 0, 1, 1, 1, 1],
  },
  {
    x: [10.7, 61.3, 0.45, 97, 1, 0, 1, 1, 1, 0, 1, 0.6, 79, 43, 166, 1, 4.1, 236, 11, 0, 130, 9.38, 1.31, 0.29, 0.6, 41],
    expected: [5, 5, 2, 2, 1, 0, 0, 0, 0, 0, 1, 1],
  },
  {
    x: [0.17, null, 0.5, 97, 1, 0, 0, 1, 1, 0, 0, null, 70, 44, 190, null, null, null, null, null, 103, 12.57, 2.81, 1.2, null, null],
    expected: [5, 4, 2, 2, 0, 0, 0, 0, 1, 0, 1, 1],
  },
]
