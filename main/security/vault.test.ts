import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { WardlightError } from '#app/contract/errors.ts'
import { forgetMemory, waitAfter } from './attempts.ts'
import { freshFolder } from './temp-folder.test-help.ts'
import { addUser, createVault, listUsers, recoverVault, unlockVault, unlockWaitSeconds, vaultStatus } from './vault.ts'

const LIGHT = { cost: { memoryKiB: 19_456, passes: 2, lanes: 1 } }
const ANA = { user: 'Ana', passphrase: 'river stone lamp' }
const BEN = { user: 'Ben', passphrase: 'window paper boat', roles: ['auditor'] as const }

const kindOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof WardlightError ? error.failure.kind : error === null ? 'no error' : String(error)
}
const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof WardlightError) return error.failure
  throw new Error('expected a refusal')
}
type Json = Record<string, unknown> & { users: Record<string, unknown>[] }
const readJson = (dir: string) => JSON.parse(readFileSync(path.join(dir, 'vault.json'), 'utf8')) as Json

describe('a new vault', () => {
  it('opens again with the passphrase, gives the same key, and names its first user clinician and admin', async () => {
    const dir = await freshFolder()
    expect(await vaultStatus(dir)).toEqual({ state: 'new', users: [] })
    const made = await createVault(dir, ANA)
    expect(made.key).toHaveLength(32)
    expect(made.recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await vaultStatus(dir)).toEqual({ state: 'ready', users: ['Ana'] })
    const opened = await unlockVault(dir, ANA)
    expect(Buffer.from(opened.key).equals(Buffer.from(made.key))).toBe(true)
    expect(opened.user).toEqual({ name: 'Ana', roles: ['clinician', 'admin'] })
  })

  it('keeps neither key, passphrase nor recovery key in any file, and the files to their owner', async () => {
    const dir = await freshFolder()
    const made = await createVault(dir, ANA, LIGHT)
    await unlockVault(dir, { ...ANA, passphrase: 'wrong words entirely' }).catch(() => undefined)
    const secrets = [
      ANA.passphrase,
      'wrong words entirely',
      made.recoveryKey,
      made.recoveryKey.replaceAll('-', ''),
      Buffer.from(made.key).toString('base64'),
      Buffer.from(made.key).toString('hex'),
    ]
    for (const name of readdirSync(dir)) {
      const bytes = readFileSync(path.join(dir, name))
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
      expect(bytes.includes(Buffer.from(made.key))).toBe(false)
      if (process.platform !== 'win32') expect(statSync(path.join(dir, name)).mode & 0o777).toBe(0o600)
    }
    if (process.platform !== 'win32') expect(statSync(dir).mode & 0o777).toBe(0o700)
  })

  it('is not made over another vault, nor over a store whose vault is gone', async () => {
    const dir = await freshFolder()
    await createVault(dir, ANA, LIGHT)
    expect(await kindOf(createVault(dir, ANA, LIGHT))).toBe('Conflict')
    const other = await freshFolder()
    await writeFile(path.join(other, 'store.db'), 'x')
    expect(await vaultStatus(other)).toEqual({ state: 'damaged', users: [] })
    expect(await kindOf(createVault(other, ANA, LIGHT))).toBe('Conflict')
  })

  it('refuses a passphrase of 9 characters and takes one of 10', async () => {
    const dir = await freshFolder()
    expect(await kindOf(createVault(dir, { user: 'Ana', passphrase: '123456789' }, LIGHT))).toBe('BadInput')
    expect(await vaultStatus(dir)).toEqual({ state: 'new', users: [] })
    expect(await kindOf(createVault(dir, { user: 'Ana', passphrase: '1234567890' }, LIGHT))).toBe('no error')
  })
})

