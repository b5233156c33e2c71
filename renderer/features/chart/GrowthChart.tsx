import { useMemo, useState } from 'react'
import type { ChartPoint, ChartView, ResultRow } from '#app/contract/chart.ts'
import type { Reference, Sex } from '#app/growth/lms.ts'
import { date } from '../../i18n/format.ts'
import { showEvidence } from '../../stores/chart.ts'
import { Button, type Column, ErrorLine, SourceLink, Table, useShortcut } from '../../ui/index.ts'
import { GrowthPlot } from './GrowthPlot.tsx'
import { ageSpan, CENTILES, linesOf, type Placed, placed, placeWords, type Request } from './growth-math.ts'
import { bmiPoints, bornMs, type GrowthKind, type GrowthPoint, gestationWeeks, growthRow, pointsOf, UNITS } from './growth-points.ts'
import { useSeries } from './useSeries.ts'

const KINDS: readonly Readonly<{ kind: GrowthKind; name: string }>[] = [
  { kind: 'weight', name: 'Weight' },
  { kind: 'length', name: 'Length or height' },
  { kind: 'bmi', name: 'BMI' },
  { kind: 'head', name: 'Head circumference' },
]
const REFERENCES: readonly Readonly<{ reference: Reference; name: string; source: string }>[] = [
  { reference: 'who', name: 'WHO 0–5 y', source: 'WHO Child Growth Standards 2006 and 2007' },
  { reference: 'cdc', name: 'CDC 0–20 y', source: 'CDC 2000 growth charts; BMI above the 95th centile: CDC 2022' },
]
const FIVE_YEARS = 1826
const NOTHING: ResultRow = {
  key: 'none',
  code: null,
  label: '',
  unit: null,
  group: '',
  range: null,
  rangeReason: null,
  points: [],
  total: 0,
}

/** Every point of the three rows, oldest first. */
function useMeasures(view: ChartView) {
  const weight = useSeries(view.patient.id, growthRow(view, 'weight') ?? NOTHING)
  const length = useSeries(view.patient.id, growthRow(view, 'length') ?? NOTHING)
  const head = useSeries(view.patient.id, growthRow(view, 'head') ?? NOTHING)
  const measures = useMemo(() => {
    const own = (kind: GrowthKind, points: readonly ChartPoint[]) => pointsOf(kind, points)
    const [weights, lengths] = [own('weight', weight.points), own('length', length.points)]
    return { weight: weights, length: lengths, bmi: bmiPoints(weights, lengths), head: own('head', head.points) }
  }, [weight.points, length.points, head.points])
  const failed = [weight, length, head].find(({ failure }) => failure !== null)
  return { measures, failure: failed?.failure ?? null, retry: failed?.retry ?? (() => undefined) }
}

/** A child's measurements against the centile lines of a reference; as a table too. */
export function GrowthChart({ view }: Readonly<{ view: ChartView }>) {
  const { measures, failure, retry } = useMeasures(view)
  const born = bornMs(view) ?? 0
  const newest = Math.max(...Object.values(measures).flatMap((points) => points.map(({ ms }) => (ms - born) / 86_400_000)), 0)
  const [kind, setKind] = useState<GrowthKind>(KINDS.find((one) => measures[one.kind].length > 0)?.kind ?? 'weight')
  const [reference, setReference] = useState<Reference>(newest < FIVE_YEARS ? 'who' : 'cdc')
  const [table, setTable] = useState(false)
  useShortcut('t', 'Growth chart as a table, or back', 'Chart', () => setTable(!table))
  const sex: Sex = view.patient.sex === 'male' ? 'male' : 'female'
  const weeks = gestationWeeks(view)
  const request = useMemo<Request>(() => ({ reference, kind, sex, born, weeks }), [reference, kind, sex, born, weeks])
  const points = useMemo(() => placed(measures[kind], request), [measures, kind, request])
  const name = KINDS.find((one) => one.kind === kind)?.name ?? ''
  return (
    <div className="growth">
      <div className="flow-bar growth-bar">
        <Choice label="Measurement">
          {KINDS.map((one) => (
            <Choose key={one.kind} on={one.kind === kind} none={measures[one.kind].length === 0} onChoose={() => setKind(one.kind)}>
              {one.name}
            </Choose>
          ))}
        </Choice>
        <Choice label="Reference">
          {REFERENCES.map((one) => (
            <Choose key={one.reference} on={one.reference === reference} none={false} onChoose={() => setReference(one.reference)}>
              {one.name}
            </Choose>
          ))}
          <Button variant="quiet" size="small" shortcut="T" aria-pressed={table} onClick={() => setTable(!table)}>
            Table
          </Button>
        </Choice>
      </div>
      {failure ? <ErrorLine failure={failure} onRetry={retry} /> : null}
      {table ? (
        <GrowthTable name={name} unit={UNITS[kind]} points={points} />
      ) : (
        <Drawn key={`${kind} ${reference}`} name={name} request={request} points={points} />
      )}
      <Foot request={request} />
    </div>
  )
}

