import { useEffect, useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { MedCheck } from '#app/contract/medication.ts'
import { call } from '../../bridge/client.ts'

type Answer = Readonly<{ check: MedCheck | null; failure: Failure | null }>
const NONE: Answer = { check: null, failure: null }

/** The check of what is typed, again with each key; an answer to an older text is dropped. `version` changes when the chart does. */
export function useOrderCheck(patient: PatientId, order: string, version: string): Answer {
  const [answer, setAnswer] = useState<Answer>(NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: version is named so that a changed chart asks again
  useEffect(() => {
    if (order.trim() === '') return setAnswer(NONE)
    let current = true
    void call('medication.check', { patient, order }).then((result) => {
      if (current) setAnswer(result.ok ? { check: result.value, failure: null } : { check: null, failure: result.error })
    })
    return () => {
      current = false
    }
  }, [patient, order, version])
  return answer
}
