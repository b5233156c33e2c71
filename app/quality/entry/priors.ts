/**
 * Made by models/training/entry-priors.ts; do not edit. What is expected of a value, on the scale of limits.ts (natural log where 'log').
 * Sources: PhysioNet/CinC Challenge 2012 set A, even record numbers (ODC-BY 1.0); PhysioNet/CinC 2019, hourly (CC BY 4.0), for what the first
 * does not measure; NHANES 2017-2018, adults (CDC, public domain); growth medians WHO 2006 and CDC 2000.
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
    community: { center: 1.4, spread: 0.07207, nu: 6, n: 5155 },
    change: null,
  },
  alp: {
    icu: { center: 4.418, spread: 0.4688, nu: 4, n: 1382 },
    community: { center: 4.328, spread: 0.2744, nu: 10, n: 5153 },
    change: { alpha: 1, gaps: [null, null, null, [0.09748, 2.5], [0.1353, 2.5], null], n: 493 },
  },
  alt: {
    icu: { center: 3.72, spread: 1.058, nu: 3, n: 1412 },
    community: { center: 2.903, spread: 0.4835, nu: 10, n: 5153 },
    change: { alpha: 1, gaps: [null, null, null, [0.1803, 2], [0.2392, 2], null], n: 509 },
  },
  aptt: {
    icu: { center: 3.457, spread: 0.2241, nu: 2, n: 14185 },
    community: null,
    change: {
      alpha: 1,
      gaps: [
        [0.1101, 1.5],
        [0.1185, 1.5],
        [0.1092, 1.5],
        [0.1337, 1.5],
        [0.09646, 1.5],
        [0.1221, 1.5],
      ],
      n: 8759,
    },
  },
  ast: {
    icu: { center: 4.202, spread: 1.108, nu: 4, n: 1411 },
    community: { center: 2.957, spread: 0.2628, nu: 4, n: 5137 },
    change: { alpha: 1, gaps: [null, null, null, [0.2718, 2.5], [0.4113, 3], null], n: 508 },
  },
  base_excess: {
    icu: { center: -0.08328, spread: 2.824, nu: 3, n: 15033 },
    community: null,
    change: { alpha: 1, gaps: [[0.5, 1.5], [1.713, 6], [1.65, 4], [1.972, 6], [2.278, 6], null], n: 24707 },
  },
  bicarbonate: {
    icu: { center: 3.148, spread: 0.1564, nu: 4, n: 5908 },
    community: { center: 3.241, spread: 0.08943, nu: 10, n: 5152 },
    change: { alpha: 0.75, gaps: [null, null, [0.08156, 3], [0.08655, 4], [0.09857, 6], null], n: 4594 },
  },
  bilirubin_total: {
    icu: { center: -0.07743, spread: 1.03, nu: 6, n: 1419 },
    community: { center: -0.9153, spread: 0.5177, nu: 30, n: 5154 },
    change: { alpha: 1, gaps: [null, null, null, [0.2491, 4], [0.3697, 6], null], n: 513 },
  },
  bmi: { icu: null, community: { center: 3.36, spread: 0.2275, nu: 30, n: 5434 }, change: null },
  calcium: {
    icu: { center: 2.124, spread: 0.06845, nu: 3, n: 27687 },
    community: { center: 2.228, spread: 0.03543, nu: 10, n: 5152 },
    change: {
      alpha: 0.75,
      gaps: [
        [0.02305, 1.5],
        [0.03871, 1.5],
        [0.03695, 1.5],
        [0.0359, 1.5],
        [0.04007, 2],
        [0.05219, 2.5],
      ],
      n: 16123,
    },
  },
  chloride: {
    icu: { center: 4.66, spread: 0.04527, nu: 6, n: 19109 },
    community: { center: 4.616, spread: 0.02365, nu: 6, n: 5155 },
    change: { alpha: 1, gaps: [[0.004733, 2], [0.0148, 2], [0.01648, 3], [0.02116, 4], [0.03002, 10], null], n: 16855 },
  },
  creatinine: {
    icu: { center: 0.01595, spread: 0.5019, nu: 4, n: 6031 },
    community: { center: -0.1725, spread: 0.2372, nu: 6, n: 5154 },
    change: { alpha: 1, gaps: [null, null, [0.09475, 3], [0.1273, 4], [0.1646, 6], null], n: 4760 },
  },
  dbp: {
    icu: { center: 4.058, spread: 0.215, nu: 10, n: 17415 },
    community: null,
    change: { alpha: 0.5, gaps: [[0.09919, 3], [0.1214, 3], [0.1579, 4], [0.1918, 4], [0.243, 6], null], n: 61555 },
  },
  fibrinogen: {
    icu: { center: 5.59, spread: 0.5093, nu: 30, n: 2670 },
    community: null,
    change: { alpha: 1, gaps: [[0.01682, 1.5], null, [0.1572, 2.5], [0.144, 2], [0.2632, 4], null], n: 1860 },
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
  ggt: { icu: null, community: { center: 3.054, spread: 0.5206, nu: 4, n: 5153 }, change: null },
  glucose: {
    icu: { center: 4.847, spread: 0.2604, nu: 4, n: 5581 },
    community: { center: 4.53, spread: 0.0907, nu: 1.5, n: 5152 },
    change: { alpha: 0.75, gaps: [null, null, [0.2174, 2.5], [0.2448, 3], [0.2688, 4], null], n: 4281 },
  },
  hba1c: { icu: null, community: { center: 1.714, spread: 0.0734, nu: 2, n: 5261 }, change: null },
  hdl: { icu: null, community: { center: 3.933, spread: 0.2676, nu: 30, n: 5173 }, change: null },
  heart_rate: {
    icu: { center: 4.444, spread: 0.2008, nu: 30, n: 15338 },
    community: null,
    change: { alpha: 0.75, gaps: [[0.04566, 2.5], [0.06894, 4], [0.1123, 4], null, null, null], n: 57761 },
  },
  height: {
    icu: { center: 5.13, spread: 0.0619, nu: 30, n: 1046 },
    community: { center: 5.112, spread: 0.05903, nu: 30, n: 5444 },
    change: null,
  },
  hematocrit: {
    icu: { center: 3.42, spread: 0.1569, nu: 30, n: 6816 },
    community: null,
    change: { alpha: 0.75, gaps: [null, [0.09739, 3], [0.06898, 3], [0.0796, 4], [0.09726, 10], null], n: 6896 },
  },
  hemoglobin: {
    icu: { center: 2.326, spread: 0.1815, nu: 30, n: 32279 },
    community: null,
    change: {
      alpha: 1,
      gaps: [
        [0.008924, 1.5],
        [0.08359, 2],
        [0.06785, 2.5],
        [0.07827, 3],
        [0.07805, 4],
        [0.07923, 3],
      ],
      n: 26103,
    },
  },
  lactate: {
    icu: { center: 0.6684, spread: 0.5767, nu: 10, n: 2303 },
    community: null,
    change: { alpha: 1, gaps: [[0.1767, 3], [0.2229, 4], [0.2892, 4], [0.3557, 4], [0.4927, 10], null], n: 2674 },
  },
  ldh: { icu: null, community: { center: 5.044, spread: 0.1744, nu: 10, n: 5038 }, change: null },
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
  osmolality: { icu: null, community: { center: 5.638, spread: 0.01881, nu: 10, n: 5152 }, change: null },
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
    icu: { center: 1.193, spread: 0.311, nu: 6, n: 21642 },
    community: { center: 1.265, spread: 0.1339, nu: 10, n: 5152 },
    change: { alpha: 1, gaps: [null, [0.1257, 2], [0.1487, 2.5], [0.1814, 3], [0.2566, 6], [0.3331, 6]], n: 12080 },
  },
  platelets: {
    icu: { center: 5.168, spread: 0.4585, nu: 6, n: 5752 },
    community: null,
    change: { alpha: 1, gaps: [null, [0.1968, 3], [0.1348, 2], [0.1442, 3], [0.1701, 4], null], n: 4795 },
  },
  potassium: {
    icu: { center: 1.399, spread: 0.1269, nu: 6, n: 6030 },
    community: { center: 1.403, spread: 0.08036, nu: 10, n: 5152 },
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
    community: { center: 4.944, spread: 0.01793, nu: 10, n: 5155 },
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
    community: { center: 5.209, spread: 0.2121, nu: 30, n: 5154 },
    change: null,
  },
  total_protein: { icu: null, community: { center: 1.966, spread: 0.05977, nu: 30, n: 5152 }, change: null },
  triglycerides: { icu: null, community: { center: 4.774, spread: 0.5053, nu: 10, n: 5152 }, change: null },
  troponin_i: {
    icu: { center: -0.6969, spread: 2.695, nu: 30, n: 4274 },
    community: null,
    change: { alpha: 1, gaps: [null, null, [0.1788, 2], [0.3195, 3], [0.5126, 3], null], n: 2364 },
  },
  troponin_t: {
    icu: { center: -1.351, spread: 1.823, nu: 30, n: 924 },
    community: null,
    change: { alpha: 1, gaps: [null, null, null, [0.2662, 2], null, null], n: 367 },
  },
  urea_nitrogen: {
    icu: { center: 3.04, spread: 0.6865, nu: 30, n: 6015 },
    community: { center: 2.638, spread: 0.3259, nu: 10, n: 5152 },
    change: { alpha: 1, gaps: [null, null, [0.07792, 3], [0.1242, 4], [0.2399, 10], null], n: 4732 },
  },
  uric_acid: { icu: null, community: { center: 1.662, spread: 0.27, nu: 30, n: 5152 }, change: null },
  waist: { icu: null, community: { center: 4.592, spread: 0.166, nu: 30, n: 5184 }, change: null },
  wbc: {
    icu: { center: 2.44, spread: 0.3985, nu: 4, n: 5457 },
    community: null,
    change: { alpha: 1, gaps: [null, [0.1639, 2.5], [0.1669, 3], [0.1873, 3], [0.2628, 6], null], n: 4252 },
  },
  weight: {
    icu: { center: 4.388, spread: 0.2505, nu: 30, n: 2712 },
    community: { center: 4.375, spread: 0.2569, nu: 30, n: 5444 },
    change: { alpha: 0.5, gaps: [null, null, null, null, [0.06541, 3], [0.08029, 4]], n: 810 },
  },
}

/** Months, median weight (kg) of boys and girls, median length or height (cm) of boys and girls. */
export const GROWTH: readonly (readonly [months: number, boyWeight: number, girlWeight: number, boyHeight: number, girlHeight: number])[] =
  [
    [0, 3.35, 3.23, 49.88, 49.15],
    [1, 4.47, 4.19, 54.72, 53.69],
    [2, 5.59, 5.15, 58.51, 57.14],
    [3, 6.37, 5.84, 61.4, 59.78],
    [4, 7.02, 6.44, 63.96, 62.16],
    [6, 7.95, 7.31, 67.68, 65.78],
    [9, 8.91, 8.23, 72.01, 70.19],
    [12, 9.65, 8.95, 75.75, 74.01],
    [18, 10.95, 10.24, 82.29, 80.74],
    [24, 12.67, 12.06, 86.47, 84.99],
    [30, 13.49, 12.97, 90.98, 89.96],
    [36, 14.33, 13.87, 94.96, 93.93],
    [48, 16.23, 15.79, 102.22, 100.75],
    [60, 18.39, 17.93, 108.9, 107.66],
    [72, 20.68, 20.24, 115.4, 114.72],
    [84, 23.07, 22.76, 121.77, 121.5],
    [96, 25.64, 25.63, 127.88, 127.59],
    [108, 28.55, 28.99, 133.51, 132.92],
    [120, 31.94, 32.9, 138.63, 138],
    [132, 35.9, 37.21, 143.52, 143.98],
    [144, 40.47, 41.65, 149.05, 151.19],
    [156, 45.59, 45.82, 156.08, 157.15],
    [168, 51.01, 49.37, 163.85, 160.39],
    [180, 56.29, 52.04, 169.95, 161.86],
    [192, 60.92, 53.88, 173.51, 162.55],
    [204, 64.57, 55.14, 175.29, 162.91],
    [216, 67.2, 56.19, 176.16, 163.12],
    [228, 69.12, 57.31, 176.6, 163.25],
    [240, 70.6, 58.22, 176.85, 163.34],
  ]
