import { useEffect } from 'react'
import type { EntryCheckRow, EntryQuality } from '#app/contract/entry-quality.ts'
import { text } from '../../i18n/en.ts'
import { count, decimal, percent } from '../../i18n/format.ts'
import { loadEntryQuality, useChecks } from '../../stores/checks.ts'
import { EmptyState, Section, SeverityMark, Table } from '../../ui/index.ts'
import { Loaded } from '../operations/Loaded.tsx'
import { lasted } from './lasted.ts'

const words = text.checks.entry

/** What became of the flags of the entry checks, against their budget, by rule and value. */
export function EntryChecks() {
  const entry = useChecks((state) => state.entry)
  useEffect(() => void loadEntryQuality(), [])
  return (
    <Section title={words.title} note={words.note} scroll>
      <Loaded remote={entry} onRetry={() => void loadEntryQuality()} rows={8}>
        {(quality) =>
          quality.values === 0 && quality.rows.length === 0 ? (
            <EmptyState title={words.none}>{words.noneBody}</EmptyState>
          ) : (
            <Fared quality={quality} />
          )
        }
      </Loaded>
    </Section>
  )
}

function Fared({ quality }: Readonly<{ quality: EntryQuality }>) {
  const { values, perThousand, ppv, medianMs, budget, rows } = quality
  return (
    <>
      <dl className="checks-sums num">
        <Sum term={words.values}>{count(values)}</Sum>
        <Sum
          term={words.asked}
          note={words.budget(decimal(budget.perThousand, 0))}
          state={judged(perThousand, (rate) => rate <= budget.perThousand, words.within, words.over)}
        >
          {perThousand === null ? null : decimal(perThousand, 1)}
        </Sum>
        <Sum
          term={words.ppv}
          note={words.ppvGoal(percent(budget.ppv))}
          state={judged(ppv, (share) => share >= budget.ppv, words.reached, words.below)}
        >
          {ppv === null ? null : percent(ppv)}
        </Sum>
        <Sum term={words.median}>{medianMs === null ? null : lasted(medianMs)}</Sum>
      </dl>
      <Table caption={words.title} rows={rows} rowKey={({ concept, kind, level }) => `${concept} ${kind} ${level}`} columns={COLUMNS} />
    </>
  )
}

type Judged = Readonly<{ good: boolean; word: string }> | null

const judged = (value: number | null, fits: (value: number) => boolean, good: string, bad: string): Judged =>
  value === null ? null : { good: fits(value), word: fits(value) ? good : bad }

type SumProps = Readonly<{ term: string; note?: string; state?: Judged; children: string | null }>

function Sum({ term, note, state = null, children }: SumProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {children === null ? <span className="unknown">{text.checks.notEnough}</span> : <strong>{children}</strong>}
        {state ? (
          <span className={state.good ? 'good' : 'warn'}>
            {state.good ? null : <SeverityMark severity="medium" />} {state.word}
          </span>
        ) : null}
        {note ? <span className="quiet">{note}</span> : null}
      </dd>
    </div>
  )
}

const NotEnough = () => <span className="unknown">{text.checks.notEnough}</span>

const COLUMNS = [
  { key: 'concept', head: words.head.concept, width: '22%', cell: ({ label }: EntryCheckRow) => <strong>{label}</strong> },
  { key: 'kind', head: words.head.kind, cell: ({ kind }: EntryCheckRow) => text.checks.kinds[kind] },
  { key: 'level', head: words.head.level, width: '84px', className: 'ink2', cell: ({ level }: EntryCheckRow) => text.checks.levels[level] },
  { key: 'fired', head: words.head.fired, width: '76px', align: 'end', cell: ({ fired }: EntryCheckRow) => count(fired) },
  { key: 'repaired', head: words.head.repaired, width: '92px', align: 'end', cell: ({ repaired }: EntryCheckRow) => count(repaired) },
  { key: 'confirmed', head: words.head.confirmed, width: '92px', align: 'end', cell: ({ confirmed }: EntryCheckRow) => count(confirmed) },
  { key: 'dismissed', head: words.head.dismissed, width: '104px', align: 'end', cell: ({ dismissed }: EntryCheckRow) => count(dismissed) },
  {
    key: 'ppv',
    head: words.head.ppv,
    width: '116px',
    align: 'end',
    cell: ({ ppv }: EntryCheckRow) => (ppv === null ? <NotEnough /> : percent(ppv)),
  },
  {
    key: 'median',
    head: words.head.median,
    width: '116px',
    align: 'end',
    cell: ({ medianMs }: EntryCheckRow) => (medianMs === null ? <NotEnough /> : lasted(medianMs)),
  },
] as const
