import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import { text } from '../../i18n/en.ts'
import { type ChartPlace, openEntry, rowsOf, showPlace, useChart } from '../../stores/chart.ts'
import { beginNote } from '../../stores/note-draft.ts'
import { useMay } from '../../stores/session.ts'
import { Button, SkeletonRows, type TabItem, Tabs, useShortcut } from '../../ui/index.ts'
import { EntryPanel, preloadEntry } from '../entry/index.ts'
import { MedicationsTab } from '../medication/index.ts'
import { NotesTab, preloadNotes } from '../notes/index.ts'
import { preloadReview, ReviewTab } from '../review/index.ts'
import { Flowsheet } from './Flowsheet.tsx'
import { Graph } from './Graph.tsx'
import { GrowthChart } from './growth-chart.ts'
import { hasGrowth } from './growth-points.ts'
import { Encounters, Immunizations } from './Records.tsx'
import { StackTab } from './stack/StackTab.tsx'
import { Timeline } from './Timeline.tsx'

const count = (n: number): ReactNode => <span className="tiny num"> {n}</span>

function items(view: ChartView): readonly TabItem<ChartPlace>[] {
  return [
    { value: 'results', label: <>Results</>, content: <Flowsheet view={view} /> },
    { value: 'graphs', label: <>{text.picture.tabs.graphs}</>, content: <StackTab view={view} /> },
    ...(hasGrowth(view) ? [{ value: 'growth' as const, label: <>Growth</>, content: <Growth view={view} /> }] : []),
    { value: 'timeline', label: <>Timeline</>, content: <Timeline view={view} /> },
    { value: 'notes', label: <>Notes{count(view.notes.length)}</>, content: <Notes view={view} /> },
    {
      value: 'encounters',
      label: (
        <>
          {text.picture.tabs.encounters}
          {count(view.encounters.length + view.procedures.length)}
        </>
      ),
      content: <Encounters view={view} />,
    },
    {
      value: 'immunizations',
      label: (
        <>
          {text.picture.tabs.immunizations}
          {count(view.immunizations.length)}
        </>
      ),
      content: <Immunizations view={view} />,
    },
    {
      value: 'medications',
      label: (
        <>
          {text.medication.tab}
          {count(view.medicationCheck.result?.findings.length ?? 0)}
        </>
      ),
      content: <MedicationsTab view={view} />,
    },
    { value: 'review', label: <>{text.chartReview.title}</>, content: <Review view={view} /> },
  ]
}

function Growth({ view }: Readonly<{ view: ChartView }>) {
  return (
    <Suspense fallback={<SkeletonRows rows={8} height={28} label="Opening the growth chart" />}>
      <GrowthChart view={view} />
    </Suspense>
  )
}

function Notes({ view }: Readonly<{ view: ChartView }>) {
  return (
    <Suspense fallback={<SkeletonRows rows={10} height={40} label={text.notes.loading} />}>
      <NotesTab view={view} />
    </Suspense>
  )
}

function Review({ view }: Readonly<{ view: ChartView }>) {
  return (
    <Suspense fallback={<SkeletonRows rows={10} height={40} label={text.chartReview.loading} />}>
      <ReviewTab view={view} />
    </Suspense>
  )
}

/** The middle column: one fixed place above for what is read, one below for the graph or the form. */
export function Middle({ view }: Readonly<{ view: ChartView }>) {
  const { place, graph, graphOpen, entryOpen } = useChart()
  const row = rowsOf(view).find((one) => one.key === graph) ?? null
  const mayEnter = useMay('enter')
  usePlaceKeys(view, mayEnter)
  useEffect(preloadEntry, [])
  useEffect(preloadReview, [])
  useEffect(preloadNotes, [])
  const enter = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(entryOpen)
  useEffect(() => {
    if (wasOpen.current && !entryOpen) enter.current?.focus()
    wasOpen.current = entryOpen
  }, [entryOpen])
  return (
    <>
      <section className="ui-section chart-main" aria-label="Chart">
        <Tabs label="Parts of the chart" value={place} onChange={showPlace} items={items(view)} className="chart-tabs" />
        {mayEnter ? (
          <Button ref={enter} className="chart-enter" shortcut="E" aria-expanded={entryOpen} onClick={openEntry}>
            Enter values
          </Button>
        ) : null}
      </section>
      {entryOpen ? (
        <Suspense fallback={<SkeletonRows rows={10} height={32} label="Opening the form" />}>
          <EntryPanel view={view} />
        </Suspense>
      ) : null}
      {!entryOpen && place === 'results' && graphOpen && row ? <Graph key={row.key} view={view} row={row} /> : null}
    </>
  )
}

function usePlaceKeys(view: ChartView, mayEnter: boolean): void {
  useShortcut('w', 'Growth', 'Chart', () => showPlace('growth'), hasGrowth(view))
  useShortcut('e', 'Enter values', 'Chart', openEntry, mayEnter)
  useShortcut('b', text.picture.stack.open, 'Chart', () => showPlace('graphs'))
  useShortcut('r', 'Results', 'Chart', () => showPlace('results'))
  useShortcut('l', 'Timeline', 'Chart', () => showPlace('timeline'))
  useShortcut('n', 'Notes', 'Chart', () => showPlace('notes'))
  useShortcut('c', text.notes.write, 'Chart', () => beginNote(view.patient.id), useMay('enter'))
  useShortcut('p', 'Encounters and procedures', 'Chart', () => showPlace('encounters'))
  useShortcut('v', text.chartReview.open, 'Chart', () => showPlace('review'), mayEnter)
  useShortcut('m', text.medication.openTab, 'Chart', () => showPlace('medications'))
  useShortcut('i', 'Immunizations', 'Chart', () => showPlace('immunizations'))
}
