import type { Drift, InputDrift, UnitMix, WatchSpan } from '#app/contract/watch.ts'
import { text } from '../../../i18n/en.ts'
import { date, decimal, percent, plural } from '../../../i18n/format.ts'
import { StateTag, Table, type UiSeverity } from '../../../ui/index.ts'
import { Bins } from './Pictures.tsx'

const SEVERITY: Readonly<Record<InputDrift['level'], UiSeverity>> = { steady: 'none', watch: 'low', alert: 'medium' }
const WATCHED = 0.1

const spanText = ({ patients, from, until }: WatchSpan) => text.watch.span(plural(patients, 'patient'), date(from), date(until))

export function DriftTable({ drift }: Readonly<{ drift: Drift }>) {
  const words = text.watch.columns
  return (
    <>
      <p className="ink2">{text.watch.driftSpans(spanText(drift.reference), spanText(drift.current))}</p>
      {drift.inputs.length === 0 ? (
        <p className="quiet">{text.watch.driftNone}</p>
      ) : (
        <Table
          caption={text.watch.drift}
          rows={drift.inputs}
          rowKey={({ input }) => input}
          columns={[
            { key: 'input', head: words.input, cell: ({ label }) => label },
            { key: 'psi', head: words.psi, align: 'end', cell: ({ psi }) => decimal(psi, 2) },
            { key: 'level', head: words.level, cell: (row) => <Level row={row} /> },
            { key: 'bins', head: words.bins, cell: ({ bins }) => <Bins bins={bins} /> },
            { key: 'missing', head: words.missing, align: 'end', cell: missingText },
            { key: 'unit', head: words.unit, cell: ({ unitMix }) => <Unit mix={unitMix} /> },
          ]}
        />
      )}
      <p className="quiet">{text.watch.psiNote}</p>
    </>
  )
}

const missingText = ({ missing }: InputDrift) => `${percent(missing.reference)}, ${percent(missing.current)}`

/** A large index that chance alone may give is said to be that. */
function Level({ row }: Readonly<{ row: InputDrift }>) {
  const chance = row.level === 'steady' && row.psi >= WATCHED
  return <StateTag severity={SEVERITY[row.level]}>{chance ? text.watch.byChance : text.watch.level[row.level]}</StateTag>
}

function Unit({ mix }: Readonly<{ mix: UnitMix | null }>) {
  if (!mix) return <span className="quiet">{text.watch.unitSame}</span>
  return (
    <StateTag severity="medium">
      {mix.whole ? text.watch.unitWhole(mix.between) : text.watch.unitShare(percent(mix.share), mix.between)}
    </StateTag>
  )
}
