import { useEffect, useState } from 'react'
import type { WorklistRow } from '#app/contract/chart.ts'
import type { Failure } from '#app/contract/errors.ts'
import { call } from '../../bridge/client.ts'

type Found = Readonly<{ answered: string; rows: readonly WorklistRow[]; more: number; failure: Failure | null }>

const NONE: Found = { answered: '', rows: [], more: 0, failure: null }
const SHOWN = 8

/** Patients that match, latest answer wins; the last ones stand until the new ones come. Held by the open palette only. */
export function useFoundPatients(query: string): Found {
  const [found, setFound] = useState<Found>(NONE)
  useEffect(() => {
    if (query.trim() === '') return setFound(NONE)
    let wanted = true
    void call('worklist.list', { query, limit: SHOWN, offset: 0 }).then((result) => {
      if (!wanted) return
      if (result.ok)
        setFound({ answered: query, rows: result.value.rows, more: result.value.matching - result.value.rows.length, failure: null })
      else setFound({ ...NONE, answered: query, failure: result.error })
    })
    return () => {
      wanted = false
    }
  }, [query])
  return found
}
