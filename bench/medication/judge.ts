/** One case against its answer. */
import type { Answer, BenchCase } from './cases.ts'

export type Judged = Readonly<{
  id: string
  category: string
  /** 'positive': something is to be found; 'negative': nothing may interrupt; 'state': the status is asked. */
  asks: 'positive' | 'negative' | 'state'
  right: boolean
  interrupted: boolean
  /** An interruption that the case asks for. */
  wanted: boolean
  wrong: string | null
}>

type Finding = Answer['findings'][number]

const ORDER: readonly string[] = ['interruptive', 'passive', 'info']
const isAsLoud = (tier: string, least: string | undefined) => least === undefined || ORDER.indexOf(tier) <= ORDER.indexOf(least)
const isAsQuiet = (tier: string, most: string | undefined) => most === undefined || ORDER.indexOf(tier) >= ORDER.indexOf(most)
const lower = (words: readonly string[]) => words.map((word) => word.toLowerCase())

type Find = Extract<BenchCase['expect'], { find: unknown }>['find']

const isWanted = (finding: Finding, { kind, between }: Find) => {
  const named = lower(finding.between)
  return [kind].flat().some((one) => one === finding.kind) && lower(between).every((word) => named.includes(word))
}

const told = ({ status, findings }: Answer) =>
  `${status}; ${findings.map(({ kind, tier, between }) => `${kind} ${tier} ${between.join('+')}`).join(', ') || 'no finding'}`

export function judge({ category, case: { id }, expect }: BenchCase, answer: Answer | null): Judged {
  const base = { id, category, asks: 'find' in expect ? 'positive' : 'quiet' in expect ? 'negative' : 'state' } as const
  if (answer === null) return { ...base, right: false, interrupted: false, wanted: false, wrong: 'no answer' }
  const interrupting = answer.findings.filter(({ tier }) => tier === 'interruptive')
  const found = 'find' in expect ? answer.findings.filter((finding) => isWanted(finding, expect.find)) : []
  const right =
    'find' in expect
      ? found.some(({ tier }) => isAsLoud(tier, expect.find.tier)) && found.every(({ tier }) => isAsQuiet(tier, expect.find.atMost))
      : 'quiet' in expect
        ? interrupting.length === 0
        : answer.status === expect.status
  return {
    ...base,
    right,
    interrupted: interrupting.length > 0,
    wanted: 'find' in expect && expect.find.atMost !== 'passive' && interrupting.some((finding) => found.includes(finding)),
    wrong: right ? null : told(answer),
  }
}
