import './review.css'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import type { Prefill } from '#app/contract/review.ts'
import { text } from '../../i18n/en.ts'
import { time } from '../../i18n/format.ts'
import {
  discardReview,
  followReview,
  keepMine,
  openReview,
  saveReviewNow,
  takeOther,
  useChartReview,
  write,
} from '../../stores/chart-review.ts'
import { useMay } from '../../stores/session.ts'
import { announce, Button, ErrorLine, ErrorState, Kbd, SkeletonRows, toastFailure, useShortcut } from '../../ui/index.ts'
import { Findings } from './Findings.tsx'
import { groupsOf, orphans } from './lines.ts'
import { SignDialog } from './SignDialog.tsx'
import { Signed } from './Signed.tsx'
import { Steps, UncheckedList } from './Summary.tsx'

const words = text.chartReview

/** The review of this chart: what it offers, what is made of it, the signature, and what was signed before. */
export function ReviewTab({ view }: Readonly<{ view: ChartView }>) {
  const patient = view.patient.id
  const prefill = useChartReview((state) => state.prefill)
  useEffect(() => {
    void openReview(patient)
    const stop = followReview(patient)
    return () => {
      stop()
      void saveReviewNow()
    }
  }, [patient])
  /** Ctrl and Alt begin keys that may lock or leave: what is typed is written down first. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.key === 'Escape') void saveReviewNow()
  }
  if (prefill.value === null)
    return prefill.failure ? (
      <ErrorState failure={prefill.failure} onRetry={() => void openReview(patient)} />
    ) : (
      <SkeletonRows rows={10} height={40} label={words.loading} />
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to what is typed inside, takes no focus of its own
    <div className="review" onKeyDownCapture={onKeyDown} onBlur={() => void saveReviewNow()}>
      <Written view={view} prefill={prefill.value} />
    </div>
  )
}

function Written({ view, prefill }: Readonly<{ view: ChartView; prefill: Prefill }>) {
  const draft = useChartReview((state) => state.draft)
  const [signing, setSigning] = useState(false)
  const assessment = useRef<HTMLTextAreaElement>(null)
  const blocked = useBlocked(prefill)
  const sign = () => (blocked === null ? setSigning(true) : announce(blocked))
  useShortcut('Ctrl+Enter', words.keys.sign, words.key, sign)
  useShortcut('a', words.keys.assessment, words.key, () => assessment.current?.focus())
  const lines = groupsOf(prefill, draft.decisions)
  const all = prefill.findings.length
  const open = lines.reduce((sum, group) => sum + group.open, 0)
  return (
    <>
      <header className="review-head">
        <span className="review-since">{prefill.since.text}</span>
        <Legend />
      </header>
      <Other />
      <div className="review-body">
        <Findings prefill={prefill} onDone={() => assessment.current?.focus()} />
        <TextField field="assessment" label={words.assessment} shortcut="A" own={assessment} />
        <TextField field="plan" label={words.plan} />
        <Steps view={view} />
        <UncheckedList unchecked={prefill.unchecked} />
        <Signed view={view} />
      </div>
      <footer className="review-foot">
        <span className="num">{words.decided(all - open, all)}</span>
        <DraftState />
        <Discard />
        <Button variant="primary" shortcut="Ctrl+Enter" reason={blocked} onClick={sign}>
          {words.sign}
        </Button>
      </footer>
      <SignDialog open={signing} onClose={() => setSigning(false)} prefill={prefill} />
    </>
  )
}

/** Why it cannot be signed now, in words; null when it can. */
function useBlocked(prefill: Prefill): string | null {
  const { decisions, assessment, plan } = useChartReview((state) => state.draft)
  const may = useMay('sign')
  if (!may) return words.signNot
  const stale = groupsOf(prefill, decisions).flatMap(({ lines }) => lines.filter(({ state }) => state === 'stale'))
  const moved = stale.length + orphans(prefill, decisions).length
  if (moved > 0) return words.signStale(moved)
  const said = decisions.some(({ decision }) => decision !== 'rejected') || `${assessment}${plan}`.trim() !== ''
  return said ? null : words.signEmpty
}

const KEYS = [
  ['Enter', words.legend],
  ['E', words.legendEdit],
  ['X', words.legendReject],
  ['U', words.legendUndo],
  ['S', words.legendRows],
  ['Shift+A', words.legendGroup],
] as const

function Legend() {
  return (
    <span className="review-legend tiny">
      {KEYS.map(([keys, label]) => (
        <span key={keys}>
          <Kbd keys={keys} /> {label}
        </span>
      ))}
    </span>
  )
}

type TextFieldProps = Readonly<{
  field: 'assessment' | 'plan'
  label: string
  shortcut?: string
  own?: React.RefObject<HTMLTextAreaElement | null>
}>

function TextField({ field, label, shortcut, own }: TextFieldProps) {
  const value = useChartReview((state) => state.draft[field])
  return (
    <label className="review-field">
      <span>
        {label} {shortcut ? <Kbd keys={shortcut} /> : null}
      </span>
      <textarea
        ref={own}
        className="ui-input"
        rows={3}
        maxLength={20_000}
        value={value}
        onChange={(event) => write(field, event.target.value)}
      />
    </label>
  )
}

function DraftState() {
  const keep = useChartReview((state) => state.keep)
  if (keep.state === 'failed') return <span className="crit">{keep.failure?.message ?? words.draft.failed}</span>
  if (keep.state === 'none' || keep.at === null) return <span className="quiet">{words.draft.none}</span>
  return <span className="quiet num">{words.draft.saved(time(keep.at))}</span>
}

function Discard() {
  const version = useChartReview((state) => state.version)
  if (version === 0) return null
  const discard = async () => {
    const result = await discardReview()
    if (result.ok) announce(words.discarded)
    else toastFailure(result.error)
  }
  return (
    <Button variant="quiet" onClick={() => void discard()}>
      {words.discard}
    </Button>
  )
}

/** Two windows: nothing is overwritten, a person chooses. */
function Other() {
  const other = useChartReview((state) => state.other)
  if (!other) return null
  return (
    <div className="review-other">
      <ErrorLine failure={{ kind: 'Conflict', message: words.otherTitle, next: words.otherBody }} />
      <Button onClick={takeOther}>{words.otherTheirs}</Button>
      <Button onClick={() => void keepMine()}>{words.otherMine}</Button>
    </div>
  )
}
