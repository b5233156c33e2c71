/** The numbers by category: sensitivity, specificity, how often it interrupts, and how often that was asked for. */
import type { Judged } from './judge.ts'

const share = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`)

function row(name: string, judged: readonly Judged[]): string {
  const count = (list: readonly Judged[]) => list.length
  const right = (asks: Judged['asks']) =>
    share(count(judged.filter((one) => one.asks === asks && one.right)), count(judged.filter((one) => one.asks === asks)))
  const interrupted = judged.filter((one) => one.interrupted)
  const ppv = share(count(interrupted.filter(({ wanted }) => wanted)), count(interrupted))
  const overall = share(count(judged.filter((one) => one.right)), count(judged))
  return `| ${[name, count(judged), overall, right('positive'), right('negative'), share(count(interrupted), count(judged)), ppv].join(' | ')} |`
}

export function tableOf(judged: readonly Judged[]): string {
  const categories = [...new Set(judged.map(({ category }) => category))].sort()
  const rows = categories.map((category) =>
    row(
      category,
      judged.filter((one) => one.category === category),
    ),
  )
  return [
    '| category | cases | right | sensitivity | specificity | interrupted | interruptions asked for |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    row('all', judged),
  ].join('\n')
}
