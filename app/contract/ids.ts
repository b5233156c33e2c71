import { z } from 'zod'

/** FHIR logical id of a Patient in this store. */
export const PatientId = z.string().min(1).max(256).brand<'PatientId'>()
export type PatientId = z.infer<typeof PatientId>

/** Id of one fact: `<ResourceType>/<id>`, and `#<n>` for the n-th component of an Observation. Every sentence on screen links to one or more of these. */
export const FactId = z.string().min(1).max(400).brand<'FactId'>()
export type FactId = z.infer<typeof FactId>

export const AlertId = z.string().min(1).max(128).brand<'AlertId'>()
export type AlertId = z.infer<typeof AlertId>

export const ScoreId = z.string().min(1).max(128).brand<'ScoreId'>()
export type ScoreId = z.infer<typeof ScoreId>

export const JobId = z.string().min(1).max(128).brand<'JobId'>()
export type JobId = z.infer<typeof JobId>

/** The one cast in the program from text to a branded id; text that crosses a process goes through the schema instead. */
export const patientId = (text: string): PatientId => text as PatientId
export const factId = (text: string): FactId => text as FactId
export const alertId = (text: string): AlertId => text as AlertId
export const scoreId = (text: string): ScoreId => text as ScoreId
export const jobId = (text: string): JobId => text as JobId
