import { useEffect, useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { FoundBeside } from '#app/contract/search.ts'
import { call } from '../../bridge/client.ts'

type Answer = Readonly<{ query: string; found: FoundBeside; failure: Failure | null }>
const NONE: Answer = { query: '', found: { keys: [], notes: [] }, failure: null }

/** Other names and texts of notes: the latest answer wins. Held by the open search only. */
export function useBeside(patient: PatientId, query: string): Answer {
  const [answer, setAnswer] = useState<Answer>(NONE)
  useEffect(() => {
    if (query.trim() === '') return setAnswer(NONE)
    let wanted = true
    void call('chart.find', { patient, query }).then((result) => {
      if (wanted) setAnswer(result.ok ? { query, found: result.value, failure: null } : { ...NONE, query, failure: result.error })
    })
    return () => {
      wanted = false
    }
  }, [patient, query])
  return answer
}
