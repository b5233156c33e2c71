import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { caseToFacts } from '#app/chart/case.ts'
import { checkMedications, indexKnowledge } from '#app/medication/check/index.ts'
import { makeVocabulary, matchDrug } from '#app/medication/vocabulary/index.ts'
import { classes } from '../classes/index.ts'
import { rules } from './index.ts'

const table = readFileSync(fileURLToPath(new URL('../../vocabulary/names.tsv', import.meta.url)), 'utf8')
const vocabulary = makeVocabulary(table)
const names = { match: (text: string) => matchDrug(vocabulary, text), ofCode: () => null }
const knowledge = indexKnowledge({
  schema: 1,
  version: '1.0.0',
  reviewed: '2026-01-01',
  expires: '2030-01-01',
  classes: [...classes],
  conditions: [],
  alternatives: [],
  rules: [...rules],
})
const atMs = Date.UTC(2026, 0, 5)
const tiersOf = (text: string) =>
  checkMedications({ knowledge, names, facts: caseToFacts({ id: 'x' }), atMs, orders: [{ text }] }).findings.map(({ tier }) => tier)

describe('wrong routes', () => {
  it.each([
    'Bicillin L-A 2.4 million units IV',
    'penicillin G procaine 1.2 million units IV',
    'Depo-Medrol 80 mg IV',
    'Kenalog 40 mg IV',
    'haloperidol decanoate 100 mg IV',
    'Invega Sustenna 156 mg IV',
    'Sublocade 300 mg IV',
    'KCl 20 mEq IV push',
    'vincristine 2 mg IT',
    'lidocaine 2% viscous 15 mL IV',
    'amoxicillin oral suspension 500 mg IV',
    'MS Contin 15 mg IV',
    'docusate 100 mg IV',
    'doxorubicin 50 mg IM',
  ])('%s interrupts', (text) => expect(tiersOf(text)).toContain('interruptive'))

  it.each([
    'vincristine 2 mg',
    'hydroxyzine 25 mg q6h prn',
    'phenytoin 300 mg qhs',
    'Bicillin L-A 2.4 million units',
    'Bicillin L-A 2.4 million units IM',
    'penicillin G potassium 4 million units IV',
    'Solu-Medrol 125 mg IV',
    'Depo-Medrol 80 mg IM',
    'haloperidol 5 mg IV',
    'KCl 10 mEq IVPB',
    'amoxicillin suspension 400 mg PO',
    'lidocaine 100 mg IV',
    'methotrexate 12 mg IT',
  ])('%s says nothing of the route', (text) => expect(tiersOf(text).filter((tier) => tier !== 'info')).toEqual([]))
})
