export { DueChoice } from './DueChoice.tsx'
export { DueLine } from './DueLine.tsx'
export { DUE_CHOICES, dueIn } from './due.ts'
export { Tasks } from './Tasks.tsx'
