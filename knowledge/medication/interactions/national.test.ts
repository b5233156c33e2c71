import { describe, expect, it } from 'vitest'
import { closure } from '#app/medication/check/members.ts'
import type { Side } from '#app/medication/knowledge.ts'
import { classes } from '../classes/index.ts'
import { rules } from './index.ts'

const members = closure(classes)
const holds = (side: Side, name: string) =>
  side.ingredient === name || (side.class !== undefined && members.get(side.class)?.has(name) === true)
const tiersOf = (a: string, b: string) =>
  rules.filter(({ left, right }) => (holds(left, a) && holds(right, b)) || (holds(left, b) && holds(right, a))).map(({ tier }) => tier)

const list = (text: string) => text.split(', ')
const DOPAMINERGIC = list(
  'amantadine, apomorphine, bromocriptine, cabergoline, entacapone, levodopa, pramipexole, quinagolide, rasagiline, ropinirole, rotigotine, selegiline, tolcapone',
)
const ANTIPSYCHOTIC = list('amisulpride, chlorpromazine, cyamemazine, haloperidol, olanzapine, pimozide, risperidone, sulpiride, tiapride')
const INDUCERS = list("carbamazepine, phenytoin, phenobarbital, primidone, rifampin, st. john's wort")
const MACROLIDES = list('azithromycin, clarithromycin, erythromycin, josamycin, midecamycin, roxithromycin')

/** Pairs that national lists outside of the United States call contraindicated or advised against: each must be shown, and not as a hint alone. */
describe('what national lists advise against', () => {
  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['dopaminergic drugs with antipsychotics', DOPAMINERGIC, ANTIPSYCHOTIC],
    ['dopaminergic drugs with metoclopramide', DOPAMINERGIC, ['metoclopramide', 'alizapride', 'metopimazine']],
    ['ergots with every macrolide', list('ergotamine, dihydroergotamine, bromocriptine, cabergoline'), MACROLIDES],
    ['colchicine with every macrolide and pristinamycin', ['colchicine'], [...MACROLIDES, 'pristinamycin']],
    ['mizolastine with macrolides and azoles', ['mizolastine'], [...MACROLIDES, 'itraconazole', 'ketoconazole']],
    ['floctafenine with beta blockers', ['floctafenine'], list('atenolol, bisoprolol, carvedilol, metoprolol, propranolol, sotalol')],
    [
      'mifamurtide with NSAIDs and calcineurin inhibitors',
      ['mifamurtide'],
      list('diclofenac, ibuprofen, ketoprofen, cyclosporine, tacrolimus'),
    ],
    ['brivudine with fluoropyrimidines', ['brivudine'], list('capecitabine, fluorouracil, tegafur')],
    ['estramustine with ACE inhibitors', ['estramustine'], list('captopril, enalapril, lisinopril, perindopril, ramipril')],
    ['racecadotril with ACE inhibitors', ['racecadotril'], list('captopril, enalapril, lisinopril, perindopril, ramipril')],
    [
      'inducers with delamanid, nintedanib and mianserin',
      list('delamanid, mianserin'),
      list('carbamazepine, phenytoin, phenobarbital, rifampin'),
    ],
    ['inducers with daclatasvir', ['daclatasvir'], INDUCERS],
    [
      'live zoster vaccine with immunosuppressants',
      ['zoster vaccine live'],
      list('azathioprine, methotrexate, tacrolimus, infliximab, cyclophosphamide'),
    ],
    ['decongestants with each other', ['oxymetazoline', 'xylometazoline', 'naphazoline'], ['pseudoephedrine', 'ephedrine']],
  ])('%s', (_name, left, right) => {
    const silent = left.flatMap((a) =>
      right.filter((b) => a !== b && !tiersOf(a, b).some((tier) => tier !== 'info')).map((b) => `${a} + ${b}`),
    )
    expect(silent).toEqual([])
  })

  it.each([
    ['sertraline', 'heparin'],
    ['digoxin', 'ibuprofen'],
    ['haloperidol', 'epinephrine'],
    ['entacapone', 'quetiapine'],
    ['enalapril', 'racecadotril'],
  ])('%s with %s never interrupts by itself', (a, b) => {
    expect(tiersOf(a, b)).not.toContain('interruptive')
    expect(tiersOf(a, b).length).toBeGreaterThan(0)
  })
})
