/** Schemes, and what a session lets through. There is one session: whatever partition is asked for, it keeps nothing on disk. */
import type { SessionSubset } from '../../main/shell/subset.ts'
import { schemeOf } from './urls.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>
type RequestFilter = Parameters<SessionSubset['webRequest']['onBeforeRequest']>[0]

const handlers = new Map<string, SchemeHandler>()
const registered = new Set<string>()
let filter: RequestFilter = (_details, callback) => callback({})

/** The schemes whose pages the program answers. */
export const schemes: ReadonlySet<string> = registered

export const protocol = {
  registerSchemesAsPrivileged(list: readonly { scheme: string }[]): void {
    for (const { scheme } of list) registered.add(scheme)
  },
}

const only: SessionSubset = {
  protocol: {
    handle(scheme, handler) {
      if (!registered.has(scheme)) throw new Error(`The scheme ${scheme} has not been registered`)
      handlers.set(scheme, handler)
    },
  },
  webRequest: {
    onBeforeRequest(listener) {
      filter = listener
    },
  },
  // Permissions, devices and downloads are refused by the browser's own settings (browser-flags.ts), whatever the program says here.
  setPermissionRequestHandler() {},
  setPermissionCheckHandler() {},
  setDevicePermissionHandler() {},
  on() {},
}

export const session = { fromPartition: (_partition: string): SessionSubset => only, defaultSession: only }

/** @returns the program's answer to a request, or null where it must fail: cancelled by the program, or not a scheme of its own */
export async function answerRequest(url: string, method: string): Promise<Response | null> {
  const handler = handlers.get(schemeOf(url))
  if (handler === undefined || (await isCancelled(url))) return null
  return handler(new Request(url, { method }))
}

function isCancelled(url: string): Promise<boolean> {
  return new Promise((resolve) => filter({ url }, (verdict) => resolve(verdict.cancel === true)))
}
