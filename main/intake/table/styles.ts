/** Which cells of a workbook are dates: a date is a number whose format shows it as one. */
import { type Parts, parsePart } from './package.ts'

/** 'clock': a time of day; 'span': a length of time ("[h]:mm"). */
export type CellStyle = 'number' | 'date' | 'clock' | 'span'

/** Built-in formats (ECMA-376 part 1, 18.8.30): 14 to 17 and 22 dates, 18 to 21 times, 45 and 47 minutes, 46 a span; 27 to 36 and 50 to 58 dates of East Asia. */
function builtIn(id: number): CellStyle {
  if (id === 46) return 'span'
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return 'clock'
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : 'number'
}

/** @param format a number format as a person may write it: 'dd.mm.yyyy hh:mm', '[h]:mm', '0.00 "mg"' */
export function styleOfFormat(format: string): CellStyle {
  const bare = (format.split(';')[0] ?? '').replace(/\\.|_.|\*./g, '').replace(/"[^"]*"?/g, '')
  if (/\[(h+|m+|s+)\]/i.test(bare)) return 'span'
  const signs = bare.replace(/\[[^\]]*\]/g, '').replace(/general/gi, '')
  if (/[ydg]|(?:^|[^hs:])m{1,5}(?![:s])|m{3,}/i.test(signs) && !/[0#?]/.test(signs.replace(/\.0+/g, ''))) {
    if (/[yd]|m{3,}/i.test(signs) || !/[hs]/i.test(signs)) return 'date'
  }
  return /[hs]/i.test(signs) && /:/.test(signs) ? 'clock' : 'number'
}

/** One for each cell format, in their order. */
export async function readStyles(parts: Parts, name: string): Promise<readonly CellStyle[]> {
  const own = new Map<number, CellStyle>()
  const styles: CellStyle[] = []
  let inCells = false
  await parsePart(parts, name, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') own.set(Number(attributes.numFmtId), styleOfFormat(attributes.formatCode ?? ''))
      else if (tag === 'cellXfs') inCells = true
      else if (tag === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0)
        styles.push(own.get(id) ?? builtIn(id))
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return styles
}
