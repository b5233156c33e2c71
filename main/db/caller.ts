/** Requests out, replies in, by number. */
import { WardlightError } from '#app/contract/errors.ts'
import type { Call, Reply } from './protocol.ts'
import type { Head } from './queries/audit.ts'

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never
export type CallRequest = Unnumbered<Call>

export type Caller = Readonly<{
  /** The type is the port's word for this call (app/ports/store.ts). */
  call: <T>(request: CallRequest) => Promise<T>
  receive: (reply: Reply) => void
  /** The other side is gone: everything waiting, and everything after, fails. */
  fail: () => void
}>

type Waiting = Readonly<{ name: string; resolve: (value: never) => void; reject: (error: unknown) => void }>

export type Heard = Readonly<{ name: string; head: Head | null; ms: number }>

const gone = () =>
  new WardlightError('Unavailable', 'The store stopped. What was not confirmed may not be stored.', {
    next: 'Look whether it is there, and try again.',
  })

export function caller(send: (request: Call) => void, heard: (heard: Heard) => void): Caller {
  const waiting = new Map<number, Waiting>()
  let next = 1
  let dead = false
  return {
    call: <T>(request: CallRequest) =>
      new Promise<T>((resolve, reject) => {
        if (dead) return reject(gone())
        const id = next++
        waiting.set(id, { name: 'name' in request ? request.name : request.kind, resolve, reject })
        try {
          send({ ...request, id } as Call)
        } catch (error) {
          waiting.delete(id)
          reject(error)
        }
      }),
    receive: (reply) => {
      if (reply.kind !== 'reply') return
      const call = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (!call) return
      heard({ name: call.name, head: reply.head, ms: reply.ms })
      const { result } = reply
      if (result.ok) call.resolve(result.value as never)
      else {
        const { kind, message, ...more } = result.error
        call.reject(new WardlightError(kind, message, more))
      }
    },
    fail: () => {
      dead = true
      for (const call of waiting.values()) call.reject(gone())
      waiting.clear()
    },
  }
}
