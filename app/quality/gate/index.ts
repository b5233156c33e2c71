/** The gate for values that come in files: before they are stored by themselves, after they are stored against the patient's history. */
export { flagFacts } from './flags.ts'
export { type GateAnswer, gateFacts, type Repaired } from './gate.ts'
