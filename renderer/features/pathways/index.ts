export { PathwayStep } from './PathwayStep.tsx'
export { Pathways } from './Pathways.tsx'
