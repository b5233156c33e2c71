import './quality.css'
import { useEffect } from 'react'
import { text } from '../../i18n/en.ts'
import { showSource, useIntakePlace } from '../../stores/intake-place.ts'
import { loadQuality, useSources } from '../../stores/sources.ts'
import { EmptyState, Section, useShortcut } from '../../ui/index.ts'
import { Loaded } from '../operations/Loaded.tsx'
import { SourceDetail } from './SourceDetail.tsx'
import { SourceTable } from './SourceTable.tsx'
import { byAttention } from './words.ts'

/** Every source and how good what it sends is, those that need somebody first; one of them in full below. */
export function QualityTab() {
  const sources = useSources((state) => state.quality)
  const asked = useIntakePlace((state) => state.source)
  useEffect(() => void loadQuality(), [])
  const sorted = byAttention(sources.value ?? [])
  const shown = sorted.find((source) => source.origin === asked) ?? sorted[0] ?? null
  const step = (by: number) => () => {
    const at = shown ? sorted.indexOf(shown) : 0
    const next = sorted[Math.max(0, Math.min(sorted.length - 1, at + by))]
    if (next) showSource(next.origin)
  }
  useShortcut('Down', text.quality.keys.next, text.intake.tabs.quality, step(1))
  useShortcut('Up', text.quality.keys.before, text.intake.tabs.quality, step(-1))
  return (
    <div className="quality">
      <Section title={text.quality.title} note={text.quality.attention} scroll className="quality-sources">
        <Loaded remote={sources} onRetry={() => void loadQuality()} rows={8}>
          {() =>
            sorted.length === 0 ? (
              <EmptyState title={text.quality.none}>{text.quality.noneBody}</EmptyState>
            ) : (
              <SourceTable sources={sorted} shown={shown?.origin ?? null} />
            )
          }
        </Loaded>
      </Section>
      {shown ? <SourceDetail key={shown.origin} source={shown} /> : null}
    </div>
  )
}
