/** Signed model packs (`*.wardmodel`): the index that is signed, the limits, and what installing one says. */
import { z } from 'zod'

const MB = 1024 * 1024
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The files every pack holds, in the order they stand in it. */
export const PACK_FILES = ['model.onnx', 'manifest.json', 'card.md', 'golden.jsonl', 'verification.json'] as const
export type PackFileName = (typeof PACK_FILES)[number]

const EVIDENCE = /^evidence\/[a-z0-9][a-z0-9-]{0,60}\.(json|jsonl|csv|md|txt|pdf|png)$/

/** Largest sizes in bytes. The largest shipped model is 1.4 MB, its manifest 0.13 MB; a pack ten times that is still no mistake. */
export const PACK_LIMITS = {
  index: 64 * 1024,
  files: { 'model.onnx': 32 * MB, 'manifest.json': MB, 'card.md': MB / 4, 'golden.jsonl': 16 * MB, 'verification.json': MB / 4 },
  evidence: 4 * MB,
  evidenceFiles: 16,
  pack: 64 * MB,
  goldenRows: { least: 10, most: 20_000, characters: 256 * 1024 },
  jsonDepth: 32,
} as const

/** Three numbers: a version number is used once, and a higher one is newer. */
export const PackVersion = z.string().regex(/^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$/)
export const PackModelId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)

export const PackPublisher = z.strictObject({
  /** As the publisher calls itself; the key is what counts. */
  name: z
    .string()
    .max(80)
    .regex(/^[^\p{C}\s]([^\p{C}]*[^\p{C}\s])?$/u),
  /** SPKI of an Ed25519 key, base64. */
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{59}=$/),
})
export type PackPublisher = Readonly<z.infer<typeof PackPublisher>>

export const PackIndex = z.strictObject({
  format: z.literal(1),
  id: PackModelId,
  version: PackVersion,
  /** ISO 8601, UTC. */
  created: z.iso.datetime(),
  publisher: PackPublisher,
  files: z
    .array(
      z.strictObject({
        name: z.union([z.enum(PACK_FILES), z.string().regex(EVIDENCE)]),
        size: z.number().int().positive().max(PACK_LIMITS.files['model.onnx']),
        sha256: Sha256,
      }),
    )
    .min(PACK_FILES.length)
    .max(PACK_FILES.length + PACK_LIMITS.evidenceFiles),
})
export type PackIndex = Readonly<z.infer<typeof PackIndex>>

/** The one way an index is written: keys in the order of the schema, no blanks. What is signed is these characters. */
export function canonicalIndex({ format, id, version, created, publisher, files }: PackIndex): string {
  const { name, publicKey } = publisher
  const listed = files.map((file) => ({ name: file.name, size: file.size, sha256: file.sha256 }))
  return JSON.stringify({ format, id, version, created, publisher: { name, publicKey }, files: listed })
}

/** @returns below 0 where `a` is older than `b`; a text that is no version is older than any */
export function compareVersions(a: string, b: string): number {
  const numbers = (version: string) => (PackVersion.safeParse(version).success ? version.split('.').map(Number) : [-1])
  const [left, right] = [numbers(a), numbers(b)]
  const place = left.findIndex((part, i) => part !== right[i])
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0)
}

/** Whom this data folder trusts to publish models: `<data>/models/publishers.json`. */
export const TrustedPublishers = z.strictObject({ schema: z.literal(1), publishers: z.array(PackPublisher).max(1000) })

/** Why a pack was refused, in one word each. */
export const PackRefusalCode = z.enum([
  'not-a-pack',
  'newer-format',
  'too-large',
  'index',
  'duplicate-file',
  'unsigned',
  'altered',
  'unknown-publisher',
  'older-version',
  'version-taken',
  'json',
  'manifest',
  'verification',
  'external-data',
  'graph',
  'golden',
  'too-slow',
  'too-much-memory',
  'crash',
])
export type PackRefusalCode = z.infer<typeof PackRefusalCode>

/** What `models install` prints. */
export type PackInstalled = Readonly<{
  id: string
  version: string
  title: string
  family: string
  signOff: string
  publisher: Readonly<{ name: string; fingerprint: string; trusted: 'before' | 'now' }>
  /** The version that was in use before; null where the model is new here. */
  replaces: string | null
  golden: Readonly<{ passed: number; total: number }>
  /** Name of the folder below `<data>/models`. */
  folder: string
}>
