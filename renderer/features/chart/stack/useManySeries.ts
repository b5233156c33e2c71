import { useEffect, useMemo, useState } from 'react'
import type { ChartPoint, ResultRow } from '#app/contract/chart.ts'
import type { Failure } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { call } from '../../../bridge/client.ts'
import { type Series, seriesOf } from './stack-math.ts'

type Kept = Readonly<{ points: readonly ChartPoint[] } | { failure: Failure }>

/** All points of several rows; until they are here, and where they cannot be had, the newest ones that came with the chart stand in their place. */
export function useManySeries(
  patient: PatientId,
  rows: readonly ResultRow[],
): Readonly<{ series: readonly Series[]; failure: Failure | null; retry: () => void }> {
  const [kept, setKept] = useState<ReadonlyMap<ResultRow, Kept>>(new Map())
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again, and what is kept only says what need not be asked
  useEffect(() => {
    let current = true
    const wanted = rows.filter((row) => row.total > row.points.length && !('points' in (kept.get(row) ?? {})))
    void Promise.all(wanted.map(async (row) => [row, await call('chart.series', { patient, key: row.key })] as const)).then((answers) => {
      if (!current || answers.length === 0) return
      const next = answers.map(([row, result]): [ResultRow, Kept] => [
        row,
        result.ok ? { points: result.value.points } : { failure: result.error },
      ])
      setKept((before) => new Map([...before, ...next]))
    })
    return () => {
      current = false
    }
  }, [patient, rows, tries])
  return useMemo(() => {
    const answers = rows.map((row) => [row, kept.get(row)] as const)
    const failed = answers.find(([, answer]) => answer && 'failure' in answer)?.[1]
    return {
      series: answers.map(([row, answer]) => seriesOf(row, [...(answer && 'points' in answer ? answer.points : row.points)])),
      failure: failed && 'failure' in failed ? failed.failure : null,
      retry: () => setTries((n) => n + 1),
    }
  }, [rows, kept])
}
