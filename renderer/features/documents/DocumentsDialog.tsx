import './sheet.css'
import { createPortal } from 'react-dom'
import type { ChartView } from '#app/contract/chart.ts'
import { DOCUMENT_KINDS } from '#app/contract/documents.ts'
import { text } from '../../i18n/en.ts'
import { closeDocuments, printDocument, showDocument, useDocuments } from '../../stores/documents.ts'
import { useMay } from '../../stores/session.ts'
import { Button, Dialog, ErrorState, SkeletonRows, Tabs, toast, toastFailure } from '../../ui/index.ts'
import { Sheet } from './Sheet.tsx'

const words = text.documents

/** The sheet as it will be printed, and the two ways out. */
export function DocumentsDialog({ view }: Readonly<{ view: ChartView }>) {
  const { open, kind, review, document } = useDocuments()
  const patient = view.patient.id
  return (
    <>
      <Dialog
        open={open}
        onOpenChange={(next) => (next ? undefined : closeDocuments())}
        title={words.title}
        width="wide"
        flush
        actions={<Actions view={view} />}
      >
        <Tabs
          label={words.choose}
          value={kind}
          onChange={(next) => void showDocument(patient, next, next === 'review' ? review : null)}
          items={DOCUMENT_KINDS.map((value) => ({ value, label: words.kinds[value] ?? value, content: <Preview /> }))}
        />
      </Dialog>
      {open && document.value
        ? createPortal(
            <div className="print-root">
              <Sheet document={document.value} />
            </div>,
            window.document.body,
          )
        : null}
    </>
  )
}

function Preview() {
  const { document } = useDocuments()
  if (document.value)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
      <section className="documents-preview" aria-label={words.preview} tabIndex={0}>
        <div className="documents-paper">
          <Sheet document={document.value} />
        </div>
      </section>
    )
  return document.failure ? <ErrorState failure={document.failure} /> : <SkeletonRows rows={14} height={30} label={words.loading} />
}

function Actions({ view }: Readonly<{ view: ChartView }>) {
  const may = useMay('print')
  const { document, printing } = useDocuments()
  const reason = may ? null : words.notAllowed
  const send = async (to: 'pdf' | 'paper') => {
    const result = await printDocument(view.patient.id, to)
    if (result === null) return
    if (!result.ok) return toastFailure(result.error)
    if (result.value) toast(result.value.file === null ? words.printed : words.saved(result.value.file))
  }
  const off = printing || document.value === null
  return (
    <>
      <span className="tiny documents-plain">{words.plain}</span>
      <Button reason={reason} disabled={off} onClick={() => void send('paper')}>
        {words.paper}
      </Button>
      <Button variant="primary" reason={reason} disabled={off} onClick={() => void send('pdf')}>
        {words.pdf}
      </Button>
    </>
  )
}
