import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IntakeIssue } from '#app/contract/intake.ts'
import { issueLines } from './issue-groups.ts'

const issue = (severity: IntakeIssue['severity'], code: string, path = ''): IntakeIssue => ({
  severity,
  code,
  path,
  file: 'a.json',
  message: code,
})

describe('issueLines', () => {
  it('puts the worst kind first, then the most frequent, each under its number', () => {
    const lines = issueLines([
      issue('information', 'z'),
      issue('warning', 'unit', '1'),
      issue('error', 'json'),
      issue('warning', 'code'),
      issue('warning', 'unit', '2'),
    ])
    expect(lines.map((line) => (line.kind === 'group' ? `${line.code} ${line.count}` : line.issue.path))).toEqual([
      'json 1',
      '',
      'unit 2',
      '1',
      '2',
      'code 1',
      '',
      'z 1',
      '',
    ])
  })
  it('keeps a code that comes as an error and as a warning apart', () => {
    const groups = issueLines([issue('warning', 'unit'), issue('error', 'unit')]).filter((line) => line.kind === 'group')
    expect(groups.map((group) => group.severity)).toEqual(['error', 'warning'])
  })
  it('loses no issue and makes none up', () => {
    const any = fc.record({
      severity: fc.constantFrom('error' as const, 'warning' as const, 'information' as const),
      code: fc.constantFrom('a', 'b', '__proto__', ''),
      file: fc.string(),
      path: fc.string(),
      message: fc.string(),
    })
    fc.assert(
      fc.property(fc.array(any), (issues) => {
        const shown = issueLines(issues).flatMap((line) => (line.kind === 'issue' ? [line.issue] : []))
        expect(new Set(shown)).toEqual(new Set(issues))
        expect(shown).toHaveLength(issues.length)
      }),
    )
  })
})
