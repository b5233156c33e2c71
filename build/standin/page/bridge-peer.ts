/**
 * Electron's contextBridge between two worlds of one page. The worlds share nothing but the document, so each has a peer, and the two
 * peers talk by events on a node they both see. Values are copied; a function stays where it is and the other side gets a stand-in for it.
 *
 * This function is sent to the browser as source: it must not refer to anything outside itself.
 */
export type Peer = Readonly<{ expose: (name: string, value: unknown) => void }>
type Place = { [name: string]: unknown }

export function connectPeer(node: EventTarget, here: string, there: string, place: Place): Peer {
  type Coded = { as: 'value'; value: unknown } | { as: 'function' | 'promise'; id: number } | { as: 'object'; entries: [string, Coded][] }
  type Message =
    | { kind: 'expose'; name: string; value: Coded }
    | { kind: 'call'; call: number; id: number; args: Coded[] }
    | { kind: 'returned' | 'settled'; call: number; ok: boolean; value: Coded }

  // Taken now, before any script of the page can put its own in their place.
  const dispatch = node.dispatchEvent.bind(node)
  const Custom = CustomEvent
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const returns = new Map<number, { ok: boolean; value: Coded }>()
  let lastId = 0

  const send = (message: Message) => dispatch(new Custom(there, { detail: message }))

  function encode(value: unknown): Coded {
    if (typeof value === 'function') {
      lastId += 1
      functions.set(lastId, value as (...args: unknown[]) => unknown)
      return { as: 'function', id: lastId }
    }
    if (value instanceof Promise) return encodePromise(value)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { as: 'object', entries: Object.entries(value).map(([name, part]) => [name, encode(part)]) }
    }
    return { as: 'value', value }
  }

  function encodePromise(promise: Promise<unknown>): Coded {
    lastId += 1
    const id = lastId
    promise.then(
      (value) => send({ kind: 'settled', call: id, ok: true, value: encode(value) }),
      (error) => send({ kind: 'settled', call: id, ok: false, value: encode(messageOf(error)) }),
    )
    return { as: 'promise', id }
  }

  function decode(coded: Coded): unknown {
    switch (coded.as) {
      case 'value':
        return coded.value
      case 'function':
        return (...args: unknown[]) => callThere(coded.id, args)
      case 'promise':
        return new Promise((resolve, reject) => promises.set(coded.id, { resolve, reject }))
      case 'object':
        return Object.freeze(Object.fromEntries(coded.entries.map(([name, part]) => [name, decode(part)])))
    }
  }

  /** The other side answers before `dispatch` returns. */
  function callThere(id: number, args: unknown[]): unknown {
    lastId += 1
    const call = lastId
    send({ kind: 'call', call, id, args: args.map(encode) })
    const answer = returns.get(call)
    returns.delete(call)
    if (answer === undefined) throw new Error('The bridge has gone')
    const value = decode(answer.value)
    if (!answer.ok) throw new Error(String(value))
    return value
  }

  function callHere(call: number, id: number, args: Coded[]): void {
    try {
      const run = functions.get(id)
      if (run === undefined) throw new Error('There is no such function')
      send({ kind: 'returned', call, ok: true, value: encode(run(...args.map(decode))) })
    } catch (error) {
      send({ kind: 'returned', call, ok: false, value: encode(messageOf(error)) })
    }
  }

  function settle(call: number, ok: boolean, coded: Coded): void {
    const promise = promises.get(call)
    promises.delete(call)
    const value = decode(coded)
    if (ok) promise?.resolve(value)
    else promise?.reject(new Error(String(value)))
  }

  function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error)
  }

  node.addEventListener(here, (event) => {
    const message: Message = (event as CustomEvent).detail
    if (message.kind === 'expose') Object.defineProperty(place, message.name, { value: decode(message.value), enumerable: true })
    else if (message.kind === 'call') callHere(message.call, message.id, message.args)
    else if (message.kind === 'returned') returns.set(message.call, { ok: message.ok, value: message.value })
    else settle(message.call, message.ok, message.value)
  })

  return { expose: (name, value) => void send({ kind: 'expose', name, value: encode(value) }) }
}
