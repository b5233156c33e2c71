import { useEffect } from 'react'
import type { LearnedThreshold } from '#app/contract/entry-quality.ts'
import { text } from '../../i18n/en.ts'
import { count, percent } from '../../i18n/format.ts'
import { loadThresholds, putBack, useChecks } from '../../stores/checks.ts'
import { useMay } from '../../stores/session.ts'
import { Button, EmptyState, Section, Table, toast, toastFailure } from '../../ui/index.ts'
import { Loaded } from '../operations/Loaded.tsx'

const words = text.checks.learned

type Cell = Pick<LearnedThreshold, 'concept' | 'kind'>

const back = (cell: Cell | null) => void putBack(cell).then((failure) => (failure ? toastFailure(failure) : toast(words.done)))

/** Thresholds of the entry checks that moved with what became of their flags, each with its reason and a way back. */
export function Thresholds() {
  const thresholds = useChecks((state) => state.thresholds)
  useEffect(() => void loadThresholds(), [])
  const some = (thresholds.value?.length ?? 0) > 0
  return (
    <Section
      className="learned-thresholds"
      title={words.title}
      note={
        <>
          {words.note}
          {some ? <Back label={words.backAll} name={words.backAll} cell={null} /> : null}
        </>
      }
      scroll
    >
      <Loaded remote={thresholds} onRetry={() => void loadThresholds()} rows={2}>
        {(rows) => (rows.length === 0 ? <EmptyState title={words.none}>{words.noneBody}</EmptyState> : <Rows rows={rows} />)}
      </Loaded>
    </Section>
  )
}

function Rows({ rows }: Readonly<{ rows: readonly LearnedThreshold[] }>) {
  const { head } = words
  return (
    <Table
      caption={words.title}
      rows={rows}
      rowKey={({ concept, kind }) => `${concept} ${kind}`}
      columns={[
        { key: 'concept', head: head.concept, width: '180px', cell: ({ label }) => <strong>{label}</strong> },
        { key: 'kind', head: head.kind, width: '160px', cell: ({ kind }) => text.checks.kinds[kind] },
        { key: 'effect', head: head.effect, cell: ({ asksFrom, setTo }) => words.effect(percent(asksFrom), percent(setTo)) },
        {
          key: 'because',
          head: head.because,
          className: 'ink2',
          cell: ({ slips, outcomes }) => words.because(count(slips), count(outcomes)),
        },
        {
          key: 'back',
          head: <span className="visually-hidden">{words.back}</span>,
          width: '112px',
          align: 'end',
          cell: ({ concept, kind, label }) => (
            <Back label={words.back} name={words.backOf(label, text.checks.kinds[kind])} cell={{ concept, kind }} />
          ),
        },
      ]}
    />
  )
}

function Back({ label, name, cell }: Readonly<{ label: string; name: string; cell: Cell | null }>) {
  const allowed = useMay('enter')
  return (
    <Button
      aria-label={name}
      reason={allowed ? null : text.operations.needs(text.operations.capability.enter ?? '')}
      onClick={() => back(cell)}
    >
      {label}
    </Button>
  )
}
