/** What the rules said of a value when it was imported, in a shape and in words. A value in order says nothing. */
import type { ChartPoint } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { kindWord, levelLook } from '../held/words.ts'

/** A hollow diamond: not one of the marks of the reference range. */
export const FLAG_MARK = '◇'

export function importFlag(point: Pick<ChartPoint, 'flag'>): Readonly<{ word: string; sentence: string }> | null {
  const { flag } = point
  if (flag === undefined) return null
  const look = levelLook(flag.level)
  if (look === null) return null
  const word = flag.kind === null ? look.word : `${kindWord(flag.kind)}, ${look.word}`
  return { word, sentence: text.chart.flagged(word, flag.reason) }
}
