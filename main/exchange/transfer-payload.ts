/**
 * The inside of a transfer file: gzip of lines of JSON. First who made it and when; then a resource a line with what is known of its
 * origin; last the counts and the sender's signature. Each line is part of a SHA-256 chain that starts at the file's header, and the
 * signature is over the end of that chain: it holds for these resources, in this order, in this file.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { PatientId } from '#app/contract/ids.ts'

export const Opening = z.strictObject({
  transfer: z.literal(1),
  madeAt: z.iso.datetime(),
  program: z.string().max(100),
  sender: z.strictObject({ name: z.string().max(200), publicKey: z.base64().max(200) }),
})
export type Opening = Readonly<z.infer<typeof Opening>>

export const Carried = z.strictObject({
  ref: z.string().max(400),
  patient: PatientId.nullable(),
  state: z.enum(['shown', 'held', 'quarantined', 'rejected']),
  recordedAt: z.string().max(64),
  /** File and format it came from, as far as the sender's store knows. */
  origin: z.string().max(1000).nullable(),
  /** The resource as it came. */
  raw: z.string(),
})
export type Carried = Readonly<z.infer<typeof Carried>>

const count = z.number().int().min(0)
export const Manifest = z.strictObject({
  resources: count,
  patients: count,
  byType: z.record(z.string().max(64), count),
  /** Hex; what the chain is before this line. */
  chain: z.string().length(64),
})
export type Manifest = Readonly<z.infer<typeof Manifest>>

export const Closing = z.strictObject({ manifest: Manifest, signature: z.base64().max(200) })

const digest = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}

export class Chain {
  #value: Buffer
  constructor(headerHash: Uint8Array) {
    this.#value = digest('wardlight transfer v1\n', headerHash)
  }
  add(line: string): void {
    this.#value = digest(this.#value, digest(line))
  }
  get hex(): string {
    return this.#value.toString('hex')
  }
}

/** One text for one manifest: zod gives the keys in the order of the schema, types sorted. */
export function signedMessage(manifest: Manifest): Buffer {
  const { byType, ...rest } = Manifest.parse(manifest)
  const types = Object.entries(byType).sort(([a], [b]) => (a < b ? -1 : 1))
  return Buffer.from(`wardlight transfer v1\n${JSON.stringify([rest, types])}`, 'utf8')
}

/** Counts what a file carries. */
export class Census {
  #resources = 0
  readonly #patients = new Set<string>()
  readonly #byType = new Map<string, number>()

  add(ref: string, patient: string | null): void {
    const type = ref.slice(0, ref.indexOf('/'))
    this.#resources += 1
    this.#byType.set(type, (this.#byType.get(type) ?? 0) + 1)
    if (patient !== null) this.#patients.add(patient)
  }

  manifest(chain: string): Manifest {
    return { resources: this.#resources, patients: this.#patients.size, byType: Object.fromEntries(this.#byType), chain }
  }
}
