/** The rules a manifest may name. A new model with inputs of these kinds is a folder and a registry entry: no code. */
import { acute } from './acute/index.ts'
import type { Aim } from './aims.ts'
import { MODEL_AIMS } from './aims-of-models.ts'
import { asked } from './asked.ts'
import { NOT_RECORDED, type Rule } from './context.ts'
import { deterioration } from './deterioration/index.ts'
import { knownCardiovascularDisease } from './exclusions.ts'
import { general } from './general/index.ts'
import type { Exclusion, ScoreFamily } from './group.ts'
import { growth } from './growth/index.ts'
import { icu } from './icu/index.ts'
import { creatinineNewest, creatinineRatio, creatinineRise, eGFROfAChild, urineOutput } from './kdigo-aki-rules.ts'
import { kidney } from './kidney/index.ts'
import { liver } from './liver/index.ts'
import { newest } from './newest.ts'
import { acvpu, onOxygen } from './news2-rules.ts'
import { age, sex } from './person-rules.ts'
import { antihypertensive, bmi, diabetes, eGFR, smoking, statin } from './prevent-rules.ts'
import { readmission } from './readmission/index.ts'

const FAMILIES: readonly ScoreFamily[] = [acute, deterioration, general, growth, icu, kidney, liver, readmission]
const merged = <T>(pick: (family: ScoreFamily) => Readonly<Record<string, T>>): Record<string, T> =>
  Object.assign({}, ...FAMILIES.map(pick))

/** Two families may know other names for one input. */
function joined(lists: readonly Readonly<Record<string, readonly string[]>>[]): Record<string, readonly string[]> {
  const all: Record<string, readonly string[]> = {}
  for (const list of lists) for (const [name, also] of Object.entries(list)) all[name] = [...new Set([...(all[name] ?? []), ...also])]
  return all
}

const nothing: Rule = () => NOT_RECORDED

export const RULES: Readonly<Record<string, Rule>> = {
  newest,
  none: nothing,
  asked,
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
  ...merged(({ rules }) => rules),
}

export const EXCLUSIONS: Readonly<Record<string, Exclusion>> = {
  'known-cardiovascular-disease': knownCardiovascularDisease,
  ...merged(({ exclusions }) => exclusions),
}

export const AIMS: Readonly<Record<string, Readonly<Record<string, Aim>>>> = { ...MODEL_AIMS, ...merged(({ aims }) => aims) }

/** Other names of inputs, of every family. */
export const ALSO: Readonly<Record<string, readonly string[]>> = joined(FAMILIES.map(({ also }) => also))
