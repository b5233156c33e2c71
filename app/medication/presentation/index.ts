/** How findings are shown in a chart: overrides, what came back, what is shown lower and why. */
export { type Presenting, present } from './present.ts'
