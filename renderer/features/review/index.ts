import { lazy } from 'react'

const load = () => import('./ReviewTab.tsx')

/** In a piece of its own: a chart does not wait for it. */
export const ReviewTab = lazy(async () => ({ default: (await load()).ReviewTab }))
export const preloadReview = (): void => void load()
