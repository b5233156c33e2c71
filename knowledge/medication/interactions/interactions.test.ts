import { describe, expect, it } from 'vitest'
import { closure } from '#app/medication/check/members.ts'
import type { InteractionRule, Side, Tier } from '#app/medication/knowledge.ts'
import { classes } from '../classes/index.ts'
import { rules } from './index.ts'
import { ONC_LOW } from './sources.ts'

const members = closure(classes)
const namesOf = (id: string): readonly string[] => [...(members.get(id)?.keys() ?? [])]
const holds = (side: Side, name: string) =>
  side.ingredient === name || (side.class !== undefined && members.get(side.class)?.has(name) === true)
type Stands = Readonly<{ left: ReadonlySet<InteractionRule>; right: ReadonlySet<InteractionRule> }>
const known = new Map<string, Stands>()
function standsOf(name: string): Stands {
  const before = known.get(name)
  if (before !== undefined) return before
  const on = (at: 'left' | 'right') => new Set(rules.filter((rule) => holds(rule[at], name)))
  const stands = { left: on('left'), right: on('right') }
  known.set(name, stands)
  return stands
}
function rulesOf(a: string, b: string): readonly InteractionRule[] {
  const [one, other] = [standsOf(a), standsOf(b)]
  return [...[...one.left].filter((rule) => other.right.has(rule)), ...[...one.right].filter((rule) => other.left.has(rule))]
}
const RANK: readonly Tier[] = ['info', 'passive', 'interruptive']
const highest = (tiers: readonly Tier[]): Tier | null => RANK.findLast((tier) => tiers.includes(tier)) ?? null
/** The loudest way a pair is shown with nothing known of the patient. */
const tierOf = (a: string, b: string) => highest(rulesOf(a, b).map(({ tier }) => tier))
const everyTier = ({ tier, modifiers }: InteractionRule): readonly Tier[] => [tier, ...(modifiers ?? []).map((one) => one.tier)]

/** Pairs of `a` and `b` that are shown more quietly than `tier`. */
function quieter(a: readonly string[], b: readonly string[], tier: Tier): readonly string[] {
  const enough = RANK.slice(RANK.indexOf(tier))
  return a.flatMap((one) =>
    b.filter((other) => one !== other && !enough.some((loud) => tierOf(one, other) === loud)).map((other) => `${one} + ${other}`),
  )
}

