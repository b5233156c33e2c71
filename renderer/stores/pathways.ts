/** What a person says of a step of a care pathway. */
import type { Result } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { StepMark } from '#app/contract/pathways.ts'
import { call } from '../bridge/client.ts'

type Said = Readonly<{ pathway: string; step: string; mark: StepMark; until?: string; reason?: string }>

export const markStep = (patient: PatientId, { until, reason, ...said }: Said): Promise<Result<unknown>> =>
  call('pathways.mark', { patient, ...said, until: until ?? null, reason: reason ?? '' })
