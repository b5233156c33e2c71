import type { ReactNode } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import { ago, date } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { SourceLink, SyntheticTag } from '../../ui/index.ts'
import { AllergyPills } from './AllergyPills.tsx'
import { DataQuality } from './DataQuality.tsx'
import { SEX_WORDS } from './words.ts'

/** Who this is. Always on screen, the same place for everybody. */
export function Banner({ view }: Readonly<{ view: ChartView }>) {
  const { patient } = view
  return (
    <section className="chart-banner" aria-label="Patient">
      <div className="chart-who">
        <h1>{patient.name ?? <span className="unknown">Name not recorded</span>}</h1>
        {patient.deceased === null ? null : <span className="chart-deceased">died {date(patient.deceased)}</span>}
        <div className="chart-tags">
          {patient.synthetic ? <SyntheticTag /> : null}
          <DataQuality patient={patient.id} />
        </div>
      </div>
      <dl className="chart-id num">
        <Item term={patient.birthDate ? `Born ${date(patient.birthDate)}` : 'Birth date not recorded'}>
          {patient.age ?? <span className="unknown">age not known</span>}, {SEX_WORDS[patient.sex] ?? patient.sex}
        </Item>
        <Item term="Record">{patient.mrn ?? <Missing />}</Item>
        <Weight weight={patient.weight} />
        <Kidney kidney={patient.kidney} />
        <Item term="Code status">{patient.codeStatus ?? <Missing />}</Item>
        {patient.pregnancy === null ? null : <Item term="Pregnancy">{patient.pregnancy}</Item>}
      </dl>
      <AllergyPills allergies={view.allergies} />
    </section>
  )
}

function Item({ term, children }: Readonly<{ term: string; children: ReactNode }>) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const Missing = () => <span className="unknown">not recorded</span>

function Weight({ weight }: Readonly<{ weight: ChartView['patient']['weight'] }>) {
  return (
    <Item term="Weight">
      {weight === null ? (
        <Missing />
      ) : (
        <>
          <SourceLink onOpen={() => showEvidence([weight.fact])}>{weight.text}</SourceLink> <span className="quiet">{ago(weight.at)}</span>
        </>
      )}
    </Item>
  )
}

function Kidney({ kidney }: Readonly<{ kidney: ChartView['patient']['kidney'] }>) {
  return (
    <Item term="Kidney function">
      {kidney === null ? (
        <Missing />
      ) : (
        <>
          <span className={`sev-${kidney.severity === 'none' ? 'plain' : kidney.severity}`}>
            <SourceLink onOpen={() => showEvidence(kidney.facts)}>{kidney.text}</SourceLink>
          </span>{' '}
          <span className="quiet">{ago(kidney.at)}</span>
        </>
      )}
    </Item>
  )
}
