import { lazy } from 'react'

const load = () => import('./NotesTab.tsx')

/** In a piece of its own, fetched while the first chart is read. */
export const NotesTab = lazy(async () => ({ default: (await load()).NotesTab }))
export const preloadNotes = (): void => void load()
