import { type ReactNode, Suspense, useEffect } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { text } from '../../i18n/en.ts'
import { followChart, forgetChart, openChart, refreshChart, useChart } from '../../stores/chart.ts'
import { leaveReview } from '../../stores/chart-review.ts'
import { closeDocuments, showDocument, useDocuments } from '../../stores/documents.ts'
import { forgetEntry, saveDraftNow } from '../../stores/entry.ts'
import { chartOpened } from '../../stores/exchange.ts'
import { forgetNoteDraft, keepNoteNow } from '../../stores/note-draft.ts'
import { forgetNotes } from '../../stores/notes.ts'
import { ErrorLine, ErrorState, SkeletonRows, useShortcut } from '../../ui/index.ts'
import { DocumentsDialog } from '../documents/index.ts'
import { EvidenceDialog } from '../evidence/index.ts'
import { Pathways } from '../pathways/index.ts'
import { ChartSearch } from '../search/index.ts'
import { Strip } from '../strip/index.ts'
import { Tasks } from '../tasks/index.ts'
import { Alerts } from './Alerts.tsx'
import { Banner } from './Banner.tsx'
import './chart.css'
import './chart-picture.css'
import './chart-side.css'
import './chart-alerts.css'
import './chart-middle.css'
import './chart-records.css'
import './growth.css'
import { ExplainDialog } from './ExplainDialog.tsx'
import { Findings } from './Findings.tsx'
import { Medications, Problems } from './Lists.tsx'
import { Middle } from './Middle.tsx'
import { Outlook } from './Outlook.tsx'
import { RiskStrip } from './RiskStrip.tsx'
import { useColumns } from './useSize.ts'

/** The chart of one patient: opened (and audited) once, fetched again whenever main says it changed. */
export function ChartScreen({ patient }: Readonly<{ patient: PatientId }>) {
  useEffect(() => {
    void openChart(patient)
    const stop = followChart(patient)
    return () => {
      stop()
      void saveDraftNow()
      forgetEntry()
      void leaveReview()
      closeDocuments()
      void keepNoteNow()
      forgetNoteDraft()
      forgetNotes()
      forgetChart()
    }
  }, [patient])
  const chart = useChart((state) => state.chart)
  const own = useChart((state) => state.patient)
  const name = chart.value?.patient.id === patient ? chart.value.patient.name : undefined
  useEffect(() => {
    if (name !== undefined) chartOpened({ id: patient, name: name ?? text.common.nameUnknown })
  }, [patient, name])
  if (own !== patient || chart.value === null) {
    return chart.state === 'failed' && chart.failure ? (
      <ErrorState failure={chart.failure} onRetry={() => void openChart(patient)} />
    ) : (
      <ChartSkeleton />
    )
  }
  return (
    <div className="chart">
      <Banner view={chart.value} />
      {chart.failure ? (
        <div className="chart-stale">
          <ErrorLine
            failure={{ ...chart.failure, message: `This chart may be out of date. ${chart.failure.message}` }}
            onRetry={() => void refreshChart()}
          />
        </div>
      ) : null}
      <Columns view={chart.value} />
      <Strip view={chart.value} />
      <Documents view={chart.value} />
      <ChartSearch view={chart.value} />
      <EvidenceDialog patient={patient} />
      <ExplainDialog view={chart.value} />
    </div>
  )
}

/** Asked for by key or from a review; nothing of it is fetched before. */
function Documents({ view }: Readonly<{ view: ChartView }>) {
  const open = useDocuments((state) => state.open)
  useShortcut('Ctrl+P', text.documents.open, 'Chart', () => void showDocument(view.patient.id, 'handoff'))
  return open ? (
    <Suspense fallback={null}>
      <DocumentsDialog view={view} />
    </Suspense>
  ) : null
}

/** The same parts in the order they are read: three columns, two, or one. */
function Columns({ view }: Readonly<{ view: ChartView }>) {
  const columns = useColumns()
  if (columns === 3) {
    return (
      <div className="chart-columns chart-3">
        <Side fixed={<Findings view={view} />} label="Risk scores">
          <Outlook view={view} />
          <RiskStrip view={view} />
          <Tasks view={view} />
          <Pathways view={view} />
        </Side>
        <div className="chart-middle">
          <Middle view={view} />
        </div>
        <Side fixed={<Alerts view={view} strip={false} />} label="Medications and problems">
          <Medications view={view} />
          <Problems view={view} />
        </Side>
      </div>
    )
  }
  return (
    <div className={`chart-columns chart-${columns}`}>
      <Side fixed={<Findings view={view} />} label="Risk, medications and problems">
        <Outlook view={view} />
        <Medications view={view} />
        <Problems view={view} />
        <RiskStrip view={view} />
        <Tasks view={view} />
        <Pathways view={view} />
      </Side>
      <div className="chart-middle">
        <Alerts view={view} strip />
        <Middle view={view} />
      </div>
    </div>
  )
}

/** A side column: what must stay in sight stands still, the rest scrolls below it. */
function Side({ fixed, label, children }: Readonly<{ fixed: ReactNode; label: string; children: ReactNode }>) {
  return (
    <div className="chart-side">
      {fixed}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="chart-scroll" aria-label={label} tabIndex={0}>
        {children}
      </section>
    </div>
  )
}

/** Every place is kept while the chart is fetched, so that nothing moves when it comes. */
function ChartSkeleton() {
  const columns = useColumns()
  return (
    <div className="chart" aria-busy="true">
      <div className="chart-banner">
        <SkeletonRows rows={1} height={39} label="Loading the chart" />
      </div>
      <div className={`chart-columns chart-${columns}`}>
        {Array.from({ length: columns }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty places, all alike
          <div key={index} className="ui-section">
            <SkeletonRows rows={12} />
          </div>
        ))}
      </div>
    </div>
  )
}
