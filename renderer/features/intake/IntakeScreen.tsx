import './intake.css'
import { type ReactNode, useEffect } from 'react'
import { text } from '../../i18n/en.ts'
import { count } from '../../i18n/format.ts'
import { INTAKE_TABS, type IntakeTab, showTab, useIntakePlace } from '../../stores/intake-place.ts'
import { loadReview, openTotal, useReview } from '../../stores/review.ts'
import { Kbd, type TabItem, Tabs, useShortcut } from '../../ui/index.ts'
import { ExchangeTab } from '../exchange/ExchangeTab.tsx'
import { Needs } from '../frame/Needs.tsx'
import { LearnedTab } from '../learned/LearnedTab.tsx'
import { QualityParts } from '../quality/QualityParts.tsx'
import { DecideTab } from './DecideTab.tsx'
import { ImportTab } from './ImportTab.tsx'

/** The way in and the way out: import, decide, how good it is, what was learned, export. */
export function IntakeScreen() {
  const tab = useIntakePlace((state) => state.tab)
  useEffect(() => void loadReview(), [])
  return (
    <div className="intake">
      <h1 className="visually-hidden">{text.intake.title}</h1>
      {INTAKE_TABS.map((name, index) => (
        <TabKey key={name} tab={name} keys={String(index + 1)} />
      ))}
      <Tabs label={text.intake.tabKeys} value={tab} onChange={showTab} items={INTAKE_TABS.map(item)} />
    </div>
  )
}

const CONTENT: Readonly<Record<IntakeTab, ReactNode>> = {
  import: <ImportTab />,
  decide: <DecideTab />,
  quality: <QualityParts />,
  learned: <LearnedTab />,
  export: (
    <Needs capability="export">
      <ExchangeTab />
    </Needs>
  ),
}

const item = (tab: IntakeTab, index: number): TabItem<IntakeTab> => ({
  value: tab,
  label: (
    <span className="intake-tab">
      {text.intake.tabs[tab]}
      {tab === 'decide' ? <DecideCount /> : null}
      <Kbd keys={String(index + 1)} />
    </span>
  ),
  content: CONTENT[tab],
})

/** How much waits for a person. Its space is kept while it is not known. */
function DecideCount() {
  const total = useReview(openTotal)
  return (
    <span className="intake-badge num" data-open={total ? '' : undefined}>
      {total === null ? '–' : count(total)}
    </span>
  )
}

function TabKey({ tab, keys }: Readonly<{ tab: IntakeTab; keys: string }>) {
  useShortcut(keys, text.intake.tabs[tab], text.keys.intake, () => showTab(tab))
  return null
}
