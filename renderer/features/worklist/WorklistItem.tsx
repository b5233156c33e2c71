// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by the virtual list, which a table element cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the search field keeps the focus and points at the active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: Enter in the search field opens the active row
import { memo, type ReactNode } from 'react'
import type { TopRisk, WorklistRow } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { ago, count, date, dateTime } from '../../i18n/format.ts'
import { StateTag, SyntheticTag, type UiSeverity } from '../../ui/index.ts'

/** One patient in one line. What is not recorded says so. */
export const WorklistItem = memo(function WorklistItem({ row }: Readonly<{ row: WorklistRow | undefined }>) {
  if (!row) return <Cell className="worklist-coming">{text.common.loading}</Cell>
  const severity = shownSeverity(row)
  return (
    <>
      <Cell>
        <StateTag severity={severity}>{text.worklist.severity[severity]}</StateTag>
      </Cell>
      <Cell className="worklist-name">
        <span className={`clip ${row.name ? 'worklist-strong' : 'unknown'}`} title={row.name ?? undefined}>
          {row.name ?? text.common.nameUnknown}
        </span>
        {row.deceased ? <span className="quiet">{text.worklist.deceased(date(row.deceased))}</span> : null}
        {row.synthetic ? <SyntheticTag /> : null}
      </Cell>
      <Cell className="num">
        {row.age ?? <span className="unknown">{text.worklist.ageUnknown}</span>}, {text.worklist.sex[row.sex] ?? row.sex}
      </Cell>
      <Cell className="num" title={row.mrn ?? undefined}>
        {row.mrn ?? <span className="unknown">{text.common.unknown}</span>}
      </Cell>
      <Cell className="num">
        <Risk risk={row.topRisk} change={row.change} />
      </Cell>
      <Cell className="num end">
        {row.openAlerts > 0 ? <strong>{count(row.openAlerts)}</strong> : <span className="quiet">{text.worklist.noAlerts}</span>}
      </Cell>
      <Cell className="ink2" title={row.reason}>
        {row.reason}
      </Cell>
      <Cell className="num end quiet" title={row.lastSeen ? dateTime(row.lastSeen) : undefined}>
        {row.lastSeen ? ago(row.lastSeen) : text.common.unknown}
      </Cell>
    </>
  )
})

function Cell({ className = '', title, children }: Readonly<{ className?: string; title?: string | undefined; children: ReactNode }>) {
  return (
    <span role="gridcell" className={`clip ${className}`} title={title}>
      {children}
    </span>
  )
}

function Risk({ risk, change }: Readonly<{ risk: TopRisk | null; change: string | null }>) {
  if (!risk) return <span className="unknown">{text.worklist.noScore}</span>
  // The value first: where the column is narrow the name of the score gives way, never its number.
  return (
    <>
      {risk.value === null ? <span className="unknown">{risk.valueText}</span> : <strong>{risk.valueText}</strong>} {risk.title}
      {risk.band ? <span className="quiet"> {risk.band}</span> : null}
      {change ? <span className="quiet">, {change}</span> : null}
    </>
  )
}

/** Nothing raised and nothing scored is not known, never "no risk". */
function shownSeverity(row: WorklistRow): UiSeverity {
  if (row.severity !== 'none') return row.severity
  return row.topRisk?.value === null || row.topRisk === null ? 'unknown' : 'none'
}
