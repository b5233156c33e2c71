/** The handlers of the program, by channel. */
import type { InvokeEvent } from '../../main/shell/subset.ts'

type Handler = (event: InvokeEvent, ...args: unknown[]) => Promise<string>

const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
}

export async function invokeHandler(channel: string, event: InvokeEvent, args: readonly unknown[]): Promise<string> {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}
