/** Values published or worked by hand. */
import type { Row, VectorSet } from '../recipe.ts'

const NO = Number.NaN
const MALE = 1
const FEMALE = 0
const one = (x: Row, output: string, expected: number) => ({ x, output, expected })

export const WHO_VECTORS: readonly VectorSet[] = [
  {
    set: 'R package anthro (WHO), its own tests: weight for age, and a length measured lying at 987 days',
    published: true,
    tolerance: 0.005,
    vectors: [one([1522, FEMALE, 17, NO, NO, NO, NO], 'waz', 0.24), one([987, MALE, NO, 72.86, 0, NO, NO], 'laz', -6.09)],
  },
  {
    set: 'Weight-for-length and weight-for-height tables (WHO, field tables): kilograms at -3, -2, 0, 2, 3 SD, to a tenth; not compared with the printed tables themselves',
    published: false,
    tolerance: 0.1,
    vectors: [
      one([200, MALE, 6.6, 70, 0, NO, NO], 'whz', -3),
      one([200, MALE, 7.2, 70, 0, NO, NO], 'whz', -2),
      one([200, MALE, 8.4, 70, 0, NO, NO], 'whz', 0),
      one([200, MALE, 10, 70, 0, NO, NO], 'whz', 2),
      one([300, FEMALE, 6.3, 70, 0, NO, NO], 'whz', -3),
      one([300, FEMALE, 9.9, 70, 0, NO, NO], 'whz', 2),
      one([1700, MALE, 17.1, 120, 1, NO, NO], 'whz', -3),
      one([1700, MALE, 30.1, 120, 1, NO, NO], 'whz', 3),
      one([1700, FEMALE, 15.5, 110, 1, NO, NO], 'whz', -2),
      one([1700, FEMALE, 22.8, 120, 1, NO, NO], 'whz', 0),
    ],
  },
  {
    set: 'Computed from the published L, M and S',
    published: false,
    tolerance: 1e-9,
    vectors: [
      one([1522, FEMALE, 17, NO, NO, NO, NO], 'waz', 0.24003779455375895),
      one([987, MALE, NO, 72.86, 0, NO, NO], 'laz', -6.088847258767934),
      one([365, FEMALE, 7, NO, NO, NO, NO], 'waz', -2.0502559689761464),
      one([365, FEMALE, 7, NO, NO, NO, NO], 'z', -2.0502559689761464),
    ],
  },
]
