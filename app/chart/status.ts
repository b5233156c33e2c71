/** Results that were taken back: whatever they still carry is no value. */

/** FHIR R4 observation-status: never so, or called off before there was a result. */
const TAKEN_BACK: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled'])

/** @returns true where the value may be neither shown as one nor counted */
export const isTakenBack = (status: string | null): boolean => status !== null && TAKEN_BACK.has(status)

/** What stands where the value would. */
export const takenBackText = (status: string): string => (status === 'cancelled' ? 'cancelled' : 'entered in error')
