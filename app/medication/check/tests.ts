/** A question of the knowledge to a patient's facts: yes, no, or not known and why. What is missing is never taken as normal. */
import type { FactId } from '../../contract/ids.ts'
import { conceptById } from '../../terminology/concepts.ts'
import { displayUnit } from '../../terminology/units.ts'
import type { Test } from '../knowledge.ts'
import { ageWords } from './age.ts'
import { belongs, counts } from './conditions.ts'
import type { Drug } from './drugs.ts'
import type { Indexed } from './indexed.ts'
import { crcl, egfr } from './kidney.ts'
import { lactating } from './lactation.ts'
import { type Answer, DAY_MS, isKnown, newestOf, type Person, type Value } from './patient.ts'
import { takersOf } from './takers.ts'
import { amount, dayOf } from './words.ts'

export type { Answer }

/** Who is asked: the patient, everything taken, and the drug the rule is about. */
export type Asked = Readonly<{
  person: Person
  knowledge: Indexed
  /** Drugs that are taken or ordered now. */
  present: readonly Drug[]
  drug: Drug
}>

const answer = (is: boolean | null, said: string, facts: readonly FactId[] = []): Answer => ({ is, said: said === '' ? [] : [said], facts })
const unknown = (because: string): Answer => answer(null, because)

type Op = '<' | '<=' | '>' | '>='
const OPS: Readonly<Record<Op, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

const SHORT: Readonly<Record<string, string>> = { egfr: 'eGFR', crcl: 'Creatinine clearance', qtc: 'QTc' }
const labelOf = (id: string) => SHORT[id] ?? conceptById(id)?.label ?? id

/** Many rules ask the same of one patient. */
function once<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  const found = find()
  known.set(key, found)
  return found
}

export function labValue(person: Person, lab: string, unit: string, withinHours: number): Value {
  return once(person.values, `${lab} ${unit} ${withinHours}`, () => {
    if (lab === 'egfr') return egfr(person, withinHours)
    return lab === 'crcl' ? crcl(person, withinHours) : newestOf(person, lab, unit, withinHours)
  })
}

/** A result that is only a limit ("> 5") answers where every value beyond the limit answers alike. */
function compare(value: number, or: '<' | '>' | null, is: Op, limit: number): boolean | null {
  const own = OPS[is](value, limit)
  if (or === null) return own
  const goesUp = is === '>' || is === '>='
  if (or === '>') return goesUp ? (own || value >= limit ? true : null) : own ? null : false
  return goesUp ? (own ? null : false) : own || value <= limit ? true : null
}

function lab(person: Person, { lab: id, is, value: limit, unit, withinHours }: Extract<Test, { lab: string }>): Answer {
  const found = labValue(person, id, unit, withinHours)
  if (!isKnown(found)) return unknown(found.unknown)
  const said = `${labelOf(id)} ${found.or ?? ''}${amount(found.value)} ${displayUnit(unit)}`.trim()
  const result = compare(found.value, found.or, is, limit)
  const note = found.note === undefined ? [] : [found.note]
  return { is: result, said: [`${said} on ${dayOf(found.ms)}`, ...note], facts: found.facts }
}

function measured(person: Person, { measured: id, withinHours }: Extract<Test, { measured: string }>): Answer {
  const found = labValue(person, id, conceptById(id)?.unit ?? '', withinHours)
  if (isKnown(found)) return answer(true, `${labelOf(id)} measured on ${dayOf(found.ms)}`, found.facts)
  // A result that cannot be read was measured all the same.
  const any = person.observed(id).some((o) => person.atMs - (o.effective?.ms ?? person.atMs) <= withinHours * 3_600_000)
  return any ? answer(true, '') : answer(false, `no ${labelOf(id)} within ${spanWords(withinHours)}`)
}

function spanWords(hours: number): string {
  if (hours < 72) return `${amount(hours)} hours`
  const days = hours / 24
  return days < 60 ? `${amount(Math.round(days))} days` : `${amount(Math.round(days / 30.44))} months`
}

function age(person: Person, { age: is, years }: Extract<Test, { age: string }>): Answer {
  // Nobody is younger than nothing: such a rule holds whatever is known.
  if (is === '>=' && years === 0) return answer(true, '')
  if (person.age === null) return unknown('age not known')
  const [low, high] = [OPS[is](person.age.low, years), OPS[is](person.age.high, years)]
  return low === high ? answer(low, ageWords(person.age)) : unknown('birth date known only in part')
}

/** Years in which a pregnancy is possible at all (WHO counts 15 to 49; the margins are wide on purpose). */
const FERTILE = { from: 10, to: 56 } as const

const isPossible = ({ sex, age: range }: Person): boolean =>
  sex !== 'male' && (range === null || (range.high >= FERTILE.from && range.low < FERTILE.to))

