import type { ChartView } from '#app/contract/chart.ts'
import { showEvidence } from '../../stores/chart.ts'

/** Recorded allergies, "none known" (somebody asked) and "not asked" (nobody did): three different looks. */
export function AllergyPills({ allergies }: Readonly<{ allergies: ChartView['allergies'] }>) {
  return (
    <section className="chart-allergies" aria-label="Allergies">
      {allergies.state === 'not-asked' ? <span className="pill pill-unasked">Allergies not asked</span> : null}
      {allergies.state === 'none-known' ? <NoneKnown allergies={allergies} /> : null}
      {allergies.state === 'recorded' ? allergies.items.map((item) => <Pill key={item.fact} item={item} />) : null}
    </section>
  )
}

function NoneKnown({ allergies }: Readonly<{ allergies: ChartView['allergies'] }>) {
  const facts = allergies.items.map((item) => item.fact)
  if (facts.length === 0) return <span className="pill pill-none">No known allergies</span>
  return (
    <button type="button" className="pill pill-none" aria-haspopup="dialog" onClick={() => showEvidence(facts)}>
      No known allergies
    </button>
  )
}

function Pill({ item }: Readonly<{ item: ChartView['allergies']['items'][number] }>) {
  const looks = ['pill', item.severe ? 'pill-severe' : 'pill-allergy', item.active ? '' : 'pill-past'].filter(Boolean).join(' ')
  return (
    <button type="button" className={looks} aria-haspopup="dialog" onClick={() => showEvidence([item.fact])}>
      <span className="clip">{item.detail ? `${item.label}: ${item.detail}` : item.label}</span>
      {item.active ? null : <span className="tiny">{item.status ?? 'inactive'}</span>}
    </button>
  )
}
