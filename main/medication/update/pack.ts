/** A signed update of the knowledge as one file (`*.wardknowledge`): how it is read, written and judged. Nothing of it is believed for being signed. */
import { canonicalKnowledgeIndex, KNOWLEDGE_FILES, KNOWLEDGE_LIMITS, KnowledgeIndex } from '#app/contract/knowledge-pack.ts'
import { isError, validate } from '#app/medication/authoring/validate.ts'
import {
  type Frame,
  type Framed,
  fileEntry,
  type Head,
  type PackContent,
  readFramed,
  readFrameHead,
  writeFramed,
} from '../../packs/frame.ts'
import { readJson, readText } from '../../packs/json.ts'
import { PackRefusal } from '../../packs/refusal.ts'
import { namesOf } from '../names.ts'
import { type Pack, packOf } from '../pack.ts'

function readIndex(bytes: Buffer): KnowledgeIndex {
  const parsed = KnowledgeIndex.safeParse(readJson(bytes, 'the index'))
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new PackRefusal('index', `its index is not valid${place ? ` at ${place}` : ''}`)
  }
  if (!Buffer.from(canonicalKnowledgeIndex(parsed.data), 'utf8').equals(bytes))
    throw new PackRefusal('index', 'its index is not in the one way it is written')
  const names = parsed.data.files.map(({ name }) => name)
  if (new Set(names).size !== names.length) throw new PackRefusal('duplicate-file', 'its index names a file twice')
  if (names.length !== KNOWLEDGE_FILES.length || KNOWLEDGE_FILES.some((name, i) => names[i] !== name))
    throw new PackRefusal('index', 'its index lacks a file, or names them in another order')
  return parsed.data
}

const FRAME: Frame<KnowledgeIndex> = {
  magic: Buffer.from('WARDKNOWL\r\n\u001a', 'latin1'),
  called: 'knowledge pack',
  mostIndexBytes: KNOWLEDGE_LIMITS.index,
  readIndex,
  canonical: canonicalKnowledgeIndex,
}

export type KnowledgePack = Framed<KnowledgeIndex>

export const readKnowledgeHead = (bytes: Buffer): Head<KnowledgeIndex> => readFrameHead(FRAME, bytes)
/** @throws PackRefusal for anything but a file that is exactly as it was signed */
export const readKnowledgePack = (bytes: Buffer): KnowledgePack => readFramed(FRAME, bytes, KNOWLEDGE_LIMITS.pack)

const refuse = (what: string) => new PackRefusal('manifest', what)

/** The content of a pack, as it may be used. @throws PackRefusal at the first thing that is not in order */
export function checkKnowledge({ head: { index }, files }: Pick<KnowledgePack, 'head' | 'files'>): Pack {
  const texts = new Map(KNOWLEDGE_FILES.map((name) => [name as string, readText(files[name] ?? new Uint8Array(), name)]))
  readJson(files['medication.json'] ?? new Uint8Array(), 'medication.json')
  const pack = opened(texts)
  const { knowledge } = pack
  if (knowledge.version !== index.version || knowledge.reviewed !== index.reviewed || knowledge.expires !== index.expires)
    throw refuse('medication.json is of another edition than the pack says')
  const { match } = namesOf(pack.tables)
  const isName = (name: string) => match(name).ingredients.some((one) => one.name === name)
  const problem = validate({ knowledge, isName }).find(isError)
  if (problem !== undefined) throw refuse(`its rules do not pass: ${problem.where}: ${problem.message}`)
  return pack
}

function opened(texts: ReadonlyMap<string, string>): Pack {
  try {
    return packOf(texts)
  } catch (error) {
    throw refuse(error instanceof Error ? error.message.replace(/\.$/, '') : 'medication.json is not as it should be')
  }
}

type Made = Readonly<{ publisher: KnowledgeIndex['publisher']; created: string; sign: (message: Uint8Array) => Uint8Array }>

/** @param texts every file of a pack by its name @returns the signed file @throws PackRefusal where nobody could install it */
export function makeKnowledgePack(texts: ReadonlyMap<string, string>, { publisher, created, sign }: Made): Buffer {
  const files: PackContent = Object.fromEntries(KNOWLEDGE_FILES.map((name) => [name, Buffer.from(texts.get(name) ?? '', 'utf8')]))
  const { version, reviewed, expires } = opened(texts).knowledge
  const entries = KNOWLEDGE_FILES.map((name) => fileEntry(name, files[name] ?? new Uint8Array()))
  const index = KnowledgeIndex.safeParse({ format: 1, version, reviewed, expires, created, publisher, files: entries })
  if (!index.success) throw new PackRefusal('index', `this cannot stand in a pack: ${index.error.issues[0]?.path.join('.')}`)
  const bytes = writeFramed(FRAME, index.data, files, sign)
  checkKnowledge(readKnowledgePack(bytes))
  return bytes
}
