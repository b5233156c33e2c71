import { useState } from 'react'
import type { MedFinding } from '#app/contract/medication.ts'
import { text } from '../../i18n/en.ts'
import { showEvidence } from '../../stores/chart.ts'
import { useMay } from '../../stores/session.ts'
import { Button, SeverityMark, SourceLink, type UiSeverity } from '../../ui/index.ts'
import { Alternatives } from './Alternatives.tsx'
import { Override } from './Override.tsx'
import { Standing } from './Standing.tsx'

const SEVERITY: Readonly<Record<MedFinding['severity'], UiSeverity>> = {
  contraindicated: 'high',
  serious: 'high',
  moderate: 'medium',
  minor: 'low',
}

type Opened = Readonly<{ open: boolean; onOpen: (open: boolean) => void }>
type ItemProps = Readonly<{ finding: MedFinding; active?: boolean; aside?: Opened; reason?: Opened }>

/**
 * What to do first in sight; mechanism, evidence and what to do instead one key away; set aside in its place. `aside` and `reason` where a list keeps
 * which one is open.
 */
export function FindingItem({ finding, active, aside, reason }: ItemProps) {
  const [ownWhy, setOwnWhy] = useState(false)
  const { open: why, onOpen: setWhy } = reason ?? { open: ownWhy, onOpen: setOwnWhy }
  const [own, setOwn] = useState(false)
  const { open, onOpen } = aside ?? { open: own, onOpen: setOwn }
  const mayAnswer = useMay('acknowledge')
  const words = text.medication
  const { shown } = finding
  return (
    <li className="med-finding" data-tier={finding.tier} data-aside={shown?.override ? true : undefined} aria-current={active || undefined}>
      <div className="med-line">
        <SeverityMark severity={SEVERITY[finding.severity]} label={words.severity[finding.severity] ?? finding.severity} />
        <h3>{finding.title}</h3>
        <span className="tiny">
          {words.kind[finding.kind]}, {words.severity[finding.severity]}
        </span>
        <span className="med-actions">
          <Button variant="quiet" aria-expanded={why} {...(active ? { shortcut: 'W' } : {})} onClick={() => setWhy(!why)}>
            {why ? words.less : words.more}
          </Button>
          {shown && !shown.override && mayAnswer ? (
            <Button variant="quiet" aria-expanded={open} {...(active ? { shortcut: 'X' } : {})} onClick={() => onOpen(!open)}>
              {words.setAside}
            </Button>
          ) : null}
        </span>
      </div>
      <p className="med-do">{finding.management}</p>
      {finding.context.length > 0 ? <p className="tiny">{finding.context.join('; ')}</p> : null}
      {shown ? <Standing shown={shown} /> : null}
      {open && shown && !shown.override ? <Override shown={shown} onClose={() => onOpen(false)} /> : null}
      {why ? <Why finding={finding} /> : null}
    </li>
  )
}

function Why({ finding }: Readonly<{ finding: MedFinding }>) {
  return (
    <div className="med-why">
      <p>{finding.mechanism}</p>
      {finding.alternatives ? <Alternatives alternatives={finding.alternatives} /> : null}
      <p className="tiny">
        {finding.evidence.map(({ source, date }) => `${source} (${date})`).join('; ')}
        {finding.facts.length > 0 ? (
          <>
            {' · '}
            <SourceLink onOpen={() => showEvidence(finding.facts)}>
              {finding.facts.length} {finding.facts.length === 1 ? 'row' : 'rows'}
            </SourceLink>
          </>
        ) : null}
      </p>
    </div>
  )
}
