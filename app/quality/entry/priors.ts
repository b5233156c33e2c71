/**
 * Made by models/training/entry-priors.ts; do not edit. What is expected of a value, on the scale of limits.ts (natural log where 'log').
 * Sources: PhysioNet/CinC Challenge 2012 set A, even record numbers (ODC-BY 1.0); PhysioNet/CinC 2019, hourly (CC BY 4.0), for what the first
 * does not measure, and NHANES 2017-2018, adults (CDC, public domain), of both the people whose number leaves no 3 by 4.
 */
export type Spread = Readonly<{ center: number; spread: number; nu: number; n: number }>
/** Spread and degrees of freedom of the change, by gap; null where too few pairs were seen. */
export type Change = Readonly<{ alpha: number; gaps: readonly (readonly [spread: number, nu: number] | null)[]; n: number }>
export type Prior = Readonly<{ icu: Spread | null; community: Spread | null; change: Change | null }>

/** Upper ends of the gaps, hours. */
export const GAP_HOURS = [1.05, 2.5, 6, 13, 30, 80] as const

export const PRIORS: Readonly<Record<string, Prior>> = {
  albumin: {
    icu: { center: 1.069, spread: 0.2153, nu: 30, n: 1060 },
    community: { center: 1.4, spread: 0.07248, nu: 6, n: 3896 },
    change: null,
  },
  alp: {
    icu: { center: 4.418, spread: 0.4688, nu: 4, n: 1382 },
    community: { center: 4.327, spread: 0.2728, nu: 10, n: 3896 },
    change: { alpha: 1, gaps: [null, null, null, [0.09748, 2.5], [0.1353, 2.5], null], n: 493 },
  },
  alt: {
    icu: { center: 3.72, spread: 1.058, nu: 3, n: 1412 },
    community: { center: 2.907, spread: 0.4849, nu: 10, n: 3896 },
    change: { alpha: 1, gaps: [null, null, null, [0.1803, 2], [0.2392, 2], null], n: 509 },
  },
  aptt: {
    icu: { center: 3.458, spread: 0.2281, nu: 2, n: 10561 },
    community: null,
    change: {
      alpha: 1,
      gaps: [
        [0.1059, 1.5],
        [0.114, 1.5],
        [0.1102, 1.5],
        [0.1326, 1.5],
        [0.09641, 1.5],
        [0.1206, 1.5],
      ],
      n: 6568,
    },
  },
  ast: {
    icu: { center: 4.202, spread: 1.108, nu: 4, n: 1411 },
    community: { center: 2.961, spread: 0.262, nu: 4, n: 3885 },
    change: { alpha: 1, gaps: [null, null, null, [0.2718, 2.5], [0.4113, 3], null], n: 508 },
  },
  base_excess: {
    icu: { center: -0.109, spread: 2.852, nu: 3, n: 11229 },
    community: null,
    change: { alpha: 1, gaps: [[0.5, 1.5], [1.584, 4], [1.771, 6], [1.968, 6], [2.279, 6], null], n: 18573 },
  },
  bicarbonate: {
    icu: { center: 3.148, spread: 0.1564, nu: 4, n: 5908 },
    community: { center: 3.243, spread: 0.08891, nu: 10, n: 3895 },
    change: { alpha: 0.75, gaps: [null, null, [0.08156, 3], [0.08655, 4], [0.09857, 6], null], n: 4594 },
  },
  bilirubin_total: {
    icu: { center: -0.07743, spread: 1.03, nu: 6, n: 1419 },
    community: { center: -0.9116, spread: 0.5128, nu: 30, n: 3896 },
    change: { alpha: 1, gaps: [null, null, null, [0.2491, 4], [0.3697, 6], null], n: 513 },
  },
  bmi: { icu: null, community: { center: 3.359, spread: 0.226, nu: 30, n: 4104 }, change: null },
  calcium: {
    icu: { center: 2.123, spread: 0.06874, nu: 3, n: 20778 },
    community: { center: 2.228, spread: 0.03531, nu: 10, n: 3895 },
    change: { alpha: 0.75, gaps: [null, [0.03834, 1.5], [0.03698, 1.5], [0.03629, 1.5], [0.03988, 2], [0.04783, 2]], n: 11998 },
  },
  chloride: {
    icu: { center: 4.66, spread: 0.04515, nu: 6, n: 14269 },
    community: { center: 4.616, spread: 0.02332, nu: 6, n: 3896 },
    change: { alpha: 1, gaps: [[0.004733, 2], [0.01561, 2.5], [0.01607, 3], [0.02112, 4], [0.02998, 10], null], n: 12764 },
  },
  ck: { icu: null, community: { center: 4.767, spread: 0.5775, nu: 6, n: 3895 }, change: null },
  creatinine: {
    icu: { center: 0.01595, spread: 0.5019, nu: 4, n: 6031 },
    community: { center: -0.1714, spread: 0.236, nu: 6, n: 3896 },
    change: { alpha: 1, gaps: [null, null, [0.09475, 3], [0.1273, 4], [0.1646, 6], null], n: 4760 },
  },
  dbp: {
    icu: { center: 4.058, spread: 0.215, nu: 10, n: 17415 },
    community: null,
    change: { alpha: 0.5, gaps: [[0.09919, 3], [0.1214, 3], [0.1579, 4], [0.1918, 4], [0.243, 6], null], n: 61555 },
  },
  fibrinogen: {
    icu: { center: 5.582, spread: 0.5101, nu: 30, n: 2035 },
    community: null,
    change: { alpha: 1, gaps: [[0.01704, 1.5], null, [0.1558, 2.5], [0.146, 2], [0.2504, 4], null], n: 1466 },
  },
  fio2: {
    icu: { center: 47.01, spread: 9.197, nu: 1.5, n: 6097 },
    community: null,
    change: { alpha: 1, gaps: [[1.649, 1.5], [0.5, 1.5], [0.5, 1.5], [0.5, 1.5], null, null], n: 14139 },
  },
  gcs: {
    icu: { center: 11.69, spread: 3.975, nu: 30, n: 12412 },
    community: null,
    change: { alpha: 1, gaps: [[0.5, 1.5], [0.5, 1.5], [0.5, 1.5], [0.5, 1.5], null, null], n: 28611 },
  },
  ggt: { icu: null, community: { center: 3.074, spread: 0.5566, nu: 6, n: 3896 }, change: null },
  glucose: {
    icu: { center: 4.847, spread: 0.2604, nu: 4, n: 5581 },
    community: { center: 4.53, spread: 0.09092, nu: 1.5, n: 3895 },
    change: { alpha: 0.75, gaps: [null, null, [0.2174, 2.5], [0.2448, 3], [0.2688, 4], null], n: 4281 },
  },
  hba1c: { icu: null, community: { center: 1.715, spread: 0.07291, nu: 2, n: 3968 }, change: null },
  hdl: { icu: null, community: { center: 3.932, spread: 0.2678, nu: 30, n: 3908 }, change: null },
  heart_rate: {
    icu: { center: 4.444, spread: 0.2008, nu: 30, n: 15338 },
    community: null,
    change: { alpha: 0.75, gaps: [[0.04566, 2.5], [0.06894, 4], [0.1123, 4], null, null, null], n: 57761 },
  },
  height: {
    icu: { center: 5.13, spread: 0.0619, nu: 30, n: 1046 },
    community: { center: 5.113, spread: 0.05893, nu: 30, n: 4112 },
    change: null,
  },
  hematocrit: {
    icu: { center: 3.42, spread: 0.1569, nu: 30, n: 6816 },
    community: null,
    change: { alpha: 0.75, gaps: [null, [0.09739, 3], [0.06898, 3], [0.0796, 4], [0.09726, 10], null], n: 6896 },
  },
  hemoglobin: {
    icu: { center: 2.326, spread: 0.1827, nu: 30, n: 24233 },
    community: null,
    change: {
      alpha: 1,
      gaps: [
        [0.008852, 1.5],
        [0.08437, 2],
        [0.06955, 2.5],
        [0.07846, 3],
        [0.07719, 4],
        [0.08421, 3],
      ],
      n: 19780,
    },
  },
  iron: { icu: null, community: { center: 4.412, spread: 0.3638, nu: 6, n: 3896 }, change: null },
  lactate: {
    icu: { center: 0.6684, spread: 0.5767, nu: 10, n: 2303 },
    community: null,
    change: { alpha: 1, gaps: [[0.1767, 3], [0.2229, 4], [0.2892, 4], [0.3557, 4], [0.4927, 10], null], n: 2674 },
  },
  ldh: { icu: null, community: { center: 5.043, spread: 0.1646, nu: 6, n: 3811 }, change: null },
  magnesium: {
    icu: { center: 0.6902, spread: 0.1559, nu: 6, n: 5766 },
    community: null,
    change: { alpha: 0.75, gaps: [null, null, [0.1113, 2], [0.1169, 2.5], [0.1393, 6], null], n: 4570 },
  },
  map: {
    icu: { center: 4.353, spread: 0.1875, nu: 30, n: 17383 },
    community: null,
    change: { alpha: 0.5, gaps: [[0.09363, 4], [0.1014, 4], [0.1238, 4], [0.1822, 6], [0.2061, 10], null], n: 61066 },
  },
  osmolality: { icu: null, community: { center: 5.638, spread: 0.01871, nu: 10, n: 3895 }, change: null },
  paco2: {
    icu: { center: 3.663, spread: 0.1817, nu: 6, n: 5384 },
    community: null,
    change: { alpha: 0.75, gaps: [[0.1284, 4], [0.1125, 4], [0.1025, 4], [0.1003, 4], [0.1306, 6], null], n: 9799 },
  },
  pao2: {
    icu: { center: 4.825, spread: 0.4811, nu: 30, n: 5385 },
    community: null,
    change: { alpha: 0.75, gaps: [[0.2437, 2], [0.2749, 3], [0.2676, 3], [0.2948, 4], [0.3577, 6], null], n: 9780 },
  },
  ph: {
    icu: { center: 7.389, spread: 0.06237, nu: 6, n: 5641 },
    community: null,
    change: { alpha: 0.75, gaps: [[0.0433, 3], [0.0381, 4], [0.03591, 4], [0.03646, 4], [0.04879, 6], null], n: 10344 },
  },
  phosphate: {
    icu: { center: 1.194, spread: 0.3098, nu: 6, n: 16140 },
    community: { center: 1.264, spread: 0.1431, nu: 30, n: 3895 },
    change: { alpha: 1, gaps: [null, null, [0.1463, 2.5], [0.18, 3], [0.2541, 6], [0.3374, 10]], n: 8865 },
  },
  platelets: {
    icu: { center: 5.168, spread: 0.4585, nu: 6, n: 5752 },
    community: null,
    change: { alpha: 1, gaps: [null, [0.1968, 3], [0.1348, 2], [0.1442, 3], [0.1701, 4], null], n: 4795 },
  },
  potassium: {
    icu: { center: 1.399, spread: 0.1269, nu: 6, n: 6030 },
    community: { center: 1.402, spread: 0.08101, nu: 10, n: 3895 },
    change: { alpha: 0.75, gaps: [null, [0.09781, 2], [0.09777, 3], [0.1054, 4], [0.1185, 6], null], n: 5092 },
  },
  resp_rate: {
    icu: { center: 2.954, spread: 0.2457, nu: 10, n: 4242 },
    community: null,
    change: { alpha: 0.25, gaps: [[0.1605, 6], [0.1694, 6], [0.1768, 4], null, null, null], n: 26743 },
  },
  sbp: {
    icu: { center: 4.773, spread: 0.1814, nu: 30, n: 17419 },
    community: null,
    change: { alpha: 0.5, gaps: [[0.08945, 4], [0.09158, 4], [0.1237, 6], [0.1951, 10], [0.1617, 4], null], n: 61584 },
  },
  sodium: {
    icu: { center: 4.934, spread: 0.02764, nu: 6, n: 5808 },
    community: { center: 4.944, spread: 0.01789, nu: 10, n: 3896 },
    change: { alpha: 1, gaps: [null, null, [0.01291, 4], [0.01592, 6], [0.01784, 6], null], n: 4542 },
  },
  spo2: {
    icu: { center: 97.5, spread: 1.092, nu: 2, n: 2246 },
    community: null,
    change: { alpha: 0.5, gaps: [[0.6175, 1.5], [1.029, 2.5], [0.9627, 2], [1.285, 2], [1.696, 4], null], n: 3285 },
  },
  temperature: {
    icu: { center: 37, spread: 0.7529, nu: 10, n: 12642 },
    community: null,
    change: { alpha: 1, gaps: [[0.1119, 2], [0.3991, 3], [0.4484, 4], [0.5547, 4], null, null], n: 40964 },
  },
  total_cholesterol: {
    icu: { center: 4.976, spread: 0.307, nu: 30, n: 167 },
    community: { center: 5.211, spread: 0.2096, nu: 30, n: 3896 },
    change: null,
  },
  total_protein: { icu: null, community: { center: 1.966, spread: 0.0601, nu: 30, n: 3895 }, change: null },
  triglycerides: { icu: null, community: { center: 4.787, spread: 0.5375, nu: 30, n: 3895 }, change: null },
  troponin_i: {
    icu: { center: -0.6584, spread: 2.717, nu: 30, n: 3200 },
    community: null,
    change: { alpha: 1, gaps: [null, null, [0.1859, 2], [0.3009, 2.5], [0.5264, 3], null], n: 1755 },
  },
  troponin_t: {
    icu: { center: -1.351, spread: 1.823, nu: 30, n: 924 },
    community: null,
    change: { alpha: 1, gaps: [null, null, null, [0.2662, 2], null, null], n: 367 },
  },
  urea_nitrogen: {
    icu: { center: 3.04, spread: 0.6865, nu: 30, n: 6015 },
    community: { center: 2.637, spread: 0.3246, nu: 10, n: 3895 },
    change: { alpha: 1, gaps: [null, null, [0.07792, 3], [0.1242, 4], [0.2399, 10], null], n: 4732 },
  },
  uric_acid: { icu: null, community: { center: 1.664, spread: 0.2662, nu: 30, n: 3895 }, change: null },
  waist: { icu: null, community: { center: 4.592, spread: 0.1651, nu: 30, n: 3906 }, change: null },
  wbc: {
    icu: { center: 2.44, spread: 0.3985, nu: 4, n: 5457 },
    community: null,
    change: { alpha: 1, gaps: [null, [0.1639, 2.5], [0.1669, 3], [0.1873, 3], [0.2628, 6], null], n: 4252 },
  },
  weight: {
    icu: { center: 4.388, spread: 0.2505, nu: 30, n: 2712 },
    community: { center: 4.376, spread: 0.2555, nu: 30, n: 4112 },
    change: { alpha: 0.5, gaps: [null, null, null, null, [0.06541, 3], [0.08029, 4]], n: 810 },
  },
}
