import type { ReactNode } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { ago, date } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { SourceLink, SyntheticTag } from '../../ui/index.ts'
import { Allergies } from './Allergies.tsx'
import { DataQuality } from './DataQuality.tsx'
import { SEX_WORDS } from './words.ts'

const words = text.picture.banner

/** Who this is, in two lines. Always on screen, the same place for everybody. */
export function Banner({ view }: Readonly<{ view: ChartView }>) {
  const { patient } = view
  return (
    <section className="chart-banner" aria-label={words.patient}>
      <div className="chart-who num">
        <h1>{patient.name ?? <span className="unknown">{words.noName}</span>}</h1>
        <strong>
          {patient.age ?? <span className="unknown">{words.ageUnknown}</span>}, {SEX_WORDS[patient.sex] ?? patient.sex}
        </strong>
        {patient.deceased === null ? null : <span className="chart-deceased">{words.died(date(patient.deceased))}</span>}
        <span>{patient.birthDate ? words.born(date(patient.birthDate)) : words.noBirthDate}</span>
        <Record mrn={patient.mrn} />
        {patient.synthetic ? <SyntheticTag /> : null}
      </div>
      <Allergies allergies={view.allergies} />
      <dl className="chart-id num">
        <Weight weight={patient.weight} />
        <Kidney kidney={patient.kidney} />
        <Item term={words.codeStatus}>{patient.codeStatus ?? <Missing />}</Item>
        {patient.pregnancy === null ? null : <Item term={words.pregnancy}>{patient.pregnancy}</Item>}
      </dl>
      <DataQuality patient={patient.id} />
    </section>
  )
}

/** A long record number is cut on screen only: whole in the title, and for whoever selects or hears it. */
function Record({ mrn }: Readonly<{ mrn: string | null }>) {
  return (
    <span className="chart-mrn" title={mrn ?? undefined}>
      <span className="quiet">{words.record}</span> <span className="chart-mrn-text">{mrn ?? <Missing />}</span>
    </span>
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

const Missing = () => <span className="unknown">{words.missing}</span>

function Weight({ weight }: Readonly<{ weight: ChartView['patient']['weight'] }>) {
  return (
    <Item term={words.weight}>
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
    <Item term={words.kidney}>
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
