import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { PatientFacts } from '#app/chart/facts.ts'
import { WardlightError } from '#app/contract/errors.ts'
import { MedCheck } from '#app/contract/medication.ts'
import { writeKnowledge } from '#knowledge/compile.ts'
import { loadMedication, openMedication } from './index.ts'
import { readPack } from './pack.ts'

const NOBODY: PatientFacts = {
  patient: null,
  pregnant: null,
  observations: [],
  conditions: [],
  medications: [],
  allergies: [],
  encounters: [],
}
const asked = { facts: NOBODY, atMs: Date.parse('2027-01-05T10:00:00Z'), orders: [{ text: 'warfarin 5 mg tablet' }] }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wardlight-pack-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeKnowledge(folder)
})
const change = async (name: string, to: (text: string) => string) => {
  const file = path.join(folder, name)
  await writeFile(file, to(await readFile(file, 'utf8')))
}

describe('the pack', () => {
  it('written by the build is the knowledge of the source tree', async () => {
    const medication = await loadMedication(() => readPack(folder))
    const source = await openMedication()
    expect([medication.failure, medication.rules, medication.edition]).toEqual([null, source.rules, source.edition])
    expect(medication.check(asked)).toEqual(source.check(asked))
  })

  it.each([
    ['a changed rule', 'medication.json', (text: string) => text.replace('"schema":1', '"schema":1 '), 'medication.json was changed'],
    ['a head that is no JSON', 'knowledge.json', () => '{', 'knowledge.json is not JSON'],
    ['a head of another shape', 'knowledge.json', () => '{"schema":2,"version":"1","files":{}}', 'knowledge.json, schema'],
    [
      'a name that leads out of the folder',
      'knowledge.json',
      () => `{"schema":1,"version":"1","files":{"../x.tsv":"${'0'.repeat(64)}"}}`,
      'knowledge.json, files',
    ],
    [
      'a missing file',
      'knowledge.json',
      () => `{"schema":1,"version":"1","files":{"medication.json":"${'0'.repeat(64)}","gone.tsv":"${'0'.repeat(64)}"}}`,
      'was changed',
    ],
  ])('%s: nothing of it is used, and every check says why', async (_, name, to, words) => {
    await change(name, to)
    await expect(readPack(folder)).rejects.toThrow(words)
    const medication = await loadMedication(() => readPack(folder))
    const answer = medication.check(asked)
    expect(MedCheck.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({ status: 'not-checked', findings: [], unchecked: [{ drug: 'warfarin 5 mg tablet' }] })
    expect(answer.reason).toContain(words)
    expect(() => medication.names()).toThrow(WardlightError)
  })

  it('that is not there is an answer too', async () => {
    const medication = await loadMedication(() => readPack(path.join(folder, 'nowhere')))
    expect(medication.list(asked)).toMatchObject({ status: 'not-checked', reason: expect.stringContaining('knowledge.json is missing') })
  })
})
