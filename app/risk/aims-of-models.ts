/** Aims of the models that ship, by model id and input. A clinical aim carries its source. */
import { type Aim, downTo, into, off, xOf } from './aims.ts'

/** NEWS2 chart 1: the bands that score 0; SpO2 on scale 2 aims at 88-92 %. */
const NEWS2: Readonly<Record<string, Aim>> = {
  rr: into(12, 20, '/min'),
  spo2: (x, features) =>
    xOf(features, 'scale') === 2
      ? into(88, xOf(features, 'on_oxygen') === 1 ? 92 : 100, '%')(x, features)
      : into(96, 100, '%')(x, features),
  temp_c: into(36.1, 38, '°C'),
  sbp: into(111, 219, 'mmHg'),
  hr: into(51, 90, '/min'),
  acvpu: off('Alert'),
}

/** SBP 130 mmHg, HbA1c 7 %, total cholesterol 200 mg/dL: where the usual goals of care begin (ACC/AHA 2017, ADA, NCEP); not smoking. */
const PREVENT: Readonly<Record<string, Aim>> = {
  sbp: downTo(130, 'mmHg'),
  smoking: off('not smoking'),
  total_c: downTo(200, 'mg/dL'),
  hba1c: downTo(7, '%'),
}

/** KDIGO: creatinine back at the baseline it is held against. */
const KDIGO: Readonly<Record<string, Aim>> = {
  ratio: (x, features) =>
    x > 1 ? { x: 1, words: 'back at baseline', also: { rise_48h: 0, scr_mg_dl: xOf(features, 'scr_mg_dl') / x } } : null,
}

export const MODEL_AIMS: Readonly<Record<string, Readonly<Record<string, Aim>>>> = { news2: NEWS2, prevent: PREVENT, 'kdigo-aki': KDIGO }
