/** One call: who may make it, what it takes and what it answers. */
import { z } from 'zod'
import { PatientId } from '../ids.ts'
import type { Capability } from '../session.ts'

/** A capability, 'anyone' (before unlock) or 'user' (any unlocked user). */
export type Need = Capability | 'anyone' | 'user'

export type Call = Readonly<{ input: z.ZodType; output: z.ZodType; may: Need }>

export const call = <I extends z.ZodType, O extends z.ZodType>(may: Need, input: I, output: O) => ({ input, output, may }) satisfies Call

export const nothing = z.object({})
export const byPatient = z.object({ patient: PatientId })
