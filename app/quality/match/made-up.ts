/** People of our own making for tests: common and rare names, and records of them with the slips that registration desks make. */

export type Random = () => number

/** mulberry32 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const FEMALE =
  'Anna Maria Elizabeth Margaret Susan Fatima Ingrid Sofia Mei Aisha Carmen Olga Helena Ruth Grace Yuki Chloé Zoë Nadia Priya'.split(' ')
const MALE = 'John William Robert James Michael José Ahmed Hans Pedro Ivan Luca Thomas Kwame Björn David Arjun Peter Samuel Omar Ken'.split(
  ' ',
)
const COMMON = 'Smith Jones Müller García Nguyen Kim Ivanov Rossi Silva Khan'.split(' ')
const STARTS = 'Al Ba Bren Car Dor El Fal Gra Hol Is Jan Kar Lin Mor Nor Os Per Quin Ros Sten Tor Ul Van Wes Yor Zim'.split(' ')
const MIDDLES = 'a be da e go i ke la ma ne o ra si ta u'.split(' ')
const ENDS = 'berg dale ford gren hart kin ley man nell ova ques rick son stein ton ville worth ski ez ini'.split(' ')

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const between = (random: Random, low: number, high: number) => low + Math.floor(random() * (high - low + 1))
const two = (n: number) => String(n).padStart(2, '0')

export type Made = Readonly<{
  family: string
  given: string
  birthDate: string
  gender: string
  mrn: string
  postal: string
  phone: string
}>

export function made(random: Random): Made {
  const female = random() < 0.5
  const family = random() < 0.3 ? pick(random, COMMON) : `${pick(random, STARTS)}${pick(random, MIDDLES)}${pick(random, ENDS)}`
  return {
    family,
    given: pick(random, female ? FEMALE : MALE),
    birthDate: `${between(random, 1930, 2020)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`,
    gender: female ? 'female' : 'male',
    mrn: String(between(random, 100_000, 99_999_999)),
    postal: String(between(random, 10_000, 10_300)),
    phone: `0${between(random, 20_000_000, 99_999_999)}`,
  }
}

export function patientOf(one: Partial<Made>, more: object = {}): object {
  return {
    resourceType: 'Patient',
    ...(one.family === undefined && one.given === undefined ? {} : { name: [{ family: one.family, given: one.given?.split(' ') }] }),
    ...(one.birthDate === undefined ? {} : { birthDate: one.birthDate }),
    ...(one.gender === undefined ? {} : { gender: one.gender }),
    ...(one.mrn === undefined ? {} : { identifier: [{ system: 'urn:oid:1.2.3', value: one.mrn }] }),
    ...(one.postal === undefined ? {} : { address: [{ postalCode: one.postal }] }),
    ...(one.phone === undefined ? {} : { telecom: [{ system: 'phone', value: one.phone }] }),
    ...more,
  }
}

function slipped(random: Random, text: string): string {
  const at = between(random, 1, Math.max(1, text.length - 2))
  const kind = random()
  if (kind < 0.35) return text.slice(0, at) + text.slice(at + 1)
  if (kind < 0.7) return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
  return text.slice(0, at) + pick(random, [...'aeiourstn']) + text.slice(at + 1)
}

/** Day and month exchanged, or the last digit of the day or of the year wrong. */
function slippedDate(random: Random, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  if (random() < 0.4 && Number(day) <= 12 && day !== month) return `${year}-${day}-${month}`
  const other = (text: string) =>
    text.slice(0, -1) +
    pick(
      random,
      [...'12345678'].filter((digit) => digit !== text.at(-1)),
    )
  return random() < 0.5 ? `${other(year)}-${month}-${day}` : `${year}-${month}-${other(day)}`
}

/** A second record of the same person, made elsewhere: another number, and one or two things written otherwise. */
export function secondRecord(random: Random, one: Made): Partial<Made> {
  const chance = (p: number) => random() < p
  return {
    family: chance(0.12) ? slipped(random, one.family) : chance(0.05) ? `${pick(random, STARTS)}${pick(random, ENDS)}` : one.family,
    given: chance(0.1) ? slipped(random, one.given) : chance(0.06) ? (one.given[0] ?? '') : one.given,
    birthDate: chance(0.06) ? slippedDate(random, one.birthDate) : one.birthDate,
    gender: one.gender,
    mrn: String(between(random, 100_000, 99_999_999)),
    ...(chance(0.5) ? { postal: chance(0.3) ? String(between(random, 10_000, 10_300)) : one.postal } : {}),
    ...(chance(0.4) ? { phone: chance(0.3) ? `0${between(random, 20_000_000, 99_999_999)}` : one.phone } : {}),
  }
}
