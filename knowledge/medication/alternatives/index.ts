import { interactionAlternatives } from './interactions.ts'
import { patientAlternatives } from './patient.ts'

export const alternatives = [...interactionAlternatives, ...patientAlternatives]
