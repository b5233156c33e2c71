import { useState } from 'react'
import type { MedFinding } from '#app/contract/medication.ts'
import { text } from '../../i18n/en.ts'
import { showEvidence } from '../../stores/chart.ts'
import { useMay } from '../../stores/session.ts'
import { Button, SeverityMark, SourceLink, type UiSeverity } from '../../ui/index.ts'
import { Override } from './Override.tsx'
import { Standing } from './Standing.tsx'

const SEVERITY: Readonly<Record<MedFinding['severity'], UiSeverity>> = {
  contraindicated: 'high',
  serious: 'high',
  moderate: 'medium',
  minor: 'low',
}

type Aside = Readonly<{ open: boolean; onOpen: (open: boolean) => void }>

/** What to do first in sight; mechanism and evidence one key away; set aside in its place. `aside` where a list keeps which one is open. */
export function FindingItem({ finding, active, aside }: Readonly<{ finding: MedFinding; active?: boolean; aside?: Aside }>) {
  const [why, setWhy] = useState(false)
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
          <Button variant="quiet" aria-expanded={why} onClick={() => setWhy(!why)}>
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
