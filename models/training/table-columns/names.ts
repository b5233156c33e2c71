/** Names of columns as people spoil them: cut, abbreviated, misspelt, with units, numbers and words around. */
import { NAMES, ROLE_NAMES } from '#app/terminology/synonym-rows.ts'
import type { Draw } from './random.ts'

const PREFIXES = ['lab', 'vital', 's', 'p', 'b', 'serum', 'first', 'last', 'min', 'max', 'mean', 'baseline', 'd1', 'adm']
const SUFFIXES = [
  'value',
  'result',
  'min',
  'max',
  'mean',
  'avg',
  '1',
  '2',
  'serum',
  'blood',
  'level',
  'v1',
  't0',
  'first',
  'last',
  'mg_dl',
  'mmol_l',
  'g_l',
]

export const namesOf = (target: string): readonly string[] =>
  ((target.startsWith('@') ? ROLE_NAMES[target.slice(1)] : NAMES[target]) ?? target).split('|')

function misspell(name: string, draw: Draw): string {
  const at = draw.whole(1, Math.max(1, name.length - 2))
  const kind = draw.whole(0, 2)
  if (kind === 0) return name.slice(0, at) + name.slice(at + 1)
  if (kind === 1) return `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`
  return `${name.slice(0, at)}${draw.pick([...'aeiourstnl'])}${name.slice(at + 1)}`
}

const abbreviated = (name: string) =>
  name
    .split(' ')
    .map((word) => (word.length > 4 ? `${word[0]}${word.slice(1).replace(/[aeiou]/g, '')}` : word))
    .join(' ')
const cut = (name: string, draw: Draw) =>
  name
    .split(' ')
    .map((word) => word.slice(0, draw.whole(4, 7)))
    .join(' ')

function styled(name: string, draw: Draw): string {
  const style = draw.whole(0, 4)
  if (style === 0) return name.replaceAll(' ', '_')
  if (style === 1) return name.toUpperCase().replaceAll(' ', draw.pick(['', '_', ' ']))
  if (style === 2) return name.replace(/(?:^| )(\w)/g, (_, letter: string) => letter.toUpperCase())
  if (style === 3) return name.replaceAll(' ', '')
  return name
}

/** @param spoil share of names that are changed so that no list has them */
export function spoiledName(target: string, draw: Draw, spoil = 0.5): string {
  let name = draw.pick(namesOf(target))
  if (name.length >= 5 && draw.chance(spoil)) {
    const kind = draw.whole(0, 3)
    if (kind <= 1) name = misspell(name, draw)
    else if (kind === 2 && name.length >= 7) name = abbreviated(name)
    else if (name.length >= 8) name = cut(name, draw)
  }
  if (draw.chance(0.12)) name = `${draw.pick(PREFIXES)} ${name}`
  if (draw.chance(0.15)) name = `${name} ${draw.pick(SUFFIXES)}`
  return styled(name, draw)
}
