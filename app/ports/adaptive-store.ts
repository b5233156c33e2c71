/** What the adaptive strip asks of the store. Nothing here names a patient. */
import type { Choices } from '../adaptive/strip.ts'
import type { Step, Visit } from '../adaptive/visits.ts'
import type { ActionId, StripChoice } from '../contract/adaptive.ts'
import type { Actor } from './store.ts'

export interface AdaptiveReads {
  /** Oldest first. `role`: visits of others with the role. */
  usage(input: { user: string; role: string }): Readonly<{ own: readonly Visit[]; role: readonly Visit[]; choices: Choices }>
}

export interface AdaptiveWrites {
  /** @returns the visit's number */
  startVisit(input: { user: string; role: string; tags: readonly string[]; shown: readonly ActionId[] }): number
  /** @returns false where the visit is not this user's or was forgotten: nothing is stored */
  addStep(input: { user: string; visit: number; step: Step }): boolean
  /** null: neither pinned nor hidden. */
  chooseStrip(input: { user: string; action: ActionId; choice: StripChoice | null }): null
  /** Everything that was learned of this user, and the choices; audited. */
  forgetUsage(input: { actor: Actor }): null
}
