/** Aho-Corasick over words: every phrase of a set in one pass over a text, however many phrases there are. */

/** A phrase found: `phrase` is its number in the set, `from` and `to` are places in the list of words (`to` is the one behind). */
export type Hit = Readonly<{ phrase: number; from: number; to: number }>

export type Automaton = Readonly<{
  /** Every phrase that stands in words[from, to), overlaps included, by where they end. */
  find: (words: readonly string[], from?: number, to?: number) => readonly Hit[]
}>

/** More children than any trie here has words: a node and a word are one number. */
const SPREAD = 2 ** 22

type Building = { next: Map<number, number>; depth: number[]; ends: (number[] | undefined)[]; words: Map<string, number> }

function grow(phrases: readonly (readonly string[])[]): Building {
  const built: Building = { next: new Map(), depth: [0], ends: [undefined], words: new Map() }
  for (const [index, phrase] of phrases.entries()) {
    if (phrase.length === 0) continue
    let node = 0
    for (const word of phrase) {
      const id = built.words.get(word) ?? built.words.size
      built.words.set(word, id)
      const step = node * SPREAD + id
      const known = built.next.get(step) ?? built.depth.length
      if (known === built.depth.length) {
        built.next.set(step, known)
        built.depth.push((built.depth[node] ?? 0) + 1)
        built.ends.push(undefined)
      }
      node = known
    }
    built.ends[node] = [...(built.ends[node] ?? []), index]
  }
  return built
}

/** Where to go on from when the next word does not follow: by depth, so that a shorter one is known before it is needed. */
function failuresOf({ next, depth }: Building): Int32Array {
  const fail = new Int32Array(depth.length)
  const steps = [...next].sort(([, a], [, b]) => (depth[a] ?? 0) - (depth[b] ?? 0))
  for (const [step, node] of steps) {
    const parent = Math.floor(step / SPREAD)
    const word = step - parent * SPREAD
    if (parent === 0) continue
    let from = fail[parent] ?? 0
    while (from !== 0 && !next.has(from * SPREAD + word)) from = fail[from] ?? 0
    fail[node] = next.get(from * SPREAD + word) ?? 0
  }
  return fail
}

/** The next shorter node on the way of failures at which a phrase ends; 0 for none. */
function outputsOf({ ends, depth }: Building, fail: Int32Array): Int32Array {
  const output = new Int32Array(ends.length)
  const nodes = depth.map((_, node) => node).sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0))
  for (const node of nodes) {
    const shorter = fail[node] ?? 0
    output[node] = ends[shorter] === undefined ? (output[shorter] ?? 0) : shorter
  }
  return output
}

/** @param phrases each as words that are folded as the words of the text are; an empty one is never found */
export function automatonOf(phrases: readonly (readonly string[])[]): Automaton {
  const built = grow(phrases)
  const { next, depth, ends, words: known } = built
  const fail = failuresOf(built)
  const output = outputsOf(built, fail)
  const find: Automaton['find'] = (words, from = 0, to = words.length) => {
    const hits: Hit[] = []
    let node = 0
    for (let at = from; at < to; at += 1) {
      const word = known.get(words[at] ?? '')
      if (word === undefined) {
        node = 0
        continue
      }
      while (node !== 0 && !next.has(node * SPREAD + word)) node = fail[node] ?? 0
      node = next.get(node * SPREAD + word) ?? 0
      for (let end = ends[node] === undefined ? (output[node] ?? 0) : node; end !== 0; end = output[end] ?? 0)
        for (const phrase of ends[end] ?? []) hits.push({ phrase, from: at + 1 - (depth[end] ?? 0), to: at + 1 })
    }
    return hits
  }
  return { find }
}

/** Of hits that overlap the one that begins first, and of those the longest. @returns in the order of the text */
export function leftmostLongest<T extends Readonly<{ from: number; to: number }>>(hits: readonly T[]): readonly T[] {
  const sorted = hits.toSorted((a, b) => a.from - b.from || b.to - a.to)
  const kept: T[] = []
  let free = -1
  for (const hit of sorted) {
    if (hit.from < free) continue
    kept.push(hit)
    free = hit.to
  }
  return kept
}
