import './medication.css'
import { useEffect, useRef, useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import type { MedCheck } from '#app/contract/medication.ts'
import { text } from '../../i18n/en.ts'
import { Button, useShortcut } from '../../ui/index.ts'
import { FindingItem } from './FindingItem.tsx'
import { findingsOf, type Group, groupsOf, isMonitoring, keyOf, type Way } from './group.ts'
import { MedicationState } from './MedicationState.tsx'

/** The whole list: every finding under its mechanism or its drug, what could not be checked and why, what is to be measured. Nothing moves by itself. */
export function MedicationsTab({ view }: Readonly<{ view: ChartView }>) {
  const [way, setWay] = useState<Way>('mechanism')
  const other: Way = way === 'mechanism' ? 'drug' : 'mechanism'
  const all = findingsOf(view)
  const groups = groupsOf(
    all.filter((finding) => !isMonitoring(finding)),
    way,
  )
  const monitoring: Group = { title: text.medication.monitoringTitle, findings: all.filter(isMonitoring) }
  const check = view.medicationCheck.result
  useShortcut('g', text.medication.groupKey, text.medication.tab, () => setWay(other))
  return (
    <div className="med-tab">
      <div className="med-head">
        <MedicationState check={view.medicationCheck} />
        <Button variant="quiet" shortcut="G" onClick={() => setWay(other)}>
          {text.medication.by[other]}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="med-body" aria-label={text.medication.findings} tabIndex={0}>
        <Groups key={way} groups={[...groups, monitoring]} />
        {check ? <Unchecked check={check} /> : null}
        {check ? (
          <p className="tiny med-edition">
            {text.medication.knowledge(check.knowledge.version, check.knowledge.reviewed, check.knowledge.expires)}
          </p>
        ) : null}
      </section>
    </div>
  )
}

/** Up and down go through all of them, X sets the one in front aside. */
function Groups({ groups }: Readonly<{ groups: readonly Group[] }>) {
  const [active, setActive] = useState(0)
  const [aside, setAside] = useState<number | null>(null)
  const [why, setWhy] = useState<number | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const total = groups.reduce((sum, { findings }) => sum + findings.length, 0)
  const step = (by: number) => () => setActive(Math.max(0, Math.min(total - 1, active + by)))
  const here = text.medication.tab
  useShortcut('Down', text.medication.next, here, step(1), total > 0)
  useShortcut('Up', text.medication.before, here, step(-1), total > 0)
  useShortcut('x', text.medication.aside, here, () => setAside(active), total > 0)
  useShortcut('w', text.medication.whyKey, here, () => setWhy(why === active ? null : active), total > 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the one in front is brought into sight when another becomes it
  useEffect(() => void place.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }), [active])
  let from = 0
  return (
    <div ref={place}>
      {groups.map(({ title, findings }) => {
        const first = from
        from += findings.length
        return (
          <section key={title} className="med-group" aria-label={title}>
            <h3 className="med-title">
              {title} <span className="tiny num">{findings.length}</span>
            </h3>
            {findings.length === 0 ? <p className="chart-none">{text.medication.monitoringNone}</p> : null}
            <ul>
              {findings.map((finding, index) => (
                <FindingItem
                  key={keyOf(finding)}
                  finding={finding}
                  active={first + index === active}
                  reason={{ open: why === first + index, onOpen: (open) => setWhy(open ? first + index : null) }}
                  aside={{ open: aside === first + index, onOpen: (open) => setAside(open ? first + index : null) }}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function Unchecked({ check }: Readonly<{ check: MedCheck }>) {
  const words = text.medication
  return (
    <section className="med-group" aria-label={words.uncheckedTitle}>
      <h3 className="med-title">
        {words.uncheckedTitle} <span className="tiny num">{check.unchecked.length}</span>
      </h3>
      {check.unchecked.length === 0 ? <p className="chart-none">{words.uncheckedNone}</p> : null}
      <ul>
        {check.unchecked.map(({ drug, because }) => (
          <li key={`${drug}\n${because}`} className="med-open">
            <span>{drug === '' ? words.noDrug : drug}</span> <span className="ink2">{because}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
