/** Which edition of the medication knowledge this is. A change of any rule moves the version, a review moves the date. Clinical review pending. */
export const EDITION = { version: '1.1.0', reviewed: '2026-11-25' } as const

/** Months after its review that an edition may be relied on: labels change several times a year. */
export const VALID_MONTHS = 18
