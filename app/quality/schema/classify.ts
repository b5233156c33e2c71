/**
 * The learned model as schema inference sees it: rows of `FEATURES` numbers (features.ts) in; probabilities out, in the order of NAME_CLASSES and
 * VALUE_CLASSES (classes.ts), one row a column.
 */
export type Classify = (
  rows: readonly (readonly number[])[],
) => Promise<Readonly<{ names: readonly (readonly number[])[]; values: readonly (readonly number[])[] }>>
