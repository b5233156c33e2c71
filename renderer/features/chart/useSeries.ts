import { useEffect, useMemo, useState } from 'react'
import type { ChartPoint, ResultRow } from '#app/contract/chart.ts'
import type { Failure } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { call } from '../../bridge/client.ts'

type Answer = Readonly<{ row: ResultRow; points: readonly ChartPoint[] | null; failure: Failure | null }>

/** All points of a row. Until they are here the newest ones, which came with the chart, stand in their place. */
export function useSeries(
  patient: PatientId,
  row: ResultRow,
): Readonly<{ points: readonly ChartPoint[]; failure: Failure | null; retry: () => void }> {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    let current = true
    if (row.total <= row.points.length) return
    void call('chart.series', { patient, key: row.key }).then((result) => {
      if (current) setAnswer({ row, points: result.ok ? result.value.points : null, failure: result.ok ? null : result.error })
    })
    return () => {
      current = false
    }
  }, [patient, row, tries])
  const own = answer?.row === row ? answer : null
  const points = own?.points ?? row.points
  return useMemo(() => ({ points, failure: own?.failure ?? null, retry: () => setTries((n) => n + 1) }), [points, own])
}
