/** The DevTools protocol over two pipes: JSON messages, each ended by a zero byte. */
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'

type Json = Record<string, unknown>
export type ProtocolEvent = Readonly<{ method: string; params: Json; sessionId?: string }>
type Incoming = Readonly<{ id?: number; method?: string; params?: Json; result?: Json; error?: { message: string }; sessionId?: string }>
type Waiting = Readonly<{ method: string; resolve: (result: never) => void; reject: (error: Error) => void }>

export class DevToolsPipe extends EventEmitter<{ event: [ProtocolEvent] }> {
  readonly #out: Writable
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #parts: Buffer[] = []
  #closed = false

  constructor(out: Writable, incoming: Readable) {
    super()
    this.#out = out
    incoming.on('data', (chunk: Buffer) => this.#take(chunk))
    incoming.on('close', () => this.#close())
    for (const stream of [out, incoming]) stream.on('error', () => this.#close())
  }

  /** @returns the command's result; rejects with the browser's own words, or when the browser has gone */
  send<T = Json>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    if (this.#closed) return Promise.reject(new Error(`${method}: the browser has gone`))
    this.#lastId += 1
    const id = this.#lastId
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  #take(chunk: Buffer): void {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(0, start)
      if (end < 0) break
      this.#parts.push(chunk.subarray(start, end))
      const text = Buffer.concat(this.#parts).toString('utf8')
      this.#parts = []
      start = end + 1
      this.#receive(JSON.parse(text))
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start))
  }

  #receive(message: Incoming): void {
    if (message.id === undefined) {
      if (message.method !== undefined) {
        const { method, params = {}, sessionId } = message
        this.emit('event', sessionId === undefined ? { method, params } : { method, params, sessionId })
      }
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
    else waiting?.resolve((message.result ?? {}) as never)
  }

  #close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: the browser has gone`))
    this.#waiting.clear()
  }
}
