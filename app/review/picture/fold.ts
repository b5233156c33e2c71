/** Findings that speak of the same rows stand together: one creatinine is one thing to think about, not three. */
import type { Finding } from '../../contract/chart.ts'
import type { Picture } from '../../contract/picture.ts'

const factsOf = ({ parts }: Finding): readonly string[] => [...new Set(parts.flatMap(({ facts }) => facts))]
const isWithin = (few: readonly string[], many: readonly string[]) => few.length > 0 && few.every((fact) => many.includes(fact))

/** @param findings worst first; each goes under the first that rests on all of its rows, or whose rows it rests on all */
export function folded(findings: readonly Finding[]): Picture['now'] {
  const groups: { finding: Finding; also: Finding[] }[] = []
  for (const finding of findings) {
    const own = factsOf(finding)
    const group = groups.find(({ finding: first }) => isWithin(own, factsOf(first)) || isWithin(factsOf(first), own))
    if (group) group.also.push(finding)
    else groups.push({ finding, also: [] })
  }
  return groups
}