describe('names and passphrases', () => {
  it('takes the two ways of typing é as one, and the name in any case', async () => {
    const dir = await freshFolder()
    await createVault(dir, { user: 'René', passphrase: 'caf\u00e9 au lait' }, LIGHT)
    const opened = await unlockVault(dir, { user: 'rene\u0301', passphrase: 'cafe\u0301 au lait' })
    expect(opened.user.name).toBe('René')
  })

  it('says the same of an unknown user and of a wrong passphrase', async () => {
    const dir = await freshFolder()
    await createVault(dir, ANA, LIGHT)
    const wrong = await failureOf(unlockVault(dir, { user: 'Ana', passphrase: 'not the passphrase' }))
    const unknown = await failureOf(unlockVault(dir, { user: 'Zoe', passphrase: 'not the passphrase' }))
    expect(wrong.kind).toBe('WrongPassphrase')
    expect(unknown).toEqual(wrong)
  })
})

describe('several users', () => {
  it('share one key, each with own passphrase and roles', async () => {
    const dir = await freshFolder()
    const { key } = await createVault(dir, ANA, LIGHT)
    await addUser(dir, key, BEN, LIGHT)
    const ben = await unlockVault(dir, BEN)
    expect(Buffer.from(ben.key).equals(Buffer.from(key))).toBe(true)
    expect(ben.user).toEqual({ name: 'Ben', roles: ['auditor'] })
    expect((await unlockVault(dir, ANA)).user.roles).toEqual(['clinician', 'admin'])
    expect(await listUsers(dir, key)).toEqual([
      { name: 'Ana', roles: ['clinician', 'admin'] },
      { name: 'Ben', roles: ['auditor'] },
    ])
    expect(await kindOf(unlockVault(dir, { user: 'Ben', passphrase: ANA.passphrase }))).toBe('WrongPassphrase')
    expect(await kindOf(addUser(dir, key, { ...BEN, user: ' BEN ' }, LIGHT))).toBe('Conflict')
    expect(await kindOf(addUser(dir, new Uint8Array(32), { ...BEN, user: 'Cy' }, LIGHT))).toBe('Corrupt')
  })

  it('are all kept when two are added at once', async () => {
    const dir = await freshFolder()
    const { key } = await createVault(dir, ANA, LIGHT)
    await Promise.all(['B', 'C', 'D'].map((user) => addUser(dir, key, { ...BEN, user }, LIGHT)))
    expect((await listUsers(dir, key)).map((user) => user.name)).toEqual(['Ana', 'B', 'C', 'D'])
  })
})

describe('recovery', () => {
  it('gives a user a new passphrase, whatever way the key is typed; the old passphrase is void, the roles stay', async () => {
    const dir = await freshFolder()
    const made = await createVault(dir, ANA, LIGHT)
    await addUser(dir, made.key, BEN, LIGHT)
    const typed = made.recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    const passphrase = 'a new one after all'
    const recovered = await recoverVault(dir, { user: 'Ben', recoveryKey: typed, passphrase }, LIGHT)
    expect(Buffer.from(recovered.key).equals(Buffer.from(made.key))).toBe(true)
    expect(recovered.user).toEqual({ name: 'Ben', roles: ['auditor'] })
    expect((await unlockVault(dir, { user: 'Ben', passphrase })).user.name).toBe('Ben')
    expect(await kindOf(unlockVault(dir, BEN))).toBe('WrongPassphrase')
    expect((await unlockVault(dir, ANA)).user.name).toBe('Ana')
  })

  it('tells a slip of the pen from the key of another vault', async () => {
    const [dir, other] = [await freshFolder(), await freshFolder()]
    const made = await createVault(dir, ANA, LIGHT)
    const foreign = await createVault(other, ANA, LIGHT)
    const first = made.recoveryKey.charAt(0)
    const slip = (first === 'A' ? 'B' : 'A') + made.recoveryKey.slice(1)
    const recover = (recoveryKey: string) => recoverVault(dir, { user: 'Ana', recoveryKey, passphrase: 'another passphrase' }, LIGHT)
    expect(await kindOf(recover(slip))).toBe('BadInput')
    expect(await kindOf(recover('short'))).toBe('BadInput')
    expect(await kindOf(recover(foreign.recoveryKey))).toBe('WrongPassphrase')
    expect(
      await kindOf(recoverVault(dir, { user: 'Nobody', recoveryKey: made.recoveryKey, passphrase: 'another passphrase' }, LIGHT)),
    ).toBe('NotFound')
  })
})

