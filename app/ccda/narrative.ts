/** Narrative text of a section as plain text, and what references into it ("#med1") say. */
import { attribute, innerText, isXml, words, type Xml } from './xml.ts'

const BLOCKS = new Set([
  'paragraph',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'list',
  'item',
  'caption',
  'br',
  'p',
  'div',
  'li',
  'ul',
  'h1',
  'h2',
  'h3',
])

/** Characters of one narrative that are shown. */
export const MAX_NARRATIVE = 1_000_000

type Lines = { readonly out: string[]; left: number }

function lines(node: Xml, to: Lines): void {
  const { out } = to
  for (const child of node.children) {
    if (to.left <= 0) return
    if (!isXml(child)) {
      out.push(child.slice(0, to.left).replace(/\s+/g, ' '))
      to.left -= child.length
      continue
    }
    if (child.name === 'renderMultiMedia') continue
    const block = BLOCKS.has(child.name)
    if (block) out.push('\n')
    if (child.name === 'item' || child.name === 'li') out.push('- ')
    lines(child, to)
    if (child.name === 'td' || child.name === 'th') out.push(' | ')
    if (block) out.push('\n')
  }
}

export type Narrative = Readonly<{ text: string; cut: boolean }>

/** @returns null when the narrative is empty; `cut` when it is longer than what is shown */
export function narrativeText(node: Xml | null): Narrative | null {
  if (node === null) return null
  const to: Lines = { out: [], left: MAX_NARRATIVE }
  lines(node, to)
  const text = to.out
    .join('')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim().replace(/ \|$/, ''))
    .filter((line) => line !== '' && line !== '|')
    .join('\n')
  return text === '' ? null : { text: text.toWellFormed(), cut: to.left < 0 }
}

/** Elements that have an ID, by it; the first of a name stands. */
export function referenced(node: Xml, found = new Map<string, Xml>()): ReadonlyMap<string, Xml> {
  const id = attribute(node, 'ID')
  if (id !== null && !found.has(id)) found.set(id, node)
  for (const child of node.children) if (isXml(child)) referenced(child, found)
  return found
}

/** Text of an `originalText` or `text`: its own words, else what its reference points to. */
export function textOf(node: Xml | null, ids: ReadonlyMap<string, Xml>): string | null {
  if (node === null) return null
  const reference = node.children.find((child): child is Xml => isXml(child) && child.name === 'reference')
  const target = attribute(reference, 'value')
  const pointed = target?.startsWith('#') ? ids.get(target.slice(1)) : undefined
  const own = pointed === undefined ? words(node) : words({ ...pointed, children: [spaced(pointed)] })
  return own === null ? null : own.slice(0, 4000)
}

/** Cells of a row stand apart. */
const spaced = (node: Xml): string =>
  node.name === 'tr' ? node.children.map((cell) => (isXml(cell) ? innerText(cell) : cell)).join(' ') : innerText(node)
