/**
 * `ipcRenderer` and `contextBridge` for a preload, in the page's isolated world.
 * This function is sent to the browser as source: it must not refer to anything outside itself.
 */
import type { PreloadSubset } from '../../../main/shell/subset.ts'
import type { Peer } from './bridge-peer.ts'

/** From main to page: an answer to an invoke, or a push. */
export type ToPage =
  | Readonly<{ kind: 'answer'; id: number; ok: boolean; value: string }>
  | Readonly<{ kind: 'push'; channel: string; args: readonly string[] }>

/** From page to main. */
export type FromPage = Readonly<{ id: number; channel: string; args: readonly unknown[] }>

export type RendererApi = Readonly<{ electron: PreloadSubset; receive: (message: ToPage) => void }>

export function makeRendererApi(peer: Peer, send: (json: string) => void): RendererApi {
  type Listener = (event: unknown, ...args: unknown[]) => void
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void; channel: string }>()
  const listeners = new Map<string, Listener[]>()
  let lastId = 0

  function answer(id: number, ok: boolean, value: string): void {
    const call = waiting.get(id)
    waiting.delete(id)
    if (ok) call?.resolve(value)
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${value}`))
  }

  return {
    electron: {
      contextBridge: { exposeInMainWorld: (name, api) => peer.expose(name, api) },
      ipcRenderer: {
        invoke: (channel, ...args) =>
          new Promise((resolve, reject) => {
            lastId += 1
            waiting.set(lastId, { resolve, reject, channel })
            send(JSON.stringify({ id: lastId, channel, args } satisfies FromPage))
          }),
        on: (channel, listener) => {
          listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
        },
        removeListener: (channel, listener) => {
          listeners.set(
            channel,
            (listeners.get(channel) ?? []).filter((one) => one !== listener),
          )
        },
      },
    },
    receive: (message) => {
      if (message.kind === 'answer') answer(message.id, message.ok, message.value)
      else for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args)
    },
  }
}
