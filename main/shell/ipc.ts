/** The one door between page and main. Who asks is checked on every call; what is asked is the business of `main/rpc`. */
import { type Failure, type Result, toFailure } from '#app/contract/errors.ts'
import { CALL_CHANNEL } from './channels.ts'
import { isOurs } from './protocol.ts'
import type { InvokeEvent, MainSubset, WindowSubset } from './subset.ts'

/** Answers one call: name and JSON in, JSON of a Result out. */
export type Call = (name: string, json: string) => Promise<string>

/** The largest call is one chunk of a dropped file (6 million characters); this leaves room and still bounds memory. */
export const MAX_CALL_CHARACTERS = 32_000_000

export function installDoor(ipcMain: MainSubset['ipcMain'], window: () => WindowSubset | null, call: Call): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name, json) => {
    if (!isOurWindow(event, window()))
      return refusal({ kind: 'NotAllowed', message: 'This call did not come from the program’s own page.' })
    if (typeof name !== 'string' || typeof json !== 'string')
      return refusal({ kind: 'BadInput', message: 'A call is a name and JSON text.' })
    if (name.length > 200 || json.length > MAX_CALL_CHARACTERS) return refusal({ kind: 'BadInput', message: 'This call is too large.' })
    return answerOf(call, name, json)
  })
}

/** The main frame of our own window, showing our own page. A frame that has gone away (null) is nobody. */
function isOurWindow(event: InvokeEvent, window: WindowSubset | null): boolean {
  const frame = event.senderFrame
  return (
    window !== null &&
    !window.isDestroyed() &&
    event.sender === window.webContents &&
    frame !== null &&
    frame.parent === null &&
    isOurs(frame.url)
  )
}

async function answerOf(call: Call, name: string, json: string): Promise<string> {
  try {
    return await call(name, json)
  } catch (error) {
    return refusal(toFailure(error))
  }
}

function refusal(error: Failure): string {
  return JSON.stringify({ ok: false, error } satisfies Result<never>)
}
