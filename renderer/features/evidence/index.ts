export { EvidenceDialog } from './EvidenceDialog.tsx'
