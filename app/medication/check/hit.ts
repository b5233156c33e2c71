/** One rule met by this patient, before what belongs together is one finding. */
import type { FactId } from '../../contract/ids.ts'
import type { MedFinding } from '../../contract/medication.ts'
import type { MedicationSeverity, Source, Tier } from '../knowledge.ts'

export type Hit = Readonly<{
  rule: string
  kind: MedFinding['kind']
  tier: Tier
  severity: MedicationSeverity
  /** Hits of one key are one finding, the most severe in the lead. */
  key: string
  between: readonly string[]
  /** What stands before the colon of the title, where it is not `between` joined. */
  subject?: string
  mechanism: string
  effect: string
  management: string
  evidence: readonly Source[]
  context: readonly string[]
  facts: readonly FactId[]
}>

const TIERS: Readonly<Record<Tier, number>> = { interruptive: 0, passive: 1, info: 2 }
const SEVERITIES: Readonly<Record<MedicationSeverity, number>> = { contraindicated: 0, serious: 1, moderate: 2, minor: 3 }

/** 0 is the loudest. */
export const tierRank = (tier: Tier): number => TIERS[tier]

type Ranked = Readonly<{ tier: Tier; severity: MedicationSeverity }>

/** Most urgent first; alike ones stand by name, so that the order of rules and lists changes nothing. */
function byUrgency<T extends Ranked>(items: readonly T[], name: (item: T) => string): T[] {
  const named = items.map((item) => ({ item, rank: TIERS[item.tier] * 4 + SEVERITIES[item.severity], name: name(item) }))
  named.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  return named.map(({ item }) => item)
}

const AT_MOST_NAMED = 4
const AT_MOST_SOURCES = 6
const AT_MOST_CONTEXT = 12
const AT_MOST_FACTS = 40

function subjectOf(lead: Hit, between: readonly string[]): string {
  if (lead.subject !== undefined) return lead.subject
  const shown = between.slice(0, AT_MOST_NAMED).join(' + ')
  return between.length > AT_MOST_NAMED ? `${shown} and ${between.length - AT_MOST_NAMED} more` : shown
}

/** What each hit has, once, until there is enough of it. */
function distinct<T>(hits: readonly Hit[], of: (hit: Hit) => readonly T[], key: (one: T) => string, atMost: number): T[] {
  const by = new Map<string, T>()
  for (const hit of hits) {
    for (const one of of(hit)) if (!by.has(key(one))) by.set(key(one), one)
    if (by.size >= atMost) break
  }
  return [...by.values()].slice(0, atMost)
}

const itself = (text: string) => text

function findingOf(hits: readonly Hit[]): MedFinding | null {
  const sorted = byUrgency(hits, (hit) => `${hit.rule} ${hit.between.join(' ')}`)
  const [lead] = sorted
  if (lead === undefined) return null
  const between = distinct(sorted, (hit) => hit.between, itself, Infinity)
  return {
    rules: [...new Set(sorted.map(({ rule }) => rule))],
    kind: lead.kind,
    tier: lead.tier,
    severity: lead.severity,
    between,
    title: `${subjectOf(lead, between)}: ${lead.effect}`,
    mechanism: lead.mechanism,
    effect: lead.effect,
    management: lead.management,
    evidence: distinct(
      sorted,
      (hit) => hit.evidence,
      ({ source, date }) => `${source} ${date}`,
      AT_MOST_SOURCES,
    ),
    context: distinct(sorted, (hit) => hit.context, itself, AT_MOST_CONTEXT),
    facts: distinct(sorted, (hit) => hit.facts, itself, AT_MOST_FACTS),
  }
}

/** @returns one finding per key, most urgent first */
export function findingsOf(hits: readonly Hit[]): MedFinding[] {
  const by = new Map<string, Hit[]>()
  for (const hit of hits) {
    const place = by.get(hit.key)
    if (place === undefined) by.set(hit.key, [hit])
    else place.push(hit)
  }
  const findings = [...by.values()].flatMap((group) => findingOf(group) ?? [])
  return byUrgency(findings, (finding) => `${finding.kind} ${finding.title}`)
}
