/**
 * Set on record numbers 1, 5, 9 … of icu2012 by bench/entry (calibrate), reported on 3, 7, 11 …: asked about at most 0.6 times in a thousand
 * correct entries (CLINICAL.md, section 4).
 */

/** log odds that an entry is wrong, before looking at it; a weight fitted to the budget above, not a measured rate of errors. */
export const ERROR_LOG_ODDS = Math.log(0.2 / (1 - 0.2))

/** Asks: is this right? */
export const ASK_POSTERIOR = 0.9

/** Shown in line, never asks. */
export const HINT_POSTERIOR = 0.5

/** Share of errors whose cause is none of those listed. */
export const UNKNOWN_SHARE = 0.05
