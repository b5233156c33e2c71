/** ICD-9-CM diagnosis codes in ICD-10-CM (CMS General Equivalence Mappings; NOTICE.md). */
import { PAIRS } from './icd9-to-10.ts'

/** `approximate`: the map says that the two codes do not mean quite the same. */
export type Icd10 = Readonly<{ code: string; approximate: boolean }>

let map: ReadonlyMap<string, string> | null = null

function pairs(): ReadonlyMap<string, string> {
  map ??= new Map(
    PAIRS.split(/\s+/).map((pair) => {
      const at = pair.indexOf(':')
      return [pair.slice(0, at), pair.slice(at + 1)] as const
    }),
  )
  return map
}

const dotted = (code: string) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

/**
 * @param code with or without its dot: "401.9", "4019"
 * @returns null where there is no map, or none to one code
 */
export function icd10Of(code: string): Icd10 | null {
  const found = pairs().get(code.trim().toUpperCase().replace('.', ''))
  if (found === undefined) return null
  return { code: dotted(found.replace('~', '')), approximate: found.endsWith('~') }
}
