import './held.css'
import { useEffect } from 'react'
import type { HeldStatus } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count } from '../../i18n/format.ts'
import { clearHeld, filterHeld, loadHeld, loadMoreHeld, useHeld } from '../../stores/held.ts'
import { loadQuality, useSources } from '../../stores/sources.ts'
import { Button, EmptyState, ErrorLine, ErrorState, Section, SkeletonRows } from '../../ui/index.ts'
import { HeldDetail } from './HeldDetail.tsx'
import { HeldTable } from './HeldTable.tsx'
import { useHeldKeys } from './keys.ts'

const STATUSES = ['open', 'released', 'fixed', 'rejected'] as const

/** Values that are kept as they came and shown nowhere until somebody has decided: the list, and the one the keys are on in full. */
export function HeldPart() {
  const { items, failure } = useHeld()
  useHeldKeys()
  useEffect(() => {
    void loadHeld(useHeld.getState().items?.length)
    void loadQuality()
  }, [])
  return (
    <div className="held">
      <Section title={text.held.title} note={<Filters />} className="held-list">
        {failure && items !== null ? <ErrorLine failure={failure} onRetry={() => void loadHeld()} /> : null}
        {items === null && failure ? <ErrorState failure={failure} onRetry={() => void loadHeld()} /> : null}
        {items === null && !failure ? <SkeletonRows rows={14} /> : null}
        {items !== null && items.length === 0 ? <Nothing /> : null}
        {items !== null && items.length > 0 ? <HeldTable items={items} /> : null}
        <Foot />
      </Section>
      <HeldDetail />
    </div>
  )
}

function Nothing() {
  const { filter } = useHeld()
  const filtered = filter.status !== 'open' || filter.origin !== null
  return <EmptyState title={filtered ? text.held.noneFiltered : text.held.none}>{text.held.noneBody}</EmptyState>
}

function Filters() {
  const { filter, items } = useHeld()
  const sources = useSources((state) => state.quality.value)
  const origins = [
    ...new Set([...(sources ?? []).map((source) => source.origin), ...(items ?? []).map((item) => item.origin), filter.origin ?? '']),
  ].filter(Boolean)
  return (
    <>
      <label className="held-filter">
        <span>{text.held.filterStatus}</span>
        <select
          className="ui-select"
          value={filter.status ?? 'all'}
          onChange={(event) =>
            filterHeld({ status: STATUSES.find((status) => status === event.target.value) ?? (null as HeldStatus | null) })
          }
        >
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {text.held.status[status]}
            </option>
          ))}
          <option value="all">{text.held.anyStatus}</option>
        </select>
      </label>
      <label className="held-filter">
        <span>{text.held.filterSource}</span>
        <select
          className="ui-select"
          value={filter.origin ?? ''}
          onChange={(event) => filterHeld({ origin: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{text.held.anySource}</option>
          {origins.map((origin) => (
            <option key={origin} value={origin}>
              {origin}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

/** How many are shown and selected; its space is always kept. */
function Foot() {
  const { items, total, selected, loading, said } = useHeld()
  const shown = items?.length ?? 0
  return (
    <div className="held-foot num">
      <span className="quiet" aria-live="polite">
        {selected.size > 0 ? text.held.selected(count(selected.size)) : text.held.shown(count(shown), count(total))}
      </span>
      {selected.size > 0 ? (
        <Button variant="quiet" onClick={clearHeld}>
          {text.held.clear}
        </Button>
      ) : null}
      <span className="held-said clip" role="status" title={said || undefined}>
        {said}
      </span>
      {shown < total ? (
        <Button disabled={loading} onClick={() => void loadMoreHeld()}>
          {text.held.showMore}
        </Button>
      ) : null}
    </div>
  )
}
