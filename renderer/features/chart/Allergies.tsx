import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { showEvidence } from '../../stores/chart.ts'
import { SeverityMark, SourceLink } from '../../ui/index.ts'
import { allergenOf } from './words.ts'

type State = ChartView['allergies']

/** Recorded allergies, "none known" (somebody asked) and "not asked" (nobody did): three different looks. */
export function Allergies({ allergies }: Readonly<{ allergies: State }>) {
  return (
    <section className={`chart-allergies allergies-${allergies.state}`} aria-label={text.picture.banner.allergies}>
      {allergies.state === 'not-asked' ? <span>{text.picture.banner.notAsked}</span> : null}
      {allergies.state === 'none-known' ? <NoneKnown allergies={allergies} /> : null}
      {allergies.state === 'recorded' ? <Recorded allergies={allergies} /> : null}
    </section>
  )
}

function NoneKnown({ allergies }: Readonly<{ allergies: State }>) {
  const facts = allergies.items.map((item) => item.fact)
  if (facts.length === 0) return <span>{text.picture.banner.noneKnown}</span>
  return <SourceLink onOpen={() => showEvidence(facts)}>{text.picture.banner.noneKnown}</SourceLink>
}

function Recorded({ allergies }: Readonly<{ allergies: State }>) {
  return (
    <>
      <span className="allergies-label">{text.picture.banner.allergies}</span>
      <ul>
        {allergies.items.map((item) => (
          <Allergy key={item.fact} item={item} />
        ))}
      </ul>
    </>
  )
}

function Allergy({ item }: Readonly<{ item: State['items'][number] }>) {
  const name = allergenOf(item.label)
  return (
    <li className={item.active ? '' : 'allergy-past'} title={item.label}>
      {item.severe ? <SeverityMark severity="high" label={text.picture.banner.severe} /> : null}
      <SourceLink onOpen={() => showEvidence([item.fact])}>{item.detail ? `${name}: ${item.detail}` : name}</SourceLink>
      {item.active ? null : <span className="tiny"> {item.status ?? text.picture.banner.inactive}</span>}
    </li>
  )
}
