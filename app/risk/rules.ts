/** The rules a manifest may name. A new model with inputs of these kinds is a folder and a registry entry: no code. */
import { NOT_RECORDED, type Rule } from './context.ts'
import { creatinineNewest, creatinineRatio, creatinineRise, eGFROfAChild, urineOutput } from './kdigo-aki-rules.ts'
import { newest } from './newest.ts'
import { acvpu, onOxygen } from './news2-rules.ts'
import { age, sex } from './person-rules.ts'
import { antihypertensive, bmi, diabetes, eGFR, smoking, statin } from './prevent-rules.ts'

const nothing: Rule = () => NOT_RECORDED

export const RULES: Readonly<Record<string, Rule>> = {
  newest,
  none: nothing,
  default: nothing,
  age,
  sex,
  'on-oxygen': onOxygen,
  acvpu,
  'creatinine-ratio': creatinineRatio,
  'creatinine-rise': creatinineRise,
  'creatinine-newest': creatinineNewest,
  'egfr-of-a-child': eGFROfAChild,
  'urine-output': urineOutput,
  antihypertensive,
  statin,
  diabetes,
  smoking,
  egfr: eGFR,
  bmi,
}
