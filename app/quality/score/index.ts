/** How good is what came? Of a source, counted while it is read; of one chart, counted from its facts. */
export { patientQuality } from './patient.ts'
export { scoreOf } from './score.ts'
export { createQualityTally, type QualityTally, type Seen, TallyJson, tallyFromJson } from './tally.ts'