describe('back-off', () => {
  it('grows 0, 1, 2, 4, 8 … up to 300 seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 10, 11, 50].map(waitAfter)).toEqual([0, 0, 1, 2, 4, 8, 256, 300, 300])
  })

  it('holds back the right passphrase too until the time is over, also after a restart, and is forgotten afterwards', async () => {
    const dir = await freshFolder()
    await createVault(dir, ANA, LIGHT)
    let nowMs = 1_000_000
    const options = { now: () => nowMs }
    const wrong = () => failureOf(unlockVault(dir, { user: 'Ana', passphrase: 'wrong wrong wrong' }, options))
    expect((await wrong()).retryAfterSeconds).toBe(0)
    expect((await wrong()).retryAfterSeconds).toBe(1)
    nowMs += 1000
    expect((await wrong()).retryAfterSeconds).toBe(2)
    forgetMemory()
    expect(await unlockWaitSeconds(dir, 'ana', options)).toBe(2)
    expect((await failureOf(unlockVault(dir, ANA, options))).retryAfterSeconds).toBe(2)
    nowMs += 1999
    expect((await failureOf(unlockVault(dir, ANA, options))).retryAfterSeconds).toBe(1)
    nowMs += 1
    expect((await unlockVault(dir, ANA, options)).user.name).toBe('Ana')
    expect((await wrong()).retryAfterSeconds).toBe(0)
  })

  it('counts per user, cannot be dodged by many tries at once, and a clock set back frees nobody', async () => {
    const dir = await freshFolder()
    const { key } = await createVault(dir, ANA, LIGHT)
    await addUser(dir, key, BEN, LIGHT)
    let nowMs = 5_000_000
    const options = { now: () => nowMs }
    const tries = await Promise.all(
      [1, 2, 3, 4, 5].map(() => failureOf(unlockVault(dir, { user: 'Ana', passphrase: 'wrong wrong wrong' }, options))),
    )
    expect(tries.map((failure) => failure.message.startsWith('Too many'))).toEqual([false, false, true, true, true])
    nowMs -= 3_600_000
    expect(await unlockWaitSeconds(dir, 'Ana', options)).toBe(1)
    expect((await unlockVault(dir, BEN, options)).user.name).toBe('Ben')
  })

  it('survives a damaged or removed file without letting anybody in', async () => {
    const dir = await freshFolder()
    await createVault(dir, ANA, LIGHT)
    writeFileSync(path.join(dir, 'attempts.json'), '{"user-x":{"failures":-1')
    forgetMemory()
    expect(await kindOf(unlockVault(dir, { user: 'Ana', passphrase: 'wrong wrong wrong' }))).toBe('WrongPassphrase')
    await rm(path.join(dir, 'attempts.json'))
    forgetMemory()
    expect((await unlockVault(dir, ANA)).user.name).toBe('Ana')
  })
})

