/** Results that were taken back: whatever they still carry is no value. */

/** FHIR R4 observation-status: never so, or called off before there was a result. */
const TAKEN_BACK: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled'])

/** @returns true where the value may be neither shown as one nor counted */
export const isTakenBack = (status: string | null): boolean => status !== null && TAKEN_BACK.has(status)

/** What stands where the value would. */
export const takenBackText = (status: string): string => (status === 'cancelled' ? 'cancelled' : 'entered in error')

/** FHIR R4 verification status of conditions and allergies: looked for and not there, or never meant. */
const REFUTED: ReadonlySet<string> = new Set(['refuted', 'entered-in-error'])

/** @returns true where the statement does not stand, so that it may not be counted as one */
export const isRefuted = (verificationStatus: string | null): boolean => verificationStatus !== null && REFUTED.has(verificationStatus)
