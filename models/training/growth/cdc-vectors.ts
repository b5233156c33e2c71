/** Values of the published data files, and worked by hand. */
import type { Row, VectorSet } from '../recipe.ts'

const NO = Number.NaN
const BOY = 1
const GIRL = 0
const one = (x: Row, output: string, expected: number) => ({ x, output, expected })

export const CDC_VECTORS: readonly VectorSet[] = [
  {
    set: 'CDC medians at 24.5 and 240 months are z 0 (nearest whole day); numbers not compared with the CDC files themselves',
    published: false,
    tolerance: 0.003,
    vectors: [
      one([746, BOY, 12.74154396, NO, NO, NO], 'waz', 0),
      one([746, BOY, NO, 86.86160934, NO, NO], 'laz', 0),
      one([746, BOY, 16.54777487, 100, NO, NO], 'bmiz', 0),
      one([7305, BOY, 70.59761453, NO, NO, NO], 'waz', 0),
      one([7305, GIRL, 58.21897289, NO, NO, NO], 'waz', 0),
    ],
  },
]
