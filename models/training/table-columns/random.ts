/** Draws of the generated columns, from one seed. */
import { seeded } from '../recipe.ts'

export class Draw {
  readonly #next: () => number
  constructor(seed: number) {
    this.#next = seeded(seed)
  }
  uniform(low = 0, high = 1): number {
    return low + (high - low) * this.#next()
  }
  whole(low: number, high: number): number {
    return Math.floor(this.uniform(low, high + 1))
  }
  chance(part: number): boolean {
    return this.#next() < part
  }
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#next())) * Math.cos(2 * Math.PI * this.#next())
  }
  /** Student's t with few degrees of freedom has the tails that wards have. */
  student(nu: number): number {
    let chi = 0
    for (let i = 0; i < nu; i += 1) chi += this.normal() ** 2
    return this.normal() / Math.sqrt(chi / nu)
  }
  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.#next() * list.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  shuffle<T>(list: readonly T[]): T[] {
    const out = [...list]
    for (let i = out.length - 1; i > 0; i -= 1) {
      const j = this.whole(0, i)
      const [a, b] = [out[i] as T, out[j] as T]
      out[i] = b
      out[j] = a
    }
    return out
  }
}