describe('interaction rules', () => {
  it('have ids of their own', () => {
    const ids = rules.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('speak of classes that have members, and of somebody on each side', () => {
    const sides = rules.flatMap(({ id, left, right }) => [left, right].map((side) => ({ id, side })))
    const bad = sides.filter(({ side }) =>
      side.class === undefined ? side.ingredient === undefined : (members.get(side.class)?.size ?? 0) === 0,
    )
    expect(bad).toEqual([])
  })

  it('name a source with its date', () => {
    expect(rules.filter(({ sources }) => sources.length === 0 || sources.some(({ date }) => !/^\d{4}/.test(date)))).toEqual([])
  })
})

/** Phansalkar 2012, doi 10.1136/amiajnl-2011-000612: each pair, with all members of its classes. */
describe('the fifteen high-priority pairs', () => {
  const pairs: readonly (readonly [string, readonly string[], readonly string[], Tier])[] = [
    ['amphetamines with MAO inhibitors', namesOf('amphetamine-like'), namesOf('maoi'), 'interruptive'],
    ['atazanavir with proton pump inhibitors', ['atazanavir'], namesOf('ppi'), 'interruptive'],
    ['febuxostat with thiopurines', ['febuxostat'], namesOf('thiopurine'), 'interruptive'],
    ['SSRIs with MAO inhibitors', namesOf('ssri'), namesOf('maoi'), 'interruptive'],
    ['irinotecan with strong CYP3A inhibitors', ['irinotecan'], namesOf('cyp3a-inhibitor-strong'), 'interruptive'],
    ['serotonergic opioids with MAO inhibitors', ['meperidine', 'tramadol', 'methadone', 'fentanyl'], namesOf('maoi-oral'), 'interruptive'],
    ['opioids with MAO inhibitors', namesOf('opioid'), namesOf('maoi'), 'passive'],
    ['QT drugs with each other', namesOf('qt-known'), namesOf('qt-known'), 'passive'],
    ['ramelteon with strong CYP1A2 inhibitors', ['ramelteon'], namesOf('cyp1a2-inhibitor-strong'), 'interruptive'],
    ['inducers with protease inhibitors', ['rifampin', 'rifapentine', "st. john's wort"], namesOf('hiv-pi'), 'interruptive'],
    ['statins with strong CYP3A inhibitors', namesOf('statin-cyp3a'), namesOf('cyp3a-inhibitor-strong'), 'interruptive'],
    ['tizanidine with strong CYP1A2 inhibitors', ['tizanidine'], namesOf('cyp1a2-inhibitor-strong'), 'interruptive'],
    ['tranylcypromine with procarbazine', ['tranylcypromine'], ['procarbazine'], 'interruptive'],
    ['triptans with MAO inhibitors', namesOf('triptan-mao'), namesOf('maoi'), 'interruptive'],
    ['tricyclics with MAO inhibitors', namesOf('tricyclic'), namesOf('maoi'), 'interruptive'],
    ['ergots with strong CYP3A inhibitors', namesOf('ergot'), namesOf('cyp3a-inhibitor-strong'), 'interruptive'],
  ]

  it.each(pairs)('%s', (_name, a, b, tier) => {
    expect(a.length * b.length).toBeGreaterThan(0)
    expect(quieter(a, b, tier)).toEqual([])
  })
})

/** Phansalkar 2013, doi 10.1136/amiajnl-2012-001089: nobody is interrupted for these. */
describe('pairs that must not interrupt', () => {
  it('stay quiet whatever is known of the patient, where a rule stands on that list', () => {
    const loud = rules.filter((rule) => rule.sources.includes(ONC_LOW) && everyTier(rule).includes('interruptive'))
    expect(loud.map(({ id }) => id)).toEqual([])
  })

  it.each([
    ['lisinopril', 'ibuprofen'],
    ['metoprolol', 'ibuprofen'],
    ['furosemide', 'ibuprofen'],
    ['digoxin', 'furosemide'],
    ['digoxin', 'hydrochlorothiazide'],
    ['levothyroxine', 'calcium carbonate'],
    ['levothyroxine', 'warfarin'],
    ['ciprofloxacin', 'ferrous sulfate'],
    ['doxycycline', 'magnesium hydroxide'],
    ['aspirin', 'prednisone'],
    ['aspirin', 'ibuprofen'],
    ['heparin', 'aspirin'],
    ['sertraline', 'ibuprofen'],
    ['insulin glargine', 'metoprolol'],
    ['glipizide', 'propranolol'],
    ['metformin', 'prednisone'],
    ['lisinopril', 'spironolactone'],
    ['lisinopril', 'potassium chloride'],
    ['ondansetron', 'citalopram'],
    ['morphine', 'lorazepam'],
  ])('%s with %s', (a, b) => {
    expect(tierOf(a, b)).not.toBeNull()
    expect(tierOf(a, b)).not.toBe('interruptive')
  })
})

/** Contraindicated by label: shown before the order is signed. */
describe('pairs that must interrupt', () => {
  it.each([
    ['sildenafil', 'nitroglycerin'],
    ['riociguat', 'tadalafil'],
    ['sacubitril', 'lisinopril'],
    ['simvastatin', 'gemfibrozil'],
    ['simvastatin', 'erythromycin'],
    ['lovastatin', 'cyclosporine'],
    ['dihydroergotamine', 'sumatriptan'],
    ['thioridazine', 'paroxetine'],
    ['pimozide', 'clarithromycin'],
    ['triazolam', 'ketoconazole'],
    ['eplerenone', 'itraconazole'],
    ['methotrexate', 'trimethoprim'],
    ['azathioprine', 'allopurinol'],
    ['lurasidone', 'rifampin'],
    ['tolvaptan', 'ketoconazole'],
    ['meropenem', 'valproate'],
    ['ketorolac', 'probenecid'],
    ['repaglinide', 'gemfibrozil'],
    ['tacrolimus', 'nirmatrelvir'],
    ['rilpivirine', 'omeprazole'],
    ['doxycycline', 'isotretinoin'],
    ['apomorphine', 'ondansetron'],
    ['morphine', 'naltrexone'],
    ['oxybate', 'lorazepam'],
    ['bosentan', 'cyclosporine'],
  ])('%s with %s', (a, b) => {
    expect(tierOf(a, b)).toBe('interruptive')
  })
})
