import { z } from 'zod'

export const AuditEntry = z.object({
  seq: z.number(),
  at: z.string(),
  user: z.string(),
  /** view, create, change, import, export, query, permission, session, alert, score, backup … */
  action: z.string(),
  patient: z.string().nullable(),
  detail: z.string(),
  hash: z.string(),
})
export type AuditEntry = Readonly<z.infer<typeof AuditEntry>>

export const VerifyReport = z.object({
  database: z.object({ ok: z.boolean(), message: z.string() }),
  auditChain: z.object({ ok: z.boolean(), entries: z.number(), brokenAt: z.number().nullable(), message: z.string().optional() }),
  projections: z.object({ ok: z.boolean(), message: z.string() }),
})
export type VerifyReport = Readonly<z.infer<typeof VerifyReport>>

export const DoctorCheck = z.object({
  id: z.string(),
  state: z.enum(['ok', 'warn', 'fail']),
  message: z.string(),
  next: z.string().nullable(),
})
export type DoctorCheck = Readonly<z.infer<typeof DoctorCheck>>

export const AboutInfo = z.object({
  version: z.string(),
  shell: z.object({ name: z.enum(['electron', 'standin', 'none']), version: z.string(), browser: z.string() }),
  node: z.string(),
  sqlite: z.string(),
  onnxruntime: z.string(),
  platform: z.string(),
  dataFolder: z.string(),
  licences: z.array(z.object({ name: z.string(), licence: z.string(), notice: z.string() })),
})
export type AboutInfo = Readonly<z.infer<typeof AboutInfo>>

export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  idleMinutes: z.number().int().min(1).max(60),
  /** Learned models that the site has switched on, by id. */
  learnedModels: z.array(z.string().max(100)).max(100),
})
export type Settings = Readonly<z.infer<typeof Settings>>
