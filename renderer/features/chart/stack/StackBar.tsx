import '../../documents/sheet.css'
import { useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { ChartView } from '#app/contract/chart.ts'
import { call } from '../../../bridge/client.ts'
import { text } from '../../../i18n/en.ts'
import { date, dateTime } from '../../../i18n/format.ts'
import { useMay } from '../../../stores/session.ts'
import { Button, toast, toastFailure } from '../../../ui/index.ts'
import type { Zoom } from '../useSpan.ts'
import { SEX_WORDS } from '../words.ts'
import { ZoomBar } from '../ZoomBar.tsx'
import { leastHeight, StackPlot, type StackPlotProps } from './StackPlot.tsx'

const words = text.picture.stack
/** A sheet of A4 between its margins, in CSS pixels. */
const PAPER = { width: 690, height: 860 } as const

type StackBarProps = Readonly<{ view: ChartView; zoom: Zoom; plot: Omit<StackPlotProps, 'width' | 'height'> }>

async function digestOf(element: HTMLElement): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(element.innerHTML))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Whose graphs these are, how much time is in sight, and the way to paper. */
export function StackBar({ view, zoom, plot }: StackBarProps) {
  const [printing, setPrinting] = useState(false)
  const may = useMay('print')
  const send = async (to: 'pdf' | 'paper') => {
    flushSync(() => setPrinting(true))
    const sheet = document.querySelector<HTMLElement>('.stack-paper')
    const hash = sheet ? await digestOf(sheet) : ''
    const result = await call('documents.print', { patient: view.patient.id, kind: 'graphs', hash, to })
    setPrinting(false)
    if (!result.ok) return toastFailure(result.error)
    if (result.value) toast(result.value.file === null ? words.printed : words.saved(result.value.file))
  }
  const reason = may ? null : text.documents.notAllowed
  return (
    <div className="flow-bar stack-bar-top">
      <ZoomBar zoom={zoom} />
      <span className="flow-page">
        <Button variant="quiet" size="small" reason={reason} disabled={printing} onClick={() => void send('paper')}>
          {words.print}
        </Button>
        <Button variant="quiet" size="small" reason={reason} disabled={printing} onClick={() => void send('pdf')}>
          {words.pdf}
        </Button>
      </span>
      {printing ? createPortal(<Paper view={view} plot={plot} />, document.body) : null}
    </div>
  )
}

function Paper({ view, plot }: Pick<StackBarProps, 'view' | 'plot'>) {
  const { patient } = view
  const height = Math.max(PAPER.height, leastHeight(plot.series.length, plot.lanes))
  return (
    <div className="print-root">
      <div className="stack-paper">
        <h1>{words.printTitle}</h1>
        <p>
          <strong>{patient.name ?? text.picture.banner.noName}</strong>, {patient.age ?? text.picture.banner.ageUnknown},{' '}
          {SEX_WORDS[patient.sex] ?? patient.sex} ·{' '}
          {patient.birthDate ? text.picture.banner.born(date(patient.birthDate, new Date(0))) : text.picture.banner.noBirthDate} ·{' '}
          {text.picture.banner.record} {patient.mrn ?? text.picture.banner.missing} · {dateTime(view.openedAt, new Date(0))}
        </p>
        <StackPlot {...plot} width={PAPER.width} height={height} />
        <p>
          {words.legend} · {words.marks}
        </p>
      </div>
    </div>
  )
}
