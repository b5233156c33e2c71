/** Whole files: what a source usually sends, what is wrong with a file before anything of it is stored, and what has changed slowly. */
export { type ClockEvidence, type ProfileBuilder, profileBuilder } from './builder.ts'
export { driftOf } from './drift.ts'
export { type IdentityEvidence, identityEvidence, joinIdentity, NO_IDENTITY_EVIDENCE } from './identity.ts'
export { ConceptProfile, SourceProfile } from './profile.ts'
export { type Suspicion, suspect } from './suspect.ts'
