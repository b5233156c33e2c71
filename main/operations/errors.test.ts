import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { WardlightError } from '#app/contract/errors.ts'
import { freshFolder } from '../security/temp-folder.test-help.ts'
import { explainError, explained } from './errors.ts'

const withCode = (code: string) => Object.assign(new Error('raw text'), { code })

it.each([
  ['ENOSPC', 'DiskFull'],
  ['EDQUOT', 'DiskFull'],
  ['EACCES', 'NoPermission'],
  ['EROFS', 'NoPermission'],
  ['ENOENT', 'NotFound'],
])('%s means %s and says what to do', (code, kind) => {
  const { failure } = explainError(withCode(code), 'Backup')
  expect(failure.kind).toBe(kind)
  expect(failure.message).toMatch(/^Backup: /)
  expect(failure.message).not.toContain('raw text')
  expect(failure.next).toMatch(/\.$/)
})

it('keeps what is already explained, and the words of what nobody knows', () => {
  const own = new WardlightError('Cancelled', 'stopped')
  expect(explainError(own)).toBe(own)
  expect(explainError(withCode('EWEIRD')).failure).toEqual({ kind: 'Internal', message: 'raw text' })
  expect(explainError('text').failure).toEqual({ kind: 'Internal', message: 'text' })
})

it('explains what the system really throws', async () => {
  const dir = await freshFolder()
  await expect(explained('Read', () => readFile(path.join(dir, 'none')))).rejects.toMatchObject({ failure: { kind: 'NotFound' } })
  await expect(explained('Read', () => readFile(dir))).rejects.toMatchObject({ failure: { kind: 'BadInput' } })
  await writeFile(path.join(dir, 'file'), '')
  await expect(explained('Make', () => mkdir(path.join(dir, 'file')))).rejects.toMatchObject({ failure: { kind: 'Conflict' } })
})
