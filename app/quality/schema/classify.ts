/**
 * The learned model as schema inference sees it: rows of `FEATURES` numbers (features.ts) in; probabilities out, in the order of NAME_CLASSES and
 * VALUE_CLASSES (classes.ts), one row a column. `values` are of the column's numbers by themselves, every class as likely as any other beforehand;
 * `table` of the same numbers beside those of the other rows, which are taken for one table, as usual as each measurement is.
 */
export type Classify = (
  rows: readonly (readonly number[])[],
) => Promise<
  Readonly<{ names: readonly (readonly number[])[]; values: readonly (readonly number[])[]; table: readonly (readonly number[])[] }>
>
