/** Typing errors between two words: letters left out, put in, changed, or two neighbours swapped (optimal string alignment). */

/** @returns null where it takes more than `allowed` */
export function typosBetween(a: string, b: string, allowed: number): number | null {
  if (Math.abs(a.length - b.length) > allowed) return null
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  if (start === a.length && start === b.length) return 0
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > allowed) return null
    before = last
    last = row
  }
  const distance = last[b.length] ?? allowed + 1
  return distance <= allowed ? distance : null
}
