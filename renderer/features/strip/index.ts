export { Strip } from './Strip.tsx'
export { StripReportPart } from './StripReportPart.tsx'
