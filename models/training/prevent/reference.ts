/** PREVENT written straight from the paper, term by term, without a graph. */

import type { Reference, Row } from '../recipe.ts'
import table from './coefficients.json' with { type: 'json' }

type Coefficients = Readonly<Record<string, readonly number[]>>
const TABLES: Readonly<Record<string, Coefficients>> = table.tables
const OUTCOMES = ['total_cvd', 'ascvd', 'heart_failure', 'chd', 'stroke']

function variantOf(hba1c: number, uacr: number, sdi: number): string {
  const given = [Number.isNaN(hba1c) ? '' : 'hba1c', Number.isNaN(uacr) ? '' : 'uacr', Number.isNaN(sdi) ? '' : 'sdi'].filter(Boolean)
  if (given.length === 0) return 'base'
  return given.length === 1 ? (given[0] ?? 'base') : 'full'
}

function termValues(row: Row): Readonly<Record<string, number>> {
  const [age55, , sbp, bpTx, totalC, hdlC, statin, dm, smoking, egfr, bmi, hba1c, uacr, sdi] = row as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const age = (age55 - 55) / 10
  const nonHdl = (totalC - hdlC) * 0.02586 - 3.5
  const hdl = (hdlC * 0.02586 - 1.3) / 0.3
  const sbpLow = sbp < 110 ? (sbp - 110) / 20 : 0
  const sbpHigh = sbp < 110 ? -1 : (sbp - 130) / 20
  const bmiLow = bmi < 30 ? (bmi - 25) / 5 : 1
  const bmiHigh = bmi < 30 ? 0 : (bmi - 30) / 5
  const egfrLow = egfr < 60 ? (60 - egfr) / 15 : 0
  const egfrHigh = egfr < 60 ? 2 : (90 - egfr) / 15
  return {
    age,
    age_squared: age ** 2,
    non_hdl: nonHdl,
    hdl,
    sbp_below_110: sbpLow,
    sbp_from_110: sbpHigh,
    dm,
    smoking,
    bmi_below_30: bmiLow,
    bmi_from_30: bmiHigh,
    egfr_below_60: egfrLow,
    egfr_from_60: egfrHigh,
    bp_tx: bpTx,
    statin,
    bp_tx_sbp_from_110: bpTx * sbpHigh,
    statin_non_hdl: statin * nonHdl,
    age_non_hdl: age * nonHdl,
    age_hdl: age * hdl,
    age_sbp_from_110: age * sbpHigh,
    age_dm: age * dm,
    age_smoking: age * smoking,
    age_bmi_from_30: age * bmiHigh,
    age_egfr_below_60: age * egfrLow,
    sdi_4_to_6: sdi >= 4 && sdi <= 6 ? 1 : 0,
    sdi_7_to_10: sdi >= 7 ? 1 : 0,
    sdi_missing: Number.isNaN(sdi) ? 1 : 0,
    ln_uacr: Number.isNaN(uacr) ? 0 : Math.log(uacr),
    uacr_missing: Number.isNaN(uacr) ? 1 : 0,
    hba1c_dm: Number.isNaN(hba1c) || dm === 0 ? 0 : hba1c - 5.3,
    hba1c_no_dm: Number.isNaN(hba1c) || dm === 1 ? 0 : hba1c - 5.3,
    hba1c_missing: Number.isNaN(hba1c) ? 1 : 0,
    constant: 1,
  }
}

/** Interactions and treated values count for the input they modify; the order is that of the manifest. */
const PARTS = [
  ['age', 'age_squared'],
  [],
  ['sbp_below_110', 'sbp_from_110', 'age_sbp_from_110'],
  ['bp_tx', 'bp_tx_sbp_from_110'],
  ['non_hdl', 'age_non_hdl'],
  ['hdl', 'age_hdl'],
  ['statin', 'statin_non_hdl'],
  ['dm', 'age_dm'],
  ['smoking', 'age_smoking'],
  ['egfr_below_60', 'egfr_from_60', 'age_egfr_below_60'],
  ['bmi_below_30', 'bmi_from_30', 'age_bmi_from_30'],
  ['hba1c_dm', 'hba1c_no_dm', 'hba1c_missing'],
  ['ln_uacr', 'uacr_missing'],
  ['sdi_4_to_6', 'sdi_7_to_10', 'sdi_missing'],
]

export const preventReference: Reference = (row) => {
  const [age = Number.NaN, sex, , , , , , , , , , hba1c = Number.NaN, uacr = Number.NaN, sdi = Number.NaN] = row
  const values = termValues(row)
  const variant = variantOf(hba1c, uacr, sdi)
  const partOf = (horizon: string, outcome: string, term: string) => {
    const column = table.columns.indexOf(`${sex === 1 ? 'male' : 'female'}_${outcome}`)
    return (values[term] ?? 0) * (TABLES[`${variant}_${horizon}`]?.[term]?.[column] ?? 0)
  }
  const risk = (horizon: string, outcome: string) => {
    if (horizon === '30y' && age > 59) return Number.NaN
    const logit = table.terms.reduce((sum, term) => sum + partOf(horizon, outcome, term), 0)
    return Math.exp(logit) / (1 + Math.exp(logit))
  }
  return {
    outputs: ['10y', '30y'].flatMap((horizon) => OUTCOMES.map((outcome) => risk(horizon, outcome))),
    contributions: PARTS.map((names) => names.reduce((sum, term) => sum + partOf('10y', 'total_cvd', term), 0)),
  }
}
