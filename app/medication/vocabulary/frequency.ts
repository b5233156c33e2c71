/** How often a text says to give a drug. */
import type { OrderWord } from './order-words.ts'

const EVERY_HOURS =
  /(?:\bq\s?|\bevery\s|\beach\s|\btoutes les\s|\bcada\s|\balle\s|\bogni\s|\ba cada\s|\bper\s)(\d{1,3})(?:\s?(?:-|to)\s?\d{1,3})?\s?(?:h|hr|hrs|hours?|heures?|horas?|std|stunden|ore)\b/
const TIMES_A_DAY =
  /\b(\d|one|two|three|four|once|twice|une|deux|trois|quatre|una|dos|tres|cuatro|due|tre|uma|duas|ein|zwei|drei)\s?(?:x|times?|fois|veces|vez|vezes|volte|volta|mal)?\s?(?:\/|\ba\b|\bper\b|\bpar\b|\bal\b|\bpro\b|\bao\b|\bpor\b|\bje\b)?\s?(?:day|daily|d|jour|j|dia|tag|taglich|tgl|giorno|die)\b/
const EUROPEAN =
  /(?<![\d./-])([0-4](?:[.,/]5|\/2)?)\s?-\s?([0-4](?:[.,]5)?)\s?-\s?([0-4](?:[.,]5)?)(?:\s?-\s?([0-4](?:[.,]5)?))?(?![\d/.-])/
const SLASHED_HOURS = /\bc\/\s?(\d{1,2})\s?h|\b(\d{1,2})\s?\/\s?\2\s?h/
const EVERY_SPAN = /\b(?:every|each|cada|alle|ogni|jede)\s(?:(\d{1,2})\s)?(week|month|year|semana|mes|woche|settimana|mese)(?:s|es|n)?\b/
const DAYS: Readonly<Record<string, number>> = { week: 7, semana: 7, woche: 7, settimana: 7, month: 30, mes: 30, mese: 30, year: 365 }
/** "od" is the right eye where drops are. */
const ONCE = /\b(?:mg|mcg|g|ml|units) (?:die|od)\b|\d od\b/
const AT_THE_EYE = /drop|gtt|eye|ophth/
const EVERY_DAYS = /\bevery\s(?:(\d{1,2})|other|second|alternate)\sdays?\b/
const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  once: 1,
  une: 1,
  una: 1,
  uma: 1,
  ein: 1,
  two: 2,
  twice: 2,
  deux: 2,
  dos: 2,
  due: 2,
  duas: 2,
  zwei: 2,
  three: 3,
  trois: 3,
  tres: 3,
  tre: 3,
  drei: 3,
  four: 4,
  quatre: 4,
  cuatro: 4,
}
const HINT =
  /\bq\s?\d|every|each|toutes|cada|alle|ogni|day|daily|jour|\bdia\b|tag|tgl|giorno|\d\s?-\s?\d\s?-|\/d\b|\/j\b|\bdie\b|per \d|\/\s?\d{1,2}\s?h/

function said(text: string): number | null {
  const hours = EVERY_HOURS.exec(text)
  if (hours !== null) {
    const every = Number(hours[1])
    return every > 0 ? 24 / every : null
  }
  const slashed = SLASHED_HOURS.exec(text)
  if (slashed !== null) return 24 / Number(slashed[1] ?? slashed[2])
  const span = EVERY_SPAN.exec(text)
  if (span !== null) return 1 / (Number(span[1] ?? 1) * (DAYS[span[2] ?? ''] ?? 1))
  const days = EVERY_DAYS.exec(text)
  if (days !== null) return 1 / Number(days[1] ?? 2)
  const times = TIMES_A_DAY.exec(text)
  if (times !== null) {
    const count = WORDS[times[1] ?? ''] ?? Number(times[1])
    return Number.isFinite(count) && count > 0 && count < 10 ? count : null
  }
  const parts = EUROPEAN.exec(text)
  if (parts === null) return null
  const given = parts.slice(1).filter((part) => part !== undefined && !/^0$/.test(part)).length
  return given > 0 ? given : null
}

/** The highest that the text says: of "q4-6h" every four hours. @param text lower case @param words what its words say @returns administrations a day; null where not said */
export function perDayOf(text: string, words: readonly OrderWord[]): number | null {
  const byText = HINT.test(text) ? said(text) : null
  if (byText !== null) return byText
  const times = words.flatMap(({ perDay }) => (perDay === undefined ? [] : [perDay]))
  if (times.length === 0 && ONCE.test(text) && !AT_THE_EYE.test(text)) return 1
  return times.length === 0 ? null : (times.find((time) => time !== 1) ?? 1)
}
