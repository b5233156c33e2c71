/** Which rows were seen, in little memory: 96 bits of a hash for each. */

/** Rows that are remembered; past that it begins anew, and a repeated row is found by the store instead. */
const MOST = 3_000_000
const WORDS = 3

export class RowMemory {
  #slots = 1 << 10
  #table = new Uint32Array(this.#slots * WORDS)
  #count = 0

  /** @param hex at least 24 hex digits @returns false where it was there already */
  add(hex: string): boolean {
    if (this.#count >= MOST) this.#reset()
    else if (this.#count * 10 > this.#slots * 7) this.#grow()
    const [a, b, c] = [part(hex, 0), part(hex, 8), part(hex, 16)]
    return this.#insert(a, b, c)
  }

  #insert(a: number, b: number, c: number): boolean {
    const table = this.#table
    let at = (a & (this.#slots - 1)) * WORDS
    for (;;) {
      // Three zero words mean an empty slot; a real row has them with a chance of 2^-96.
      if (table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0) break
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c) return false
      at += WORDS
      if (at === table.length) at = 0
    }
    table[at] = a
    table[at + 1] = b
    table[at + 2] = c
    this.#count += 1
    return true
  }

  #grow(): void {
    const before = this.#table
    this.#slots *= 2
    this.#table = new Uint32Array(this.#slots * WORDS)
    this.#count = 0
    for (let at = 0; at < before.length; at += WORDS) {
      const [a, b, c] = [before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0]
      if (a !== 0 || b !== 0 || c !== 0) this.#insert(a, b, c)
    }
  }

  #reset(): void {
    this.#table.fill(0)
    this.#count = 0
  }
}

const part = (hex: string, from: number): number => Number.parseInt(hex.slice(from, from + 8), 16) >>> 0
