/** Signed updates of the medication knowledge (`*.wardknowledge`): the index that is signed, and the limits. */
import { z } from 'zod'
import { MedicationSeverity, Tier } from '../medication/knowledge.ts'
import { PackPublisher, PackVersion } from './pack.ts'

const MB = 1024 * 1024
const Day = z.iso.date()

/** The files of the pack, in the order they stand in it. */
export const KNOWLEDGE_FILES = ['codes.tsv', 'conditions.tsv', 'medication.json', 'names.tsv'] as const

/** Largest sizes in bytes: the shipped rules have 2.3 MB, the largest table 1 MB; ten times that is still no mistake. */
export const KNOWLEDGE_LIMITS = { index: 16 * 1024, file: 24 * MB, pack: 64 * MB, jsonDepth: 32, site: MB } as const

export const KnowledgeIndex = z.strictObject({
  format: z.literal(1),
  version: PackVersion,
  reviewed: Day,
  expires: Day,
  /** ISO 8601, UTC. */
  created: z.iso.datetime(),
  publisher: PackPublisher,
  files: z.array(
    z.strictObject({
      name: z.enum(KNOWLEDGE_FILES),
      size: z.number().int().positive().max(KNOWLEDGE_LIMITS.file),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})
export type KnowledgeIndex = Readonly<z.infer<typeof KnowledgeIndex>>

/** The one way an index is written: keys in the order of the schema, no blanks. What is signed is these characters. */
export function canonicalKnowledgeIndex({ format, version, reviewed, expires, created, publisher, files }: KnowledgeIndex): string {
  const { name, publicKey } = publisher
  const listed = files.map((file) => ({ name: file.name, size: file.size, sha256: file.sha256 }))
  return JSON.stringify({ format, version, reviewed, expires, created, publisher: { name, publicKey }, files: listed })
}

/** Which installed edition is in use; `previous` is what going back leads to, null for the one that ships. */
export const CurrentKnowledge = z.strictObject({
  schema: z.literal(1),
  version: PackVersion,
  previous: PackVersion.nullable(),
})
export type CurrentKnowledge = Readonly<z.infer<typeof CurrentKnowledge>>

/** The medication knowledge in use here, and what the site made of it. */
export const KnowledgeState = z.object({
  /** null where it works. */
  failure: z.string().nullable(),
  edition: z.object({ version: z.string(), reviewed: z.string(), expires: z.string() }).nullable(),
  /** Until the end of the day it expires, below zero after it; null where nothing can be used. */
  daysLeft: z.number().nullable(),
  rules: z.number(),
  /** null: the shipped edition is in use. */
  installed: CurrentKnowledge.nullable(),
  /** null: the shipped rules apply as they are. */
  site: z
    .object({
      name: z.string(),
      added: z.array(z.object({ id: z.string(), kind: z.string(), tier: Tier, effect: z.string() })),
      changes: z.array(
        z.object({
          rule: z.string(),
          off: z.literal(true).optional(),
          tier: Tier.optional(),
          severity: MedicationSeverity.optional(),
          by: z.string(),
          reason: z.string(),
          date: z.string(),
          shippedTier: Tier.nullable(),
          shippedSeverity: MedicationSeverity.nullable(),
        }),
      ),
      problems: z.array(z.object({ place: z.string(), reason: z.string(), hint: z.string() })),
    })
    .nullable(),
})
export type KnowledgeState = Readonly<z.infer<typeof KnowledgeState>>
