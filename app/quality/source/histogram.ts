/**
 * Counts of numbers in bins 0.1 % wide: quantiles of any number of values in bounded memory, the same in whatever order they come. Where values
 * spread over too many bins, all bins become ten times
 * wider: places are rounded down, so that it does not matter when.
 */

const PER_E = 1000
/** Beyond e^±60 all is one bin. */
const MOST = 60 * PER_E
const MOST_BINS = 1024
const COARSER = 10

/** Zero is bin 0; positive numbers 1 to 2 MOST + 1 by size; negative ones mirrored. */
function binOf(value: number): number {
  if (value === 0) return 0
  const place = Math.round(Math.log(Math.abs(value)) * PER_E)
  const bin = Math.max(-MOST, Math.min(MOST, place)) + MOST + 1
  return value > 0 ? bin : -bin
}

function middleOf(bin: number, width: number): number {
  if (bin === 0) return 0
  const size = Math.exp((Math.abs(bin) + (width - 1) / 2 - MOST - 1) / PER_E)
  return Number((bin > 0 ? size : -size).toPrecision(4))
}

export class Histogram {
  #bins = new Map<number, number>()
  #width = 1
  count = 0

  add(value: number): void {
    this.#put(binOf(value), 1)
    this.count++
    while (this.#bins.size > MOST_BINS) this.#coarsen()
  }

  merge(other: Histogram): void {
    while (this.#width < other.#width) this.#coarsen()
    for (const [bin, count] of other.#bins) this.#put(bin, count)
    this.count += other.count
    while (this.#bins.size > MOST_BINS) this.#coarsen()
  }

  #put(bin: number, count: number): void {
    const place = bin === 0 || this.#width === 1 ? bin : Math.sign(bin) * Math.max(1, Math.floor(Math.abs(bin) / this.#width) * this.#width)
    this.#bins.set(place, (this.#bins.get(place) ?? 0) + count)
  }

  #coarsen(): void {
    const bins = this.#bins
    this.#bins = new Map()
    this.#width *= COARSER
    for (const [bin, count] of bins) this.#put(bin, count)
  }

  /**
   * By the mid-distribution function, in straight lines between the bins: results on a coarse grid (4.0, 4.1) do not jump from file to file.
   * @param shares 0 to 1
   */
  quantiles(shares: readonly number[]): number[] {
    let before = 0
    const steps = [...this.#bins]
      .sort((a, b) => a[0] - b[0])
      .map(([bin, count]) => {
        const share = (before + count / 2) / this.count
        before += count
        return { share, value: middleOf(bin, this.#width) }
      })
    return shares.map((share) => valueAt(share, steps))
  }
}

type Step = Readonly<{ share: number; value: number }>

function valueAt(share: number, steps: readonly Step[]): number {
  const next = steps.findIndex((step) => step.share >= share)
  const [low, high] = [steps[next - 1], steps[next]]
  if (!high) return steps.at(-1)?.value ?? 0
  if (!low) return high.value
  const value = low.value + ((share - low.share) / (high.share - low.share)) * (high.value - low.value)
  return Number(value.toPrecision(4))
}
