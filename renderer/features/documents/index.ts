import { lazy } from 'react'

/** In a piece of its own, fetched when a sheet is first asked for. */
export const DocumentsDialog = lazy(async () => ({ default: (await import('./DocumentsDialog.tsx')).DocumentsDialog }))
