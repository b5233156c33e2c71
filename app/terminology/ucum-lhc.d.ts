/** The one member of the UCUM library that is used here; the package brings no types. */
declare module '@lhncbc/ucum-lhc' {
  type Conversion = Readonly<{ status: 'succeeded' | 'failed' | 'error'; toVal: number | null; msg: readonly string[] | null }>
  export const UcumLhcUtils: {
    getInstance(): {
      convertUnitTo(
        from: string,
        value: number,
        to: string,
        options?: Readonly<{ molecularWeight?: number | null; charge?: number | null }>,
      ): Conversion
    }
  }
}
