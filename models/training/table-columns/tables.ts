/**
 * Whole tables made up, for what columns say of each other by standing in one table: from the settings of settings.ts, each table with its own
 * people, laboratory, units, habits of writing and choice of what it holds.
 */
import { VALUE_CLASSES } from '#app/quality/schema/classes.ts'
import { usualness } from '#app/quality/schema/company.ts'
import { SPREAD_CONCEPTS, spreadOfConcept } from '#app/quality/schema/spreads.ts'
import { type About, cellsAbout, decimalsIn, roleCells } from './columns.ts'
import type { Draw } from './random.ts'
import { SETTINGS, type Setting } from './settings.ts'

/** Class of VALUE_CLASSES, and cells that are filled. */
export type TableColumn = Readonly<{ label: number; cells: readonly string[] }>

const [FEWEST_ROWS, MOST_ROWS] = [12, 450]
const [FEWEST_COLUMNS, MOST_COLUMNS] = [3, 45]

type Moved = ReadonlyMap<string, Readonly<{ center: number; width: number }>>

function movedOf({ moved }: Setting): Moved {
  return new Map(
    moved.split('|').flatMap((line) => {
      const [concept = '', center = '', width = '_'] = line.split(' ')
      const spread = spreadOfConcept(concept)
      if (!spread) throw new Error(`no spread of ${concept}`)
      const own = width === '_' ? (spread.centers[0]?.spread ?? 1) : Number(width)
      return [[concept, { center: spread.linear ? Number(center) : Math.log(Number(center)), width: own }] as const]
    }),
  )
}

const KNOWN = SETTINGS.map((setting) => ({ setting, moved: movedOf(setting), measured: setting.measured.split(/\s+/) }))
const CONCEPTS = SPREAD_CONCEPTS.filter((concept) => VALUE_CLASSES.some((name) => name.startsWith(`${concept}|`)))

function weighted<T>(list: readonly T[], of: (one: T) => number, draw: Draw): T {
  let left = draw.uniform() * list.reduce((sum, one) => sum + of(one), 0)
  for (const one of list) {
    left -= of(one)
    if (left <= 0) return one
  }
  return list[list.length - 1] as T
}

/** Of the usual ones more often; each once. */
function usualOnes(count: number, draw: Draw): readonly string[] {
  const found = new Set<string>()
  while (found.size < count) found.add(weighted(CONCEPTS, (concept) => Math.exp(1.2 * usualness(concept)), draw))
  return [...found]
}

/** What one table holds: what its setting measures, a run of it, what is usual anywhere, or anything at all. */
function choiceOf(measured: readonly string[], draw: Draw): readonly string[] {
  const way = draw.uniform()
  if (way < 0.5) {
    const share = draw.uniform(0.2, 0.95)
    return [...new Set([...measured.filter(() => draw.chance(share)), ...usualOnes(draw.pick([0, 0, 1, 3]), draw)])]
  }
  if (way < 0.72) {
    const count = draw.whole(4, Math.min(24, measured.length))
    const start = draw.whole(0, measured.length - count)
    return [...new Set([...measured.slice(start, start + count), ...usualOnes(draw.pick([0, 1]), draw)])]
  }
  if (way < 0.92) return usualOnes(draw.whole(4, 26), draw)
  return draw.shuffle(CONCEPTS).slice(0, draw.whole(6, 26))
}

export type Habits = Readonly<{
  si: boolean
  us: boolean
  kpa: boolean
  kat: boolean
  perMicrolitre: boolean
  shares: boolean
  shape: About['shape']
  decimals: (own: number, draw: Draw) => number
}>

const SHAPES: readonly About['shape'][] = ['own', 'own', 'own', 'own', 'normal', 'normal', 'even']
const DECIMALS: readonly Habits['decimals'][] = [
  (own) => own,
  (own) => own,
  (own) => own,
  (own, draw) => Math.max(0, own + draw.pick([0, 0, 0, 1, -1])),
  (own) => own + 1,
  () => 1,
  () => 2,
  (own, draw) => (draw.chance(0.3) ? 12 : own),
]

export function habitsOf(draw: Draw): Habits {
  const si = draw.chance(0.5)
  return {
    si,
    us: !si && draw.chance(0.35),
    kpa: si && draw.chance(0.35),
    kat: si && draw.chance(0.05),
    perMicrolitre: draw.chance(0.07),
    shares: draw.chance(0.3),
    shape: draw.pick(SHAPES),
    decimals: draw.pick(DECIMALS),
  }
}

const MOLAR = /mol\/L$|^mmol\/mol$|^nmol|^pmol|^mg\/mmol$/
/** Laboratories that keep the older unit for some of it. */
const FOLLOWS = 0.88

