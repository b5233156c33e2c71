/** A site's own rules in its data folder: taken only where they pass, listed, and taken back in one step. */
import { readFile, rm, stat } from 'node:fs/promises'
import { WardlightError } from '#app/contract/errors.ts'
import { KNOWLEDGE_LIMITS, type KnowledgeState } from '#app/contract/knowledge-pack.ts'
import { problemsOfSite, type SiteProblem, type SiteRules, withSite } from '#app/medication/authoring/site.ts'
import { makePrivateFolder, writeFileAtomic } from '../security/atomic-file.ts'
import { knowledgeFolder, parseSite, readOwnSite, siteFile } from './local.ts'
import { namesOf } from './names.ts'
import { openEdition } from './update/open.ts'

export type SiteJudged = Readonly<{ site: SiteRules | null; problems: readonly SiteProblem[] }>

/** A file somebody named, looked at before it is read: it may be any file. @throws BadInput, and the system's errors */
export async function siteText(file: string): Promise<string> {
  const about = await stat(file)
  if (about.isFile() && about.size <= KNOWLEDGE_LIMITS.site) return readFile(file, 'utf8')
  throw new WardlightError('BadInput', about.isFile() ? 'This file has more than 1 MB.' : 'This is not a file.', {
    next: 'Choose a file with the rules of this site only.',
  })
}

/** A file of site rules over the edition in use here. Nothing is stored. */
export async function judgeSite(dataDir: string, text: string): Promise<SiteJudged> {
  const read = parseSite(text)
  if (!read.ok) return { site: null, problems: read.problems }
  const { knowledge, tables } = await openEdition(dataDir)
  const { match } = namesOf(tables)
  const isName = (name: string) => match(name).ingredients.some((one) => one.name === name)
  return { site: read.site, problems: problemsOfSite(read.site, knowledge, isName) }
}

const said = ({ place, reason, hint }: SiteProblem) => `${place}: ${reason}. ${hint}`

/** What an audit log keeps of them: who silenced what, and why. */
export const siteDetail = ({ site, rules, classes, changes }: SiteRules) => ({
  site,
  added: rules.map(({ id }) => id),
  classes: classes.map(({ id }) => id),
  changes: changes.map(({ rule, off, tier, severity, by, reason }) => ({ rule, off, tier, severity, by, reason })),
})

/** @param record writes it down before anything changes @throws BadInput with every problem by place; nothing is then changed */
export async function importSite(dataDir: string, text: string, record: (site: SiteRules) => Promise<void>): Promise<SiteRules> {
  const { site, problems } = await judgeSite(dataDir, text)
  if (site === null || problems.length > 0)
    throw new WardlightError('BadInput', `These rules cannot be used. ${problems.slice(0, 20).map(said).join(' ')}`, {
      next: 'Nothing was changed. Correct the file and import it again.',
    })
  await record(site)
  await makePrivateFolder(knowledgeFolder(dataDir))
  await writeFileAtomic(siteFile(dataDir), `${JSON.stringify(site, null, 2)}\n`)
  return site
}

/** The shipped rules again, all of them. @throws Conflict where the site has none of its own */
export async function restoreShipped(dataDir: string, record: () => Promise<void>): Promise<void> {
  const own = await readOwnSite(dataDir)
  if (own === null) throw new WardlightError('Conflict', 'This site has no rules of its own.', { next: 'The shipped rules are in use.' })
  await record()
  await rm(siteFile(dataDir), { force: true })
}

export type SiteListed = NonNullable<KnowledgeState['site']>

/** null where the site has no rules of its own. */
export async function listSite(dataDir: string): Promise<SiteListed | null> {
  const own = await readOwnSite(dataDir)
  if (own === null) return null
  if (!own.ok) return { name: '', added: [], changes: [], problems: [...own.problems] }
  const { knowledge } = await openEdition(dataDir)
  const shipped = new Map(knowledge.rules.map((rule) => [rule.id, rule]))
  const { rules, changes } = own.site
  return {
    name: withSite(knowledge, own.site).summary.name,
    added: rules.map((rule) => ({
      id: rule.id,
      kind: rule.kind,
      tier: rule.tier,
      effect: 'effect' in rule ? rule.effect : rule.management,
    })),
    changes: changes.map((change) => ({
      ...change,
      shippedTier: shipped.get(change.rule)?.tier ?? null,
      shippedSeverity: shipped.get(change.rule)?.severity ?? null,
    })),
    problems: [...problemsOfSite(own.site, knowledge, null)],
  }
}
