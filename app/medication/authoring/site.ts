/** A site's own rules: written in the shapes of the knowledge, judged by the same validator, laid over what ships and never into it. */
import { z } from 'zod'
import { Alternative, ConditionGroup, DrugClass, type Knowledge, MedicationSeverity, Rule, Source, Tier } from '../knowledge.ts'
import { type Ask, isError, validate } from './validate.ts'

const Said = z.string().trim().min(3).max(500)

/** A shipped rule switched off, or shown otherwise. Somebody stands for it by name, and says why: nothing is silenced by nobody. */
export const SiteChange = z.strictObject({
  rule: z.string(),
  off: z.literal(true).optional(),
  tier: Tier.optional(),
  severity: MedicationSeverity.optional(),
  by: Said,
  reason: Said,
  date: Source.shape.date,
})
export type SiteChange = Readonly<z.infer<typeof SiteChange>>

export const SiteRules = z.strictObject({
  schema: z.literal(1),
  /** Of the site, as every check names it. */
  site: z.string().trim().min(1).max(80),
  classes: z.array(DrugClass).max(500).default([]),
  conditions: z.array(ConditionGroup).max(500).default([]),
  rules: z.array(Rule).max(2000).default([]),
  alternatives: z.array(Alternative).max(500).default([]),
  changes: z.array(SiteChange).max(2000).default([]),
})
export type SiteRules = Readonly<z.infer<typeof SiteRules>>

/** Where, what is wrong, and what to do. */
export type SiteProblem = Readonly<{ place: string; reason: string; hint: string }>
export type SiteRead = Readonly<{ ok: true; site: SiteRules } | { ok: false; problems: readonly SiteProblem[] }>

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/there is no class/, 'Name a class that ships, or add it under "classes" with its members and source.'],
  [/no members/, 'Give the class at least one member: an RxNorm ingredient in lower case, without salt.'],
  [
    /no ingredient of the vocabulary|lower case/,
    'Write the RxNorm ingredient in lower case, without salt; match-drug shows how a name is read.',
  ],
  [/cannot be reached/, 'Choose routes that members of the class are given by, or leave the routes out.'],
  [/is there twice/, 'Give it an id of its own; to change a shipped rule, use "changes".'],
  [/there is no rule/, 'Take the id of a rule as the findings name it.'],
  [/no unit of|no result/, 'Use a result by its concept id with a unit that converts.'],
  [/same pair|shows the pair/, 'Change the shipped rule under "changes" instead of writing a second one.'],
]
const hintFor = (reason: string): string =>
  HINTS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'See knowledge/medication/README.md for how a rule is written.'

const problem = (place: string, reason: string, hint = hintFor(reason)): SiteProblem => ({ place, reason, hint })

/** @param json already parsed; its shape is not trusted */
export function readSite(json: unknown): SiteRead {
  const parsed = SiteRules.safeParse(json)
  if (parsed.success) return { ok: true, site: parsed.data }
  const problems = parsed.error.issues.slice(0, 50).map(({ path, message }) => problem(path.join('.') || 'the file', message))
  return { ok: false, problems }
}

function changeProblems({ changes }: SiteRules, shipped: Knowledge): SiteProblem[] {
  const ids = new Set(shipped.rules.map(({ id }) => id))
  const seen = new Set<string>()
  return changes.flatMap(({ rule, off, tier, severity }, index) => {
    const place = `changes.${index} (${rule})`
    const found: SiteProblem[] = []
    if (!ids.has(rule)) found.push(problem(place, `there is no rule ${rule} in what ships`))
    if (seen.has(rule)) found.push(problem(place, 'this rule is changed twice', 'Keep one of the two.'))
    seen.add(rule)
    if (off === true && (tier !== undefined || severity !== undefined))
      found.push(problem(place, 'it is switched off and shown otherwise at once', 'Keep "off" or "tier".'))
    if (off !== true && tier === undefined && severity === undefined)
      found.push(problem(place, 'it changes nothing', 'Give "off": true, a "tier" or a "severity".'))
    return found
  })
}

/**
 * What is wrong with a site's rules over this knowledge; none is good. Problems of the shipped knowledge itself are not the site's.
 * Names that the vocabulary does not have are problems here: a rule nobody can reach would look like protection.
 */
export function problemsOfSite(site: SiteRules, shipped: Knowledge, isName: Ask['isName']): readonly SiteProblem[] {
  const whole: Knowledge = {
    ...shipped,
    classes: [...shipped.classes, ...site.classes],
    conditions: [...shipped.conditions, ...site.conditions],
    rules: [...shipped.rules, ...site.rules],
    alternatives: [...shipped.alternatives, ...site.alternatives],
  }
  const own = new Set([...site.classes, ...site.conditions, ...site.rules, ...site.alternatives].map(({ id }) => id))
  const found = validate({ knowledge: whole, isName }).filter((one) => own.has(one.where) && (isError(one) || isName !== null))
  return [...changeProblems(site, shipped), ...found.map(({ where, message }) => problem(where, message))]
}

export type SiteSummary = Readonly<{ name: string; added: number; off: number; changed: number }>

/** @returns the knowledge as this site uses it; the shipped rules themselves are not touched */
export function withSite(shipped: Knowledge, site: SiteRules): Readonly<{ knowledge: Knowledge; summary: SiteSummary }> {
  const changes = new Map(site.changes.map((change) => [change.rule, change]))
  const isOff = (id: string) => changes.get(id)?.off === true
  const kept = shipped.rules.flatMap((rule): Rule[] => {
    const change = changes.get(rule.id)
    if (change === undefined) return [rule]
    if (change.off === true) return []
    return [{ ...rule, tier: change.tier ?? rule.tier, severity: change.severity ?? rule.severity }]
  })
  const alternatives = [...shipped.alternatives, ...site.alternatives]
    .map((one) => ({ ...one, rules: one.rules.filter((id) => !isOff(id)) }))
    .filter(({ rules }) => rules.length > 0)
  const off = shipped.rules.filter(({ id }) => isOff(id)).length
  return {
    knowledge: {
      ...shipped,
      classes: [...shipped.classes, ...site.classes],
      conditions: [...shipped.conditions, ...site.conditions],
      rules: [...kept, ...site.rules],
      alternatives,
    },
    summary: { name: site.site, added: site.rules.length, off, changed: shipped.rules.filter(({ id }) => changes.has(id)).length - off },
  }
}