function pregnant(person: Person): Answer {
  if (person.facts.pregnant === true) return answer(true, 'pregnant')
  if (person.facts.pregnant === false) return answer(false, 'not pregnant')
  return isPossible(person) ? unknown('pregnancy not known') : answer(false, '')
}

function condition({ person, knowledge }: Asked, id: string): Answer {
  return once(person.problems, id, () => problem(person, knowledge, id))
}

function problem(person: Person, knowledge: Indexed, id: string): Answer {
  const ready = knowledge.groups.get(id)
  if (ready === undefined) return unknown(`${id} not known`)
  const ever = ready.group.ever === true
  const found = person.conditions.find((one) => counts(one, ever, person.atMs) && belongs(one, ready))
  if (found !== undefined)
    return answer(true, `${found.label} recorded${found.onset?.ms ? ` since ${found.onset.text.slice(0, 10)}` : ''}`, [found.id])
  return person.conditionsKept ? answer(false, `no ${ready.group.title} recorded`) : unknown('problems not recorded')
}

function taking({ present, knowledge, drug: own }: Asked, what: string): Answer {
  const found = takersOf(knowledge, present)
    .get(what)
    ?.find(({ drug }) => drug !== own)
  if (found === undefined) return answer(false, '')
  return answer(true, `also takes ${found.ingredient}`, found.drug.fact === null ? [] : [found.drug.fact])
}

function takenForDays(
  { person, present, knowledge, drug }: Asked,
  { takenForDays: is, days }: Extract<Test, { takenForDays: string }>,
): Answer {
  const takers = takersOf(knowledge, present)
  const same = drug.ingredients.flatMap((name) =>
    (takers.get(name) ?? []).filter(({ drug: other, ingredient }) => ingredient === name && !other.ordered),
  )
  if (drug.ordered && same.length === 0) return answer(is === '<', 'newly ordered')
  const starts = same.flatMap(({ drug: { startMs } }) => startMs ?? [])
  if (starts.length === 0) return unknown('not known since when it is taken')
  const taken = (person.atMs - Math.min(...starts)) / DAY_MS
  return answer(is === '<' ? taken < days : taken >= days, `taken since ${dayOf(Math.min(...starts))}`)
}

/** Several answers as one, in the logic of three values: one that decides (a "no" of all, a "yes" of any) is enough, whatever is not known. */
export function joined(answers: readonly Answer[], decides: boolean): Answer {
  const deciding = answers.filter(({ is }) => is === decides)
  const open = deciding.length > 0 ? deciding : answers.filter(({ is }) => is === null)
  const is = deciding.length > 0 ? decides : open.length > 0 ? null : !decides
  const told = open.length > 0 ? open : answers
  const [only] = told
  if (told.length === 1 && only !== undefined) return { ...only, is }
  return { is, said: [...new Set(told.flatMap(({ said }) => said))], facts: [...new Set(told.flatMap(({ facts }) => facts))] }
}

function askAnew(asked: Asked, test: Test): Answer {
  if ('lab' in test) return lab(asked.person, test)
  if ('measured' in test) return measured(asked.person, test)
  if ('age' in test) return age(asked.person, test)
  if ('pregnant' in test) return pregnant(asked.person)
  if ('lactating' in test) return lactating(asked.person)
  if ('condition' in test) return condition(asked, test.condition)
  if ('taking' in test) return taking(asked, test.taking)
  if ('takenForDays' in test) return takenForDays(asked, test)
  if ('all' in test)
    return joined(
      test.all.map((one) => ask(asked, one)),
      false,
    )
  if ('any' in test)
    return joined(
      test.any.map((one) => ask(asked, one)),
      true,
    )
  if ('not' in test) {
    const { is, ...rest } = ask(asked, test.not)
    return { is: is === null ? null : !is, ...rest }
  }
  const { sex } = asked.person
  return sex === null ? unknown('sex not known') : answer(sex === test.sex, sex)
}

const OF_DRUG = new WeakMap<Test, boolean>()

/** Whether the answer depends on which drug is asked about, and not on the patient alone. */
export function asksOfDrug(test: Test): boolean {
  const before = OF_DRUG.get(test)
  if (before !== undefined) return before
  const parts = 'all' in test ? test.all : 'any' in test ? test.any : 'not' in test ? [test.not] : []
  const found = 'takenForDays' in test || 'taking' in test || parts.some(asksOfDrug)
  OF_DRUG.set(test, found)
  return found
}

/** What asks of the patient alone is worked out once, however many drugs it is asked for. */
export function ask(asked: Asked, test: Test): Answer {
  if (asksOfDrug(test)) return askAnew(asked, test)
  const { answers } = asked.person
  const before = answers.get(test)
  if (before !== undefined) return before
  const found = askAnew(asked, test)
  answers.set(test, found)
  return found
}
