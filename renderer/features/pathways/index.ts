export { Pathways } from './Pathways.tsx'
