/** Runs before the page, in an isolated and sandboxed world. All it gives the page is two functions that carry JSON text. */

import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '#app/contract/events.ts'
import { CALL_CHANNEL, PUSH_CHANNEL } from './channels.ts'

const bridge = {
  invoke: async (name, json) => String(await ipcRenderer.invoke(CALL_CHANNEL, String(name), String(json))),
  onPush: (listener) => {
    const forward = (_event: unknown, json: unknown) => listener(String(json))
    ipcRenderer.on(PUSH_CHANNEL, forward)
    return () => {
      ipcRenderer.removeListener(PUSH_CHANNEL, forward)
    }
  },
} satisfies Bridge

contextBridge.exposeInMainWorld('wardlight', bridge)
