import './learned.css'
import { useEffect, useState } from 'react'
import type { LearnedItem } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { count, date, dateTime } from '../../i18n/format.ts'
import { useMay } from '../../stores/session.ts'
import { loadLearned, undoLearned, useSources } from '../../stores/sources.ts'
import { Button, Dialog, EmptyState, Section, Table, toast, toastFailure } from '../../ui/index.ts'
import { Loaded } from '../operations/Loaded.tsx'
import { Thresholds } from './Thresholds.tsx'

const words = text.learned

/** Everything corrections have taught this machine: what it does, why, and a way to undo it. */
export function LearnedTab() {
  const learned = useSources((state) => state.learned)
  const [asking, setAsking] = useState<LearnedItem | null>(null)
  useEffect(() => void loadLearned(), [])
  return (
    <div className="learned-parts">
      <Section title={words.title} note={words.note} scroll>
        <Loaded remote={learned} onRetry={() => void loadLearned()} rows={8}>
          {(items) =>
            items.length === 0 ? <EmptyState title={words.none}>{words.noneBody}</EmptyState> : <List items={items} onUndo={setAsking} />
          }
        </Loaded>
        <Ask item={asking} onDone={() => setAsking(null)} />
      </Section>
      <Thresholds />
    </div>
  )
}

/** What acts, the newest first; what was undone after it. */
const inOrder = (items: readonly LearnedItem[]) =>
  items.toSorted((a, b) => Number(a.undoneAt !== null) - Number(b.undoneAt !== null) || Date.parse(b.at) - Date.parse(a.at))

function List({ items, onUndo }: Readonly<{ items: readonly LearnedItem[]; onUndo: (item: LearnedItem) => void }>) {
  const { head } = words
  return (
    <div className="learned">
      <Table
        caption={words.title}
        rows={inOrder(items)}
        rowKey={(item) => String(item.id)}
        columns={[
          { key: 'kind', head: head.kind, width: '104px', cell: (item) => words.kinds[item.kind] },
          { key: 'effect', head: head.effect, width: '32%', cell: (item) => <Effect item={item} /> },
          { key: 'because', head: head.because, className: 'ink2', cell: (item) => item.because },
          { key: 'source', head: head.source, width: '150px', className: 'quiet', cell: (item) => item.origin || '–' },
          { key: 'by', head: head.by, width: '104px', cell: (item) => item.by },
          { key: 'at', head: head.at, width: '108px', className: 'learned-nowrap', cell: (item) => dateTime(item.at) },
          { key: 'used', head: head.used, width: '76px', align: 'end', cell: (item) => times(item.used) },
          {
            key: 'undo',
            head: <span className="visually-hidden">{words.undo}</span>,
            width: '112px',
            align: 'end',
            cell: (item) => <Undo item={item} onUndo={onUndo} />,
          },
        ]}
      />
    </div>
  )
}

function Effect({ item }: Readonly<{ item: LearnedItem }>) {
  return item.undoneAt === null ? (
    <strong className="learned-effect">{item.effect}</strong>
  ) : (
    <s className="learned-undone">{item.effect}</s>
  )
}

const times = (used: number) =>
  used === 0 ? <span className="quiet">{words.never}</span> : used === 1 ? words.once : words.times(count(used))

function Undo({ item, onUndo }: Readonly<{ item: LearnedItem; onUndo: (item: LearnedItem) => void }>) {
  const allowed = useMay('enter')
  if (item.undoneAt !== null) return <span className="quiet">{words.undone(date(item.undoneAt))}</span>
  return (
    <Button
      aria-label={words.undoOf(item.effect)}
      reason={allowed ? null : text.operations.needs(text.operations.capability.enter ?? '')}
      onClick={() => onUndo(item)}
    >
      {words.undo}
    </Button>
  )
}

function Ask({ item, onDone }: Readonly<{ item: LearnedItem | null; onDone: () => void }>) {
  const undo = () => {
    if (item)
      void undoLearned(item.id).then((failure) => {
        if (failure) toastFailure(failure)
        else toast(words.undoneToast)
      })
    onDone()
  }
  return (
    <Dialog
      open={item !== null}
      onOpenChange={(open) => (open ? undefined : onDone())}
      width="narrow"
      title={words.undoTitle}
      description={words.undoBody}
      actions={
        <Button variant="primary" onClick={undo}>
          {words.undo}
        </Button>
      }
    >
      <p>{item?.effect}</p>
    </Dialog>
  )
}
