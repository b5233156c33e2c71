export { MedicationFindings } from './MedicationFindings.tsx'
export { MedicationState } from './MedicationState.tsx'
export { OrderCheck } from './OrderCheck.tsx'
