/** Which part of the intake stands in front, and what is open in it. */
import { create } from 'zustand'
import { onForget } from './forget.ts'
import { go } from './route.ts'

export const INTAKE_TABS = ['import', 'decide', 'quality', 'learned', 'export'] as const
export type IntakeTab = (typeof INTAKE_TABS)[number]
export const DECIDE_PARTS = ['files', 'held', 'people'] as const
export type DecidePart = (typeof DECIDE_PARTS)[number]

type Place = Readonly<{ tab: IntakeTab; part: DecidePart; file: string | null; source: string | null }>
const START: Place = { tab: 'import', part: 'files', file: null, source: null }

export const useIntakePlace = create<Place>(() => START)

export const showTab = (tab: IntakeTab): void => useIntakePlace.setState({ tab })
export const showPart = (part: DecidePart): void => useIntakePlace.setState({ tab: 'decide', part })
export const showFile = (file: string | null): void => useIntakePlace.setState({ file })
export const showSource = (source: string): void => useIntakePlace.setState({ source })

/** From anywhere to a part of the decisions. */
export function goDecide(part: DecidePart, file: string | null = null): void {
  useIntakePlace.setState({ tab: 'decide', part, file })
  go('intake')
}

onForget(() => useIntakePlace.setState(START))
