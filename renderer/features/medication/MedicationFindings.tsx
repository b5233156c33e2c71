import './medication.css'
import { useState } from 'react'
import type { MedCheck, MedFinding } from '#app/contract/medication.ts'
import { text } from '../../i18n/en.ts'
import { showEvidence } from '../../stores/chart.ts'
import { Button, SeverityMark, SourceLink, type UiSeverity } from '../../ui/index.ts'

const SEVERITY: Readonly<Record<MedFinding['severity'], UiSeverity>> = {
  contraindicated: 'high',
  serious: 'high',
  moderate: 'medium',
  minor: 'low',
}
const keyOf = (finding: MedFinding) => `${finding.kind} ${finding.rules.join(' ')} ${finding.between.join(' ')}`

/** What the check found: what to do first in sight, mechanism and evidence one key away, notes of little weight folded. */
export function MedicationFindings({ check }: Readonly<{ check: MedCheck }>) {
  const shown = check.findings.filter(({ tier }) => tier !== 'info')
  const notes = check.findings.filter(({ tier }) => tier === 'info')
  return (
    <section className="med-findings" aria-label={text.medication.findings}>
      <ul>
        {shown.map((finding) => (
          <FindingItem key={keyOf(finding)} finding={finding} />
        ))}
      </ul>
      {notes.length > 0 ? (
        <details className="med-notes">
          <summary>{text.medication.notes(notes.length)}</summary>
          <ul>
            {notes.map((finding) => (
              <FindingItem key={keyOf(finding)} finding={finding} />
            ))}
          </ul>
        </details>
      ) : null}
      {/* One alone is named with its reason by the state above. */}
      {check.unchecked.length > 1 ? (
        <p className="tiny">
          {text.medication.unchecked}{' '}
          {check.unchecked.map(({ drug, because }) => (drug === '' ? because : `${drug} (${because})`)).join('; ')}
        </p>
      ) : null}
    </section>
  )
}

function FindingItem({ finding }: Readonly<{ finding: MedFinding }>) {
  const [open, setOpen] = useState(false)
  const words = text.medication
  return (
    <li className="med-finding" data-tier={finding.tier}>
      <div className="med-line">
        <SeverityMark severity={SEVERITY[finding.severity]} label={words.severity[finding.severity] ?? finding.severity} />
        <h3>{finding.title}</h3>
        <span className="tiny">
          {words.kind[finding.kind]}, {words.severity[finding.severity]}
        </span>
        <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.less : words.more}
        </Button>
      </div>
      <p className="med-do">{finding.management}</p>
      {finding.context.length > 0 ? <p className="tiny">{finding.context.join('; ')}</p> : null}
      {open ? (
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
      ) : null}
    </li>
  )
}
