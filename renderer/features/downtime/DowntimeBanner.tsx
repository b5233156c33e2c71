import './downtime.css'
import { useEffect, useState } from 'react'
import { text } from '../../i18n/en.ts'
import { ago, dateTime, plural } from '../../i18n/format.ts'
import { useSession } from '../../stores/session.ts'

const words = text.downtime
const EVERY_MS = 30_000

/** On every screen of a downtime copy, and nowhere else: whose moment this is, and that nothing here is newer. */
export function DowntimeBanner() {
  const mark = useSession((state) => state.status?.downtime ?? null)
  useTick()
  if (!mark) return null
  return (
    <div className="downtime" role="note">
      <strong>{words.banner}</strong>
      <strong className="num">{words.asOf(dateTime(mark.asOf), ago(mark.asOf))}</strong>
      <span className="num">{words.about(mark.madeBy, plural(mark.patients, 'patient'))}</span>
    </div>
  )
}

/** Renders again, so that the age of the copy is never an old one. */
function useTick(): void {
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}
