import { lazy } from 'react'

const load = () => import('./IntakeScreen.tsx')

/** The intake comes in a piece of its own, so that the worklist is there sooner. */
export const IntakeScreen = lazy(async () => ({ default: (await load()).IntakeScreen }))

/** Fetches that piece from the program's own files before it is asked for. */
export const preloadIntake = (): void => void load()
