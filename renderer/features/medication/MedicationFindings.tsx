import './medication.css'
import type { MedCheck, MedFinding } from '#app/contract/medication.ts'
import { text } from '../../i18n/en.ts'
import { FindingItem } from './FindingItem.tsx'
import { keyOf } from './group.ts'

/** What is contraindicated stays in its place whatever was said of it. */
const isFolded = ({ severity, shown }: MedFinding) => Boolean(shown?.override) && severity !== 'contraindicated'

/** What the check found: what to do first in sight, mechanism and evidence one key away; notes of little weight and what was set aside folded. */
export function MedicationFindings({ check }: Readonly<{ check: MedCheck }>) {
  const aside = check.findings.filter(isFolded)
  const open = check.findings.filter((finding) => !isFolded(finding))
  return (
    <section className="med-findings" aria-label={text.medication.findings}>
      <Items findings={open.filter(({ tier }) => tier !== 'info')} />
      <Folded title={text.medication.notes} findings={open.filter(({ tier }) => tier === 'info')} />
      <Folded title={text.medication.asideCount} findings={aside} />
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

function Items({ findings }: Readonly<{ findings: readonly MedFinding[] }>) {
  return (
    <ul>
      {findings.map((finding) => (
        <FindingItem key={keyOf(finding)} finding={finding} />
      ))}
    </ul>
  )
}

function Folded({ title, findings }: Readonly<{ title: (n: number) => string; findings: readonly MedFinding[] }>) {
  if (findings.length === 0) return null
  return (
    <details className="med-notes">
      <summary>{title(findings.length)}</summary>
      <Items findings={findings} />
    </details>
  )
}
