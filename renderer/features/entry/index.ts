import { lazy } from 'react'

/** The rules and the unit tables come with the form, not with the first paint; the chart fetches them while nobody waits. */
const load = () => import('./EntryPanel.tsx')
export const EntryPanel = lazy(() => load().then((module) => ({ default: module.EntryPanel })))
export const preloadEntry = (): void => void load()
