/** Which column says who a row is about, and which when. */
import type { MappedColumn } from '../../contract/table.ts'
import type { ColumnFacts } from './candidates.ts'

type Column = Readonly<{ mapped: MappedColumn; facts: ColumnFacts }>

/** Best-named first; of equals the one whose values come back, then the first. */
export function patientKeyOf(columns: readonly Column[]): number | null {
  const keys = columns.filter(({ mapped }) => mapped.role === 'patient-key')
  const strength = ({ mapped, facts }: Column) =>
    mapped.confidence * 10 + (facts.shape.distinctShare < 0.95 ? 0.5 : 0) - mapped.index * 0.001
  const [best] = [...keys].sort((a, b) => strength(b) - strength(a))
  return best?.mapped.index ?? null
}

const FIRST_TIMES =
  /chart|measur|sampl|collect|taken|draw|obs|visit|mess|entnahme|abnahme|toma|muestra|prelev|prelievo|coleta|exam|afname|meet|time|date|datum|fecha|data/i
const LATER_TIMES = /admi|aufnahme|ingreso|discharg|entlass|store|creat|updat|result|birth/i

export function timeColumnOf(columns: readonly Column[]): number | null {
  const times = columns.filter(({ mapped }) => mapped.role === 'time')
  const strength = ({ mapped, facts }: Column) =>
    mapped.confidence * 4 +
    (facts.shape.share.datetime > 0.5 ? 1 : 0) +
    (FIRST_TIMES.test(mapped.name) ? 0.6 : 0) -
    (LATER_TIMES.test(mapped.name) ? 1.2 : 0) -
    mapped.index * 0.001
  const [best] = [...times].sort((a, b) => strength(b) - strength(a))
  return best?.mapped.index ?? null
}
