import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isError, validate } from '#app/medication/authoring/validate.ts'
import { CLASS_WORDS } from '#app/medication/check/allergy-words.ts'
import { Knowledge } from '#app/medication/knowledge.ts'
import { compileMedication, writeKnowledge } from './compile.ts'
import { coverage } from './coverage.ts'
import { isNameOf } from './names.ts'

const sources = [{ source: 'A source of the test', date: '2020' }]
const classOf = (id: string, members: string[], includes: string[] = []) => ({ id, title: `class ${id}`, members, includes, sources })
const stated = (id: string) => ({
  id,
  version: 1,
  severity: 'serious',
  tier: 'passive',
  group: 'g',
  mechanism: 'why',
  effect: 'what',
  management: 'do it',
  sources,
})
const interaction = (id: string, left: object, right: object, more: object = {}) => ({
  ...stated(id),
  kind: 'interaction',
  left,
  right,
  onset: 'rapid',
  ...more,
})
const patient = (id: string, when: object, more: object = {}) => ({
  ...stated(id),
  kind: 'renal',
  drug: { ingredient: 'metformin' },
  when,
  ...more,
})
const dose = (id: string, more: object = {}) => ({
  id,
  version: 1,
  kind: 'dose',
  ingredient: 'digoxin',
  routes: ['oral'],
  age: { from: 18, to: null },
  maxPerDose: { value: 500, unit: 'ug' },
  severity: 'serious',
  tier: 'passive',
  management: 'do it',
  sources,
  ...more,
})

function problems(
  parts: { classes?: object[]; conditions?: object[]; rules?: object[] },
  isName: ((name: string) => boolean) | null = null,
): string[] {
  const knowledge = Knowledge.parse({
    schema: 1,
    version: '1',
    reviewed: '2026-01-01',
    expires: '2027-07-01',
    classes: [],
    conditions: [],
    rules: [],
    ...parts,
  })
  return validate({ knowledge, isName }).map(({ where, message }) => `${where}: ${message}`)
}

const egfr = { lab: 'egfr', is: '<', value: 30, unit: 'mL/min/{1.73_m2}', withinHours: 24 }

describe('the validator finds', () => {
  it('nothing where there is nothing', () => {
    expect(
      problems({
        classes: [classOf('a', ['x'])],
        rules: [interaction('r', { class: 'a' }, { ingredient: 'y' }), patient('p', egfr), dose('d')],
      }),
    ).toEqual([])
  })

  it.each([
    ['a class without members', { classes: [classOf('a', [])] }, 'a: the class has no members'],
    ['an unknown part of a class', { classes: [classOf('a', ['x'], ['b'])] }, 'a: it includes b, which is not there'],
    ['an unknown class of a side', { rules: [interaction('r', { class: 'a' }, { ingredient: 'y' })] }, 'r: there is no class a'],
    ['an empty side', { rules: [interaction('r', {}, { ingredient: 'y' })] }, 'r: a side names neither class nor ingredient'],
    [
      'a side that no member has the route of',
      {
        classes: [{ ...classOf('a', []), members: [{ ingredient: 'x', routes: ['ophthalmic'] }] }],
        rules: [interaction('r', { class: 'a', routes: ['oral'] }, { ingredient: 'y' })],
      },
      'r: no member of a has a route of this side: it cannot be reached',
    ],
    ['an unknown condition', { rules: [patient('p', { not: { condition: 'gout' } })] }, 'p: there is no group of conditions gout'],
    ['an unknown result', { rules: [patient('p', { any: [{ ...egfr, lab: 'egffr' }] })] }, 'p: there is no result egffr'],
    [
      'a unit that is none of it',
      { rules: [patient('p', { lab: 'potassium', is: '<', value: 3, unit: 'mm[Hg]', withinHours: 24 })] },
      'p: mm[Hg] is no unit of potassium',
    ],
    [
      'a modifier that is never reached',
      {
        rules: [
          patient('p', egfr, {
            modifiers: [
              { when: { age: '>=', years: 0 }, tier: 'info', because: 'always' },
              { when: { sex: 'male' }, tier: 'info', because: 'never' },
            ],
          }),
        ],
      },
      'p: a modifier after one that always holds',
    ],
    [
      'the same pair twice',
      { rules: [interaction('r', { ingredient: 'x' }, { ingredient: 'y' }), interaction('s', { ingredient: 'y' }, { ingredient: 'x' })] },
      's: it says the same pair as r',
    ],
    [
      'a pair in two tiers',
      {
        rules: [
          interaction('r', { ingredient: 'x' }, { ingredient: 'y' }),
          interaction('s', { ingredient: 'x' }, { ingredient: 'y' }, { group: 'h', tier: 'info' }),
        ],
      },
      's: it shows the pair of r as info, not passive',
    ],
    ['an id twice', { rules: [patient('p', egfr), patient('p', egfr)] }, 'p: this rule is there twice'],
    ['a dose without a limit', { rules: [dose('d', { maxPerDose: undefined })] }, 'd: it gives no limit'],
    ['a dose in no unit', { rules: [dose('d', { maxPerDose: { value: 1, unit: 'spoon' } })] }, 'd: spoon is no unit of a dose'],
    [
      'a usual dose above the highest',
      { rules: [dose('d', { usual: { low: 0.1, high: 1, unit: 'mg' } })] },
      'd: the usual dose is above the highest',
    ],
    [
      'two doses for one age',
      { rules: [dose('d'), dose('e', { age: { from: 65, to: null } })] },
      'e: it speaks of the same drug, route and age as d',
    ],
    [
      'conditions that find nothing',
      { conditions: [{ id: 'c', title: 'nothing' }] },
      'c: a group of conditions without a code or a word finds nothing',
    ],
  ])('%s', (_, parts, problem) => {
    expect(problems(parts)).toContain(problem)
  })

  it('a name that the vocabulary does not know', () => {
    expect(problems({ classes: [classOf('a', ['warfarin', 'warfarine'])] }, (name) => name === 'warfarin')).toEqual([
      'a: warfarine is no ingredient of the vocabulary',
    ])
  })
})

describe('the knowledge that ships', () => {
  it('is whole', async () => {
    const knowledge = await compileMedication()
    const isName = await isNameOf()
    const found = validate({ knowledge, isName })
    expect(found.filter(isError).map(({ where, message }) => `${where}: ${message}`)).toEqual([])
    expect(coverage(knowledge, found).join('\n')).toContain('Problems: 0')
  })

  it('has every class that a word of an allergy list stands for', async () => {
    const { classes } = await compileMedication()
    const ids = new Set(classes.map(({ id }) => id))
    expect(CLASS_WORDS.flatMap((row) => row.classes).filter((id) => !ids.has(id))).toEqual([])
  })

  it('is packed with the sum of every file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'wardlight-knowledge-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await writeKnowledge(folder)
    const head = JSON.parse(await readFile(path.join(folder, 'knowledge.json'), 'utf8')) as { files: Record<string, string> }
    expect(Object.keys(head.files)).toContain('medication.json')
    for (const [name, sum] of Object.entries(head.files)) {
      const text = await readFile(path.join(folder, name))
      expect(createHash('sha256').update(text).digest('hex'), name).toBe(sum)
    }
  })
})
