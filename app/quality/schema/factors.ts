/** The relations of relations.ts tried on the columns that may stand in them. */
import type { Option, Seat } from './options.ts'
import type { Pairs } from './pairs.ts'
import { ABOVE, holdsOf, RELATIONS, type Relation, worthOf } from './relations.ts'
import { sharedRows } from './rows.ts'

export type Place = Readonly<{ seat: number; option: number }>
export type Factor = Readonly<{ places: readonly Place[]; worth: number; words: string; plain: boolean }>

/** Ways to fill one relation that are tried. */
const MOST_WAYS = 2000

const valueIn = (seat: Seat | undefined, option: Option | undefined, row: number): number =>
  (seat?.track.values[row] ?? Number.NaN) * (option?.scale.factor ?? 1) + (option?.scale.offset ?? 0)

export function placesByTarget(seats: readonly Seat[]): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>()
  seats.forEach(({ options }, seat) => {
    options.forEach(({ target }, option) => {
      found.set(target, [...(found.get(target) ?? []), { seat, option }])
    })
  })
  return found
}

/** How far an option is behind the likeliest of its column. */
const behind = (seats: readonly Seat[], { seat, option }: Place): number => {
  const options = seats[seat]?.options ?? []
  return (options[0]?.weight ?? 0) - (options[option]?.weight ?? 0)
}

/** Choices of one place a target, no column twice: all of them, or of the likeliest places in a wide table. */
function ways(seats: readonly Seat[], lists: readonly (readonly Place[])[]): readonly (readonly Place[])[] {
  const most = Math.floor(MOST_WAYS ** (1 / lists.length))
  const tried = lists.map((list) =>
    list.length <= most ? list : [...list].sort((a, b) => behind(seats, a) - behind(seats, b)).slice(0, most),
  )
  let found: (readonly Place[])[] = [[]]
  for (const list of tried)
    found = found.flatMap((way) => list.filter(({ seat }) => way.every((one) => one.seat !== seat)).map((place) => [...way, place]))
  return found
}

/** Shared rows by columns, remembered: many ways ask for the same ones. */
function rowsFinder(seats: readonly Seat[]): (way: readonly Place[]) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  return (way) => {
    const key = way.map(({ seat }) => seat).join(' ')
    const rows = known.get(key) ?? sharedRows(way.flatMap(({ seat }) => seats[seat]?.track ?? []))
    known.set(key, rows)
    return rows
  }
}

const GLANCE = 32
const spread = (rows: readonly number[], most: number): readonly number[] =>
  rows.length <= most ? rows : Array.from({ length: most }, (_, i) => rows[Math.floor((i * rows.length) / most)] ?? 0)

function ofRelation(
  relation: Relation,
  seats: readonly Seat[],
  places: ReturnType<typeof placesByTarget>,
  rowsOf: ReturnType<typeof rowsFinder>,
): Factor[] {
  const at = (place: Place | undefined) => [seats[place?.seat ?? -1], seats[place?.seat ?? -1]?.options[place?.option ?? -1]] as const
  return ways(
    seats,
    [relation.result, ...relation.parts].map((target) => places.get(target) ?? []),
  ).flatMap((way) => {
    const rows = rowsOf(way)
    const [result, ...parts] = way.map(at)
    if (!result || rows.length === 0) return []
    const step = (result[0]?.track.step ?? 0) * Math.abs(result[1]?.scale.factor ?? 1)
    const over = (some: readonly number[]) =>
      holdsOf(
        some.map((row) => valueIn(...result, row)),
        parts.map((part) => some.map((row) => valueIn(...part, row))),
        relation,
        step,
      )
    // Most ways fail at once: a few rows show it.
    const glance = over(spread(rows, GLANCE))
    const worth = worthOf(glance.holds < 0.15 ? { ...glance, rows: rows.length } : over(rows), relation)
    return worth === 0 ? [] : [{ places: way, worth, words: worth > 0 ? relation.words : '', plain: relation.plain }]
  })
}

const ORDERED = 0.5
const DISORDERED = 5

function ofOrder(
  [above, below]: readonly [string, string],
  seats: readonly Seat[],
  places: ReturnType<typeof placesByTarget>,
  rowsOf: ReturnType<typeof rowsFinder>,
): Factor[] {
  return ways(seats, [places.get(above) ?? [], places.get(below) ?? []]).flatMap((way) => {
    const rows = rowsOf(way)
    const [a, b] = way
    if (!a || !b || rows.length < 8) return []
    const value = ({ seat, option }: Place, row: number) => valueIn(seats[seat], seats[seat]?.options[option], row)
    const kept = rows.filter((row) => value(a, row) >= value(b, row)).length / rows.length
    return [{ places: way, worth: kept > 0.93 ? ORDERED : -DISORDERED * Math.min(1, (1 - kept) / 0.3), words: '', plain: true }]
  })
}

const TWIN = 6
export const TWIN_WORDS = 'is the same in another unit'

/** Columns that are the same numbers in two units. */
function twins(seats: readonly Seat[], pairs: Pairs): Factor[] {
  return seats.flatMap((a, i) =>
    seats.slice(0, i).flatMap((b, j) =>
      Math.abs(pairs.between(j, i)?.rank ?? 0) < 0.97
        ? []
        : a.options.flatMap((x, option) =>
            b.options.flatMap((y, other) =>
              x.unit !== y.unit && pairs.between(j, i)?.twin(y, x)
                ? [
                    {
                      places: [
                        { seat: i, option },
                        { seat: j, option: other },
                      ],
                      worth: TWIN,
                      words: TWIN_WORDS,
                      plain: true,
                    },
                  ]
                : [],
            ),
          ),
    ),
  )
}

export function factorsOf(seats: readonly Seat[], pairs: Pairs): readonly Factor[] {
  const places = placesByTarget(seats)
  const rowsOf = rowsFinder(seats)
  return [
    ...twins(seats, pairs),
    ...RELATIONS.flatMap((relation) => ofRelation(relation, seats, places, rowsOf)),
    ...ABOVE.flatMap((pair) => ofOrder(pair, seats, places, rowsOf)),
  ]
}
