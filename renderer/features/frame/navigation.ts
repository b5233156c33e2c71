import type { Capability } from '#app/contract/session.ts'
import { SCREENS, type Screen } from '../../stores/route.ts'

/** Alt+1 to Alt+5, in the order of the bar. */
export const screenKey = (screen: Screen): string => `Alt+${SCREENS.indexOf(screen) + 1}`

/** What a screen needs; null: any unlocked user. */
export const SCREEN_NEEDS: Readonly<Record<Screen, Capability | null>> = {
  worklist: 'view',
  chart: 'view',
  intake: 'import',
  operations: null,
  settings: null,
}
