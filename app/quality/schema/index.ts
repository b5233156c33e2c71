export type { Classify } from './classify.ts'
export { inferMapping } from './infer.ts'
