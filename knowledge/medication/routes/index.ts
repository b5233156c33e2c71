/** Wrong routes, of drugs and of their depots and forms. */
import { forms } from './forms.ts'
import { wrongRoutes } from './wrong.ts'

export const rules = [...wrongRoutes, ...forms]
