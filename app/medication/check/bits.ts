/** Sets of rules as bits: which rules two drugs meet is one "and" of a few words. */

export type Bits = Uint32Array

export const noBits = (size: number): Bits => new Uint32Array((size + 31) >>> 5)

export function setBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31))
}

export const hasBit = (bits: Bits, index: number): boolean => (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1

/** Numbers that are in both sets, ascending. */
export function inBoth(a: Bits, b: Bits): number[] {
  const found: number[] = []
  for (let word = 0; word < a.length; word += 1) {
    let both = ((a[word] ?? 0) & (b[word] ?? 0)) >>> 0
    while (both !== 0) {
      const low = 31 - Math.clz32(both & -both)
      found.push(word * 32 + low)
      both = (both & (both - 1)) >>> 0
    }
  }
  return found
}
