export { MedicationFindings } from './MedicationFindings.tsx'
export { MedicationState } from './MedicationState.tsx'
export { MedicationsTab } from './MedicationsTab.tsx'
export { OrderCheck } from './OrderCheck.tsx'