function Choice({ label, children }: Readonly<{ label: string; children: React.ReactNode }>) {
  return (
    <fieldset className="growth-choice">
      <legend className="visually-hidden">{label}</legend>
      {children}
    </fieldset>
  )
}

function Choose({ on, none, onChoose, children }: Readonly<{ on: boolean; none: boolean; onChoose: () => void; children: string }>) {
  return (
    <Button
      variant={on ? 'secondary' : 'quiet'}
      size="small"
      aria-pressed={on}
      disabled={none}
      {...(none ? { reason: 'None is recorded' } : {})}
      onClick={onChoose}
    >
      {children}
    </Button>
  )
}

const open = ({ point }: Placed) => showEvidence(point.facts)

function words({ point, age, readAge, place }: Placed): string {
  const unit = UNITS[point.kind]
  const corrected = readAge === null ? '' : `, ${readAge} counted from term`
  const where = place === null ? 'no reference at this age' : placeWords(place)
  const check = place?.implausible ? ', implausible: check the entry' : ''
  return `${point.text} ${unit}, ${date(point.at)}, at ${age}${corrected}: ${where}${check}`
}

function Drawn({ name, request, points }: Readonly<{ name: string; request: Request; points: readonly Placed[] }>) {
  const [picked, setPicked] = useState<number | null>(null)
  const oldest = points.at(-1)?.readDays ?? 0
  const x = useMemo(() => ageSpan(request.reference, request.kind, oldest), [request, oldest])
  const lines = useMemo(() => linesOf(request, x), [request, x])
  const drawn = useMemo(() => points.filter(({ readDays }) => readDays >= x[0] && readDays <= x[1]), [points, x])
  const at = Math.min(picked ?? drawn.length - 1, drawn.length - 1)
  const shown = drawn[at]
  const left = points.length - drawn.length
  return (
    <>
      <p className="graph-detail num" data-testid="growth-detail">
        {shown ? <Shown placed={shown} /> : <span className="unknown">No measurement at the ages of this chart.</span>}
        {left > 0 ? <span className="quiet"> · {left} outside the ages drawn, see the table</span> : null}
      </p>
      <GrowthPlot
        label={name}
        unit={UNITS[request.kind]}
        lines={lines}
        points={drawn}
        x={x}
        at={at}
        picked={picked !== null}
        text={shown ? words(shown) : 'no measurement'}
        onPick={setPicked}
        onOpen={open}
      />
    </>
  )
}

function Shown({ placed: one }: Readonly<{ placed: Placed }>) {
  const { point, age, readAge, place } = one
  return (
    <>
      <strong>{point.text}</strong> {UNITS[point.kind]}{' '}
      <span className="quiet">
        {date(point.at)}, at {age}
      </span>{' '}
      {place === null ? <span className="unknown">no reference at this age</span> : <strong>{placeWords(place)}</strong>}
      {place?.implausible ? <span className="warn"> ✕ implausible: check the entry</span> : null}
      {readAge === null ? null : <span className="quiet"> · read at {readAge}, counted from term</span>}
    </>
  )
}

function GrowthTable({ name, unit, points }: Readonly<{ name: string; unit: string; points: readonly Placed[] }>) {
  const columns: readonly Column<Placed>[] = [
    { key: 'at', head: 'Date', cell: ({ point }) => date(point.at) },
    { key: 'age', head: 'Age', cell: ({ age, readAge }) => (readAge === null ? age : `${age} (read at ${readAge})`) },
    { key: 'value', head: unit, align: 'end', cell: (one) => <SourceLink onOpen={() => open(one)}>{one.point.text}</SourceLink> },
    {
      key: 'place',
      head: 'z-score and centile',
      cell: ({ place }) => (place ? placeWords(place) : <span className="unknown">no reference</span>),
    },
    { key: 'check', head: '', cell: ({ place }) => (place?.implausible ? <span className="warn">✕ check the entry</span> : '') },
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className="graph-table" aria-label={`${name} as a table`} tabIndex={0}>
      <Table caption={`${name}, every measurement, newest first`} columns={columns} rows={[...points].reverse()} rowKey={keyOf} />
    </section>
  )
}

const keyOf = ({ point }: Readonly<{ point: GrowthPoint }>) => `${point.kind} ${point.facts.join(' ')}`

function Foot({ request }: Readonly<{ request: Request }>) {
  const source = REFERENCES.find(({ reference }) => reference === request.reference)?.source ?? ''
  return (
    <p className="graph-legend tiny num">
      <span className="key-line" aria-hidden="true" /> measured
      <span className="key-centile" aria-hidden="true" />
      <span className="clip">
        centiles {CENTILES[request.reference].join(', ')} · {request.sex === 'male' ? 'boys' : 'girls'} · {source}
      </span>
      {request.kind === 'length' ? <span>lying below 2 years, standing from then on</span> : null}
    </p>
  )
}
