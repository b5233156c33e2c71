/** Bars beside the inputs of a score: percent of a lane. */
export type EffectBar = Readonly<{ left: number; width: number; raises: boolean }>

/**
 * @param signed whether any effect lowers the score: then zero stands in the middle of the lane, else at its left
 * @returns null where the model gives no effect or the effect is zero: no bar, the number says it
 */
export function barOf(effect: number | null, largest: number, signed: boolean): EffectBar | null {
  if (effect === null || effect === 0 || largest === 0) return null
  const zero = signed ? 50 : 0
  const width = (Math.abs(effect) / largest) * (100 - zero)
  return { left: effect > 0 ? zero : zero - width, width, raises: effect > 0 }
}

/** "+2", "−0.31", "0"; a dash where the model gives none. */
export function effectText(effect: number | null): string {
  if (effect === null) return '–'
  const size = Number.isInteger(effect) ? String(Math.abs(effect)) : Math.abs(effect).toFixed(2)
  if (Number(size) === 0) return '0'
  return effect > 0 ? `+${size}` : `−${size}`
}

/** A model's input as it used it. */
export function valueText(value: number | string | boolean | null): string {
  if (value === null) return 'missing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : value
}
