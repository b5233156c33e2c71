/** What a data folder brings: a site's own rules, and signed updates. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { KNOWLEDGE_LIMITS } from '#app/contract/knowledge-pack.ts'
import { fingerprintOf } from '../exchange/signing.ts'
import { answerCase } from './case.ts'
import { openMedication } from './index.ts'
import { editionFolder, siteFile } from './local.ts'
import { packTexts } from './pack.ts'
import { importSite, judgeSite, listSite, restoreShipped, siteText } from './site.ts'
import { installKnowledge, rollBackKnowledge } from './update/install.ts'
import { makeKnowledgePack } from './update/pack.ts'

const NOW = Date.parse('2027-01-05T10:00:00Z')
const sources = [{ source: 'Formulary of the test house', date: '2026' }]
const by = { by: 'Dr Ines Rocha', reason: 'our laboratory follows INR daily', date: '2026-11-25' }
const site = (more: object): string => JSON.stringify({ schema: 1, site: 'Test house', ...more })
const OFF = site({ changes: [{ rule: 'warfarin-amiodarone', off: true, ...by }] })
const OWN_RULE = {
  ...{ id: 'our-metformin-aspirin', version: 1, kind: 'interaction', severity: 'minor', tier: 'passive', group: 'ours' },
  ...{ mechanism: 'As our formulary says.', effect: 'told here only', management: 'Ask the pharmacist.', onset: 'delayed', sources },
  ...{ left: { ingredient: 'metformin' }, right: { ingredient: 'aspirin' } },
}

let dataDir: string
const noted: unknown[] = []
const note = async (what: unknown) => void noted.push(what)
beforeEach(async () => {
  noted.length = 0
  dataDir = await mkdtemp(path.join(tmpdir(), 'wardlight-local-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
})

const check = async (order: string, ...taken: string[]) =>
  answerCase(await openMedication(dataDir), {
    id: 'x',
    at: new Date(NOW).toISOString(),
    medications: taken.map((text) => ({ text })),
    order: { text: order },
  })
const rulesOf = async (order: string, ...taken: string[]) => (await check(order, ...taken)).findings.flatMap(({ rules }) => rules)

describe("a site's own rules", () => {
  it('too large a file, or none, is refused before it is read', async () => {
    const file = path.join(dataDir, 'large.json')
    await writeFile(file, '')
    await truncate(file, KNOWLEDGE_LIMITS.site + 1)
    await expect(siteText(file)).rejects.toMatchObject({ name: 'BadInput', message: 'This file has more than 1 MB.' })
    await expect(siteText(dataDir)).rejects.toMatchObject({ name: 'BadInput', message: 'This is not a file.' })
  })

  it('switched off, and every check says so; one step brings the shipped ones back', async () => {
    expect(await rulesOf('amiodarone 200 mg', 'warfarin 5 mg')).toContain('warfarin-amiodarone')
    await importSite(dataDir, OFF, note)
    const { findings, knowledge } = await check('amiodarone 200 mg', 'warfarin 5 mg')
    expect(findings.flatMap(({ rules }) => rules)).not.toContain('warfarin-amiodarone')
    expect(knowledge.site).toEqual({ name: 'Test house', added: 0, off: 1, changed: 0 })
    expect(await listSite(dataDir)).toMatchObject({
      changes: [{ rule: 'warfarin-amiodarone', by: 'Dr Ines Rocha', shippedTier: 'passive' }],
    })
    await restoreShipped(dataDir, () => note('restored'))
    expect(await rulesOf('amiodarone 200 mg', 'warfarin 5 mg')).toContain('warfarin-amiodarone')
    expect(noted).toMatchObject([{ site: 'Test house' }, 'restored'])
  })

  it('added, and harder or softer', async () => {
    const text = site({ rules: [OWN_RULE], changes: [{ rule: 'warfarin-amiodarone', tier: 'interruptive', ...by }] })
    await importSite(dataDir, text, note)
    expect((await check('aspirin 81 mg', 'metformin 500 mg')).findings).toContainEqual(
      expect.objectContaining({ rules: ['our-metformin-aspirin'] }),
    )
    expect((await check('amiodarone 200 mg', 'warfarin 5 mg')).findings[0]).toMatchObject({ tier: 'interruptive' })
  })

  const without = ({ [Symbol.iterator]: _, ...rest }: Record<string | symbol, unknown>, name: string) =>
    Object.fromEntries(Object.entries(rest).filter(([key]) => key !== name))
  it.each([
    [
      'nobody stands for it',
      site({ changes: [{ rule: 'maoi-ssri', off: true, reason: 'because', date: '2026' }] }),
      'changes.0.by',
      'expected string',
    ],
    [
      'no reason',
      site({ changes: [{ rule: 'maoi-ssri', off: true, by: 'Dr R', reason: ' ', date: '2026' }] }),
      'changes.0.reason',
      'Too small',
    ],
    ['a rule without a source', site({ rules: [without(OWN_RULE, 'sources')] }), 'rules.0.sources', 'expected array'],
    [
      'a drug nobody knows',
      site({ rules: [{ ...OWN_RULE, left: { ingredient: 'nosuchdrug' } }] }),
      'our-metformin-aspirin',
      'no ingredient',
    ],
    [
      'a class that is not there',
      site({ rules: [{ ...OWN_RULE, left: { class: 'nowhere' } }] }),
      'our-metformin-aspirin',
      'there is no class',
    ],
    ['a class without members', site({ classes: [{ id: 'none', title: 'none of them', members: [], sources }] }), 'none', 'no members'],
    ['a shipped rule again', site({ rules: [{ ...OWN_RULE, id: 'warfarin-amiodarone' }] }), 'warfarin-amiodarone', 'there twice'],
    ['an unknown rule', site({ changes: [{ rule: 'nowhere', off: true, ...by }] }), 'changes.0 (nowhere)', 'there is no rule'],
    ['no change', site({ changes: [{ rule: 'maoi-ssri', ...by }] }), 'changes.0 (maoi-ssri)', 'changes nothing'],
    ['no JSON', '{', 'the file', 'not JSON'],
    ['too deep', '['.repeat(100), 'the file', 'too deep'],
  ])('%s: refused by place, with a reason and what to do, and nothing changes', async (_, text, place, reason) => {
    const { problems } = await judgeSite(dataDir, text)
    expect(problems[0]).toMatchObject({ place, reason: expect.stringContaining(reason), hint: expect.stringMatching(/\.$/) })
    await expect(importSite(dataDir, text, note)).rejects.toThrow('cannot be used')
    expect([noted, await listSite(dataDir)]).toEqual([[], null])
  })

  it('a file changed by another hand makes the answer not checked, and what ships is still checked', async () => {
    await importSite(dataDir, OFF, note)
    await writeFile(siteFile(dataDir), OFF.replace('warfarin-amiodarone', 'nowhere'))
    const answer = await check('amiodarone 200 mg', 'warfarin 5 mg')
    expect(answer).toMatchObject({ status: 'not-checked', reason: expect.stringContaining("without the site's own rules") })
    expect(answer.findings.flatMap(({ rules }) => rules)).toContain('warfarin-amiodarone')
  })
})

describe('a signed update', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const pack = (texts: ReadonlyMap<string, string>) =>
    makeKnowledgePack(texts, {
      publisher: { name: 'Test publisher', publicKey: key },
      created: '2026-12-01T00:00:00Z',
      sign: (message) => sign(null, message, privateKey),
    })
  let shipped: ReadonlyMap<string, string>
  let newer: Buffer
  const edition = (version: string, more: object = {}) =>
    new Map([...shipped, ['medication.json', JSON.stringify({ ...JSON.parse(shipped.get('medication.json') ?? ''), version, ...more })]])
  beforeAll(async () => {
    shipped = await packTexts()
    newer = pack(edition('9.1.0'))
  })
  const install = async (bytes: Buffer, more: object = {}) => {
    const file = path.join(dataDir, 'update.wardknowledge')
    await writeFile(file, bytes)
    return installKnowledge({ file, dataDir, publisherKey: fingerprintOf(key), nowMs: NOW, record: note, ...more })
  }
  const inUse = async () => (await openMedication(dataDir)).edition?.version

  it('is installed, used at once, and gone back from', async () => {
    const { edition: own } = await openMedication()
    expect(await install(newer)).toMatchObject({ version: '9.1.0', replaces: own?.version, publisher: { trusted: 'now' } })
    expect(await inUse()).toBe('9.1.0')
    expect(noted).toMatchObject([{ version: '9.1.0' }])
    expect(await rollBackKnowledge(dataDir, note)).toBe(own?.version)
    expect(await inUse()).toBe(own?.version)
    await expect(rollBackKnowledge(dataDir, note)).rejects.toThrow('No update is installed')
  })

  const flipped = (at: number) => {
    const bytes = Buffer.from(newer)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  }
  it.each([
    ['altered in its index', () => flipped(40), 'json|index|altered'],
    ['altered in its rules', () => flipped(newer.length - 40_000), 'altered'],
    ['cut short', () => newer.subarray(0, newer.length - 1), 'altered'],
    ['with something behind it', () => Buffer.concat([newer, Buffer.from('x')]), 'altered'],
    ['no pack at all', () => Buffer.from('hello'), 'not-a-pack'],
    ['unsigned', () => unsigned(newer), 'unsigned'],
  ])('%s: refused, and what was in use stays', async (_, bytes, code) => {
    const before = await inUse()
    await expect(install(bytes())).rejects.toThrow(new RegExp(`\\((${code})\\)`))
    expect([await inUse(), noted]).toEqual([before, []])
  })

  it('larger than any pack: refused before it is read', async () => {
    const file = path.join(dataDir, 'large.wardknowledge')
    await writeFile(file, '')
    await truncate(file, KNOWLEDGE_LIMITS.pack + 1)
    const asked = { file, dataDir, publisherKey: fingerprintOf(key), nowMs: NOW, record: note }
    await expect(installKnowledge(asked)).rejects.toThrow('(too-large)')
    expect(noted).toEqual([])
  })

  it('by nobody who is trusted, older, or expired: refused', async () => {
    await expect(install(newer, { publisherKey: null })).rejects.toThrow('unknown-publisher')
    await expect(install(pack(edition('0.9.0')))).rejects.toThrow('older-version')
    await expect(install(newer, { nowMs: Date.parse('2040-01-01') })).rejects.toThrow('it expired on')
    expect(noted).toEqual([])
  })

  it('whose rules do not pass is not even made', () => {
    const broken = edition('9.2.0', { classes: [] })
    expect(() => pack(broken)).toThrow('its rules do not pass')
  })

  it('changed after it was installed: every check says that it was not made, and going back helps', async () => {
    await install(newer)
    const file = path.join(editionFolder(dataDir, '9.1.0'), 'medication.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('warfarin', 'warfarim'))
    const other = path.join(dataDir, 'knowledge', 'current.json')
    await writeFile(other, `${await readFile(other, 'utf8')} `)
    expect(await check('amiodarone 200 mg', 'warfarin 5 mg')).toMatchObject({
      status: 'not-checked',
      findings: [],
      reason: expect.stringContaining('was changed'),
    })
    await rollBackKnowledge(dataDir, note)
    expect((await check('amiodarone 200 mg', 'warfarin 5 mg')).findings.length).toBeGreaterThan(0)
  })
})

/** The same file with a signature of nothing. */
function unsigned(bytes: Buffer): Buffer {
  const text = Buffer.from(bytes)
  const end = 12 + 6 + text.readUInt32BE(14)
  return text.fill(0, end, end + 64)
}
