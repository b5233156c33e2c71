/** The arithmetic of the watch's pictures. */

/** The next of 5, 10, 20, 25, 50, 100 % that holds every share. */
export function shareTop(shares: readonly number[]): number {
  const most = Math.max(0, ...shares)
  return [0.05, 0.1, 0.2, 0.25, 0.5].find((top) => most <= top) ?? 1
}

/** Five lines from nothing to the top. */
export const shareTicks = (top: number): number[] => Array.from({ length: 6 }, (_, i) => (i * top) / 5)

/** SVG path through points already scaled. */
export const pathOf = (points: readonly Readonly<{ x: number; y: number }>[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