describe('damage and tampering', () => {
  it('opens from the copy when vault.json is damaged or gone, and repairs it', async () => {
    const dir = await freshFolder()
    await createVault(dir, ANA, LIGHT)
    const whole = readFileSync(path.join(dir, 'vault.json'), 'utf8')
    for (const damaged of [whole.slice(0, 200), '', null]) {
      if (damaged === null) await rm(path.join(dir, 'vault.json'))
      else writeFileSync(path.join(dir, 'vault.json'), damaged)
      expect((await vaultStatus(dir)).state).toBe('ready')
      expect((await unlockVault(dir, ANA)).user.name).toBe('Ana')
      expect(readFileSync(path.join(dir, 'vault.json'), 'utf8')).toBe(whole)
    }
  })

  it('notices every flipped bit before a passphrase is asked for', async () => {
    const dir = await freshFolder()
    await createVault(dir, ANA, LIGHT)
    await rm(path.join(dir, 'vault.copy.json'))
    const whole = readFileSync(path.join(dir, 'vault.json'))
    const unnoticed: number[] = []
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Buffer.from(whole)
      flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8))
      // White space may change into other white space: nothing is read from it.
      if (/^\s$/.test(String.fromCharCode(whole[at] ?? 0)) && /^\s$/.test(String.fromCharCode(flipped[at] ?? 0))) continue
      writeFileSync(path.join(dir, 'vault.json'), flipped)
      if ((await vaultStatus(dir)).state !== 'damaged') unnoticed.push(at)
    }
    expect(unnoticed).toEqual([])
    expect(await kindOf(unlockVault(dir, ANA))).toBe('Corrupt')
  })

  const edits: Readonly<Record<string, (vault: Json) => void>> = {
    'a role added': (vault) => Object.assign(vault.users[1] ?? {}, { roles: ['auditor', 'admin'] }),
    'a user renamed': (vault) => Object.assign(vault.users[1] ?? {}, { name: 'Eve' }),
    'a user removed': (vault) => vault.users.splice(1, 1),
    'a user put in twice': (vault) => vault.users.push({ ...vault.users[1], name: 'Eve' }),
    'two keys swapped': (vault) => {
      const [first, second] = vault.users
      if (first && second) [first.key, second.key] = [second.key, first.key]
    },
    'the generation set back': (vault) => Object.assign(vault, { generation: 1 }),
    'the recovery slot replaced': (vault) => Object.assign(vault, { recovery: vault.users[1]?.key }),
    'the cost lowered': (vault) => Object.assign(vault.users[1] ?? {}, { cost: { memoryKiB: 20_000, passes: 2, lanes: 1 } }),
    'the seal replaced': (vault) => Object.assign(vault, { seal: Buffer.alloc(32).toString('base64') }),
  }
  it.each(Object.entries(edits))('notices %s, even with a fitting checksum', async (_what, edit) => {
    const dir = await freshFolder()
    const { key } = await createVault(dir, ANA, LIGHT)
    await addUser(dir, key, BEN, LIGHT)
    const vault = readJson(dir)
    edit(vault)
    const { seal, checksum: _old, ...content } = vault
    const checksum = createHash('sha256')
      .update(`${JSON.stringify(content)}\n${seal}`)
      .digest('base64')
    for (const name of ['vault.json', 'vault.copy.json']) writeFileSync(path.join(dir, name), JSON.stringify({ ...vault, checksum }))
    expect((await vaultStatus(dir)).state).toBe('ready')
    const nobodyIsLetIn = await kindOf(unlockVault(dir, ANA))
    expect(['Corrupt', 'WrongPassphrase']).toContain(nobodyIsLetIn)
    expect(await kindOf(listUsers(dir, key))).toBe('Corrupt')
  })

  it('does not run a key derivation that a hostile file makes enormous', async () => {
    const dir = await freshFolder()
    await createVault(dir, ANA, LIGHT)
    const text = readFileSync(path.join(dir, 'vault.json'), 'utf8').replace('19456', '4000000000')
    for (const name of ['vault.json', 'vault.copy.json']) writeFileSync(path.join(dir, name), text)
    expect(await kindOf(unlockVault(dir, ANA))).toBe('Corrupt')
  })

  it('says of a vault from a newer version that it is one', async () => {
    const dir = await freshFolder()
    await createVault(dir, ANA, LIGHT)
    writeFileSync(path.join(dir, 'vault.json'), JSON.stringify({ format: 'wardlight-vault', version: 2 }))
    expect(await kindOf(unlockVault(dir, ANA))).toBe('DbFromFuture')
  })

  it('leaves no temporary file behind', async () => {
    const dir = await freshFolder()
    const { key } = await createVault(dir, ANA, LIGHT)
    await addUser(dir, key, BEN, LIGHT)
    expect(readdirSync(dir).sort()).toEqual(['vault.copy.json', 'vault.json'])
    expect(existsSync(path.join(dir, 'attempts.json'))).toBe(false)
  })
})
