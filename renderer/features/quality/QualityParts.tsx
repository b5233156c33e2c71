import { type ReactNode, useState } from 'react'
import { text } from '../../i18n/en.ts'
import { Kbd, Tabs, useShortcut } from '../../ui/index.ts'
import { AlertAnswers } from './AlertAnswers.tsx'
import { EntryChecks } from './EntryChecks.tsx'
import { QualityTab } from './QualityTab.tsx'

const PARTS = ['sources', 'entry', 'alerts'] as const
type Part = (typeof PARTS)[number]
const KEYS: Readonly<Record<Part, string>> = { sources: 's', entry: 'e', alerts: 'a' }

const CONTENT: Readonly<Record<Part, ReactNode>> = { sources: <QualityTab />, entry: <EntryChecks />, alerts: <AlertAnswers /> }

/** How good what comes in is, and how the program's own questions fare. */
export function QualityParts() {
  const [part, setPart] = useState<Part>('sources')
  return (
    <div className="quality-parts">
      {PARTS.map((name) => (
        <PartKey key={name} part={name} onShow={setPart} />
      ))}
      <Tabs
        label={text.checks.partsLabel}
        value={part}
        onChange={setPart}
        items={PARTS.map((name) => ({
          value: name,
          label: (
            <span className="intake-tab">
              {text.checks.parts[name]} <Kbd keys={KEYS[name].toUpperCase()} />
            </span>
          ),
          content: CONTENT[name],
        }))}
      />
    </div>
  )
}

function PartKey({ part, onShow }: Readonly<{ part: Part; onShow: (part: Part) => void }>) {
  useShortcut(KEYS[part], text.checks.parts[part], text.intake.tabs.quality, () => onShow(part))
  return null
}
