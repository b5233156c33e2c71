import { lazy } from 'react'

/** The tables of the references come with the growth chart, not with the first paint. */
export const GrowthChart = lazy(() => import('./GrowthChart.tsx').then((module) => ({ default: module.GrowthChart })))
