/** The one member of Papa Parse that is used here; the package brings no types. */
declare module 'papaparse' {
  type Parsed = Readonly<{
    data: string[][]
    errors: readonly Readonly<{ type: string; code: string; row: number }>[]
    meta: Readonly<{ cursor: number }>
  }>
  type Config = Readonly<{ delimiter: string; newline: '\n'; quoteChar?: string; fastMode?: boolean; preview?: number }>
  const Papa: { Parser: new (config: Config) => { parse(input: string, baseIndex: number, ignoreLastRow: boolean): Parsed } }
  export default Papa
}
