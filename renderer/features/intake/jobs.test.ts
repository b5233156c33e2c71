import { describe, expect, it } from 'vitest'
import { jobId } from '#app/contract/ids.ts'
import type { ImportReport, IntakeJob } from '#app/contract/intake.ts'
import { jobSeverity, jobSummary, jobWords, shareOf, shareText } from './jobs.ts'

const job = (more: Partial<IntakeJob>): IntakeJob => ({
  id: jobId('1'),
  state: 'running',
  file: null,
  filesDone: 1,
  filesTotal: 4,
  bytesDone: 0,
  bytesTotal: 0,
  resources: 0,
  report: null,
  error: null,
  ...more,
})

const report = (more: Partial<ImportReport>): ImportReport => ({
  files: 1,
  resources: { read: 3, stored: 3, unchanged: 0, skipped: 0, held: 0, quarantined: 0 },
  byType: {},
  patients: 1,
  issues: [],
  quality: { score: 1 },
  seconds: 1,
  ...more,
})

describe('how far an import is', () => {
  it('goes by bytes, by files where no size is known, and is whole only when it is done', () => {
    expect(shareOf(job({ bytesDone: 61, bytesTotal: 100 }))).toBe(0.61)
    expect(shareOf(job({}))).toBe(0.25)
    expect(shareOf(job({ filesTotal: 0 }))).toBeNull()
    expect(shareText(job({ bytesDone: 9999, bytesTotal: 10_000 }))).toBe('99 %')
    expect(shareText(job({ bytesDone: 100, bytesTotal: 100 }))).toBe('99 %')
    expect(shareText(job({ state: 'done' }))).toBe('100 %')
    expect(shareText(job({ filesTotal: 0 }))).toBe('–')
  })
})

describe('how an import stands', () => {
  const error = { severity: 'error' as const, code: 'x', file: '', path: '', message: '' }
  const waiting = [{ id: '1', kind: 'mapping' as const, file: 'a.csv', reasons: [] }]
  it('never calls an import with errors or with files that wait plainly done', () => {
    expect(jobWords(job({ state: 'done', report: report({}) }))).toBe('done')
    expect(jobWords(job({ state: 'done', report: report({ issues: [error] }) }))).toBe('done, with errors')
    expect(jobWords(job({ state: 'done', report: report({ waiting }) }))).toBe('done, files wait')
    expect(jobSeverity(job({ state: 'done', report: report({ waiting }) }))).toBe('medium')
    expect(jobSeverity(job({ state: 'done', report: report({}) }))).toBe('none')
  })
  it('says how far it is until there is a report', () => {
    expect(jobSummary(job({ state: 'paused', bytesDone: 61, bytesTotal: 100 }))).toBe('1 of 4 files · 61 %')
    expect(jobSummary(job({ state: 'done', report: report({}) }))).toBe('3 stored, 0 unchanged, 0 held for review')
  })
})
