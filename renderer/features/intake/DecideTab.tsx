import { type ReactNode, useEffect } from 'react'
import { text } from '../../i18n/en.ts'
import { count } from '../../i18n/format.ts'
import { DECIDE_PARTS, type DecidePart, showPart, useIntakePlace } from '../../stores/intake-place.ts'
import { loadReview, useReview } from '../../stores/review.ts'
import { Kbd, Tabs, useShortcut } from '../../ui/index.ts'
import { Needs } from '../frame/Needs.tsx'
import { HeldPart } from '../held/HeldPart.tsx'
import { PeoplePart } from '../people/PeoplePart.tsx'
import { FilesPart } from './FilesPart.tsx'

const KEYS: Readonly<Record<DecidePart, string>> = { files: 'w', held: 'v', people: 'p' }

const CONTENT: Readonly<Record<DecidePart, ReactNode>> = {
  files: <FilesPart />,
  held: (
    <Needs capability="enter">
      <HeldPart />
    </Needs>
  ),
  people: (
    <Needs capability="enter">
      <PeoplePart />
    </Needs>
  ),
}

/** What waits for a person: whole files, single values, pairs of records. */
export function DecideTab() {
  const part = useIntakePlace((state) => state.part)
  useEffect(() => void loadReview(), [])
  return (
    <div className="intake-decide">
      {DECIDE_PARTS.map((name) => (
        <PartKey key={name} part={name} />
      ))}
      <Tabs
        label={text.review.partsLabel}
        value={part}
        onChange={showPart}
        items={DECIDE_PARTS.map((name) => ({
          value: name,
          label: (
            <span className="intake-tab">
              {text.review.parts[name]}
              <PartCount part={name} />
              <Kbd keys={KEYS[name].toUpperCase()} />
            </span>
          ),
          content: CONTENT[name],
        }))}
      />
    </div>
  )
}

function PartCount({ part }: Readonly<{ part: DecidePart }>) {
  const number = useReview((state) =>
    part === 'files' ? (state.waiting.value?.length ?? null) : part === 'held' ? state.held : state.pairs,
  )
  return (
    <span className="intake-badge num" data-open={number ? '' : undefined}>
      {number === null ? '–' : count(number)}
    </span>
  )
}

function PartKey({ part }: Readonly<{ part: DecidePart }>) {
  useShortcut(KEYS[part], text.review.keys[part], text.keys.decide, () => showPart(part))
  return null
}
