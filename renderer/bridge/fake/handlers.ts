import type { CallArgs, CallName, CallOutput } from '#app/contract/calls.ts'
import type { PushEvent } from '#app/contract/events.ts'

export type Handlers = { [K in CallName]: (input: CallArgs<K>) => CallOutput<K> }
export type Push = (event: PushEvent) => void