function wantedUnit(units: readonly string[], habits: Habits, draw: Draw): string | undefined {
  const has = (is: RegExp) => units.slice(1).find((unit) => is.test(unit))
  if (habits.us && draw.chance(0.8)) {
    const own = has(/degF|lb_av|in_i/)
    if (own !== undefined) return own
  }
  if (habits.kat && has(/kat/)) return has(/kat/)
  if (habits.kpa && has(/kPa/)) return has(/kPa/)
  if (habits.perMicrolitre && has(/^\/uL$/)) return has(/^\/uL$/)
  if (habits.shares && has(/^1$/)) return has(/^1$/)
  return habits.si && draw.chance(FOLLOWS) ? (has(MOLAR) ?? has(/^g\/L$/)) : undefined
}

export function unitOf(concept: string, habits: Habits, draw: Draw): string {
  const units = spreadOfConcept(concept)?.units ?? ['']
  const canonical = units[0] ?? ''
  if (draw.chance(0.03)) return draw.pick(units)
  const wanted = wantedUnit(units, habits, draw)
  if (wanted === undefined || (/mol/.test(canonical) && /mol|^g\/L$/.test(wanted))) return canonical
  // Pressures in kPa are those of gases; of proteins in the blood g/L goes with the molar units, of fats it does not.
  if (wanted === 'kPa' && !/^(?:paco2|pao2|etco2)$/.test(concept)) return canonical
  if (wanted === '1' && /^(?:spo2)$/.test(concept) && draw.chance(0.8)) return canonical
  return wanted
}

/** Middle and width of a concept in this table: the setting's, or the usual ones, moved as clinics differ. */
function aboutOf(concept: string, moved: Moved, restless: number, draw: Draw): Pick<About, 'center' | 'width'> {
  const spread = spreadOfConcept(concept)
  const [first] = spread?.centers ?? []
  if (!spread || !first) throw new Error(`no spread of ${concept}`)
  const usual = draw.chance(0.7) ? first : draw.pick(spread.centers)
  const known = moved.get(concept)
  const { center, width } = known && draw.chance(0.85) ? known : { center: usual.center, width: usual.spread }
  return {
    center: center + restless * width * draw.normal() + (spread.linear ? 0 : 0.03 * draw.normal()),
    width: width * Math.exp(0.25 * draw.normal() - 0.05),
  }
}

const LABELS = new Map(VALUE_CLASSES.map((name, label) => [name, label]))
const labelOf = (name: string): number => {
  const label = LABELS.get(name)
  if (label === undefined) throw new Error(`no class ${name}`)
  return label
}

function agesOf([mean, width, low, high]: Setting['age'], rows: number, each: number, draw: Draw): readonly string[] {
  const [center, spread] = [mean + 0.4 * width * draw.normal(), width * Math.exp(0.2 * draw.normal())]
  const even = draw.chance(0.15)
  const decimals = draw.chance(0.1) ? 1 : 0
  const people = Array.from({ length: Math.ceil(rows / each) }, () => {
    const age = even ? draw.uniform(low, high) : center + spread * draw.normal()
    return Math.min(high, Math.max(low, age)).toFixed(decimals)
  })
  return Array.from({ length: rows }, (_, i) => people[Math.floor(i / each)] ?? '')
}

const ROLES = ['@patient-key', '@sex', '@age', '@encounter-key', '@time', '@ignore', '@ignore'] as const
const OFTEN: Readonly<Record<string, number>> = {
  '@patient-key': 0.7,
  '@sex': 0.5,
  '@age': 0.75,
  '@encounter-key': 0.1,
  '@time': 0.2,
  '@ignore': 0.3,
}

function roleColumns({ age }: Setting, rows: number, draw: Draw): readonly TableColumn[] {
  const each = draw.pick([1, 1, 1, 3, 8])
  return ROLES.filter((role) => draw.chance(OFTEN[role] ?? 0)).map((role) => ({
    label: labelOf(role),
    cells: role === '@age' ? agesOf(age, rows, each, draw) : roleCells(role, rows, draw),
  }))
}

/** @returns the columns of one table, each without its missing cells, in any order */
export function madeTable(draw: Draw): readonly TableColumn[] {
  const { setting, moved, measured } = weighted(KNOWN, (one) => one.setting.share, draw)
  const habits = habitsOf(draw)
  const rows = Math.round(Math.exp(draw.uniform(Math.log(FEWEST_ROWS), Math.log(MOST_ROWS))))
  const restless = draw.pick([0.15, 0.35, 0.35, 0.6])
  const own = draw.chance(0.9) ? moved : new Map()
  const missing = draw.pick([0, 0, 0.1, 0.4])
  const columns = choiceOf(measured, draw).map((concept): TableColumn => {
    const unit = unitOf(concept, habits, draw)
    const count = Math.max(FEWEST_ROWS / 2, Math.round(rows * (draw.chance(0.5) ? 1 : 1 - missing)))
    const decimals = habits.decimals(decimalsIn(unit, concept, 1), draw)
    const about: About = { ...aboutOf(concept, own, restless, draw), shape: habits.shape, decimals }
    return { label: labelOf(`${concept}|${unit}`), cells: cellsAbout(concept, unit, count, about, draw) }
  })
  const all = draw.shuffle([...columns, ...roleColumns(setting, rows, draw)])
  return all.length < FEWEST_COLUMNS ? madeTable(draw) : all.slice(0, MOST_COLUMNS)
}
