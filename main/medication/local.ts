/** What a data folder brings to the medication knowledge: an installed edition in place of the shipped one, and the site's own rules. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { WardlightError } from '#app/contract/errors.ts'
import { CurrentKnowledge, KNOWLEDGE_LIMITS } from '#app/contract/knowledge-pack.ts'
import { readSite, type SiteRead } from '#app/medication/authoring/site.ts'
import { jsonDepth } from '../packs/json.ts'

const SITE = 'site.json'
const CURRENT = 'current.json'

export const knowledgeFolder = (dataDir: string): string => path.resolve(dataDir, 'knowledge')
export const siteFile = (dataDir: string): string => path.join(knowledgeFolder(dataDir), SITE)
export const currentFile = (dataDir: string): string => path.join(knowledgeFolder(dataDir), CURRENT)
export const editionFolder = (dataDir: string, version: string): string => path.join(knowledgeFolder(dataDir), `edition-${version}`)

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Changes with every change of what lies there, whoever made it: another process may. */
export async function stampOf(dataDir: string): Promise<string> {
  const each = await Promise.all(
    [siteFile(dataDir), currentFile(dataDir)].map((file) =>
      stat(file).then(
        ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
        (error: unknown) => (isMissing(error) ? '' : 'unreadable'),
      ),
    ),
  )
  return each.join('|')
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** A file of site rules, as text. @returns problems where it is no file of such rules */
export function parseSite(text: string): SiteRead {
  const refused = (reason: string, hint: string): SiteRead => ({ ok: false, problems: [{ place: 'the file', reason, hint }] })
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length > KNOWLEDGE_LIMITS.site) return refused('it has more than 1 MB', 'Keep the rules of this site only.')
  if (jsonDepth(bytes) > KNOWLEDGE_LIMITS.jsonDepth)
    return refused('it is nested too deep', 'See knowledge/medication/README.md for its shape.')
  try {
    return readSite(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    return refused(
      `it is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
      'Check the place with an editor that knows JSON.',
    )
  }
}

/** @returns null where the site has no rules of its own */
export async function readOwnSite(dataDir: string): Promise<SiteRead | null> {
  const text = await textOf(siteFile(dataDir))
  return text === null ? null : parseSite(text)
}

/** @returns null where what ships is in use @throws WardlightError('Corrupt') */
export async function readCurrent(dataDir: string): Promise<CurrentKnowledge | null> {
  const text = await textOf(currentFile(dataDir))
  if (text === null) return null
  try {
    return CurrentKnowledge.parse(JSON.parse(text))
  } catch {
    throw new WardlightError('Corrupt', `The list of installed knowledge (${CURRENT}) cannot be read.`, {
      next: 'Run "wardlight knowledge rollback", or install the update again.',
    })
  }
}
