/**
 * Makes `names.tsv` and `codes.tsv` from the public tables and the hand-written lists beside it: `node knowledge/vocabulary/build.ts FOLDER`.
 * The same tables give the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { keyOf } from '#app/medication/vocabulary/words.ts'
import { readClinicalName } from './components.ts'
import { type Ingredients, readIngredients } from './ingredients.ts'
import { readTable } from './tables.ts'
import { productCodes } from './va-products.ts'

const inHere = (name: string) => fileURLToPath(new URL(name, import.meta.url))

type Kind = 'ingredient' | 'salt' | 'brand' | 'trade' | 'name' | 'synonym' | 'fluid' | 'supplement' | 'vaccine' | 'supply'
type Name = Readonly<{ name: string; kind: Kind; of: readonly string[] }>

const written = (list: string): readonly string[] =>
  readFileSync(inHere(`lists/${list}.txt`), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('# '))

const WRITTEN: readonly (readonly [list: string, kind: Kind])[] = [
  ['names-abbreviated', 'name'],
  ['names-international', 'name'],
  ['names-languages', 'name'],
  ['names-brands', 'brand'],
  ['names-brands-more', 'brand'],
  ['fluids', 'fluid'],
  ['supplements', 'supplement'],
  ['vaccines', 'vaccine'],
  ['supplies', 'supply'],
]

const unique = (names: readonly string[]) => [...new Set(names)]

/** `name, other name = ingredient + ingredient`; after `=` nothing stands where nothing of it is an ingredient. @throws for an ingredient nobody knows */
function writtenNames({ codes, same }: Ingredients): Name[] {
  return WRITTEN.flatMap(([list, kind]) =>
    written(list).flatMap((line) => {
      const [left = '', right = ''] = line.split('=')
      const of = right
        .split(' + ')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map((part) => same.get(part) ?? part)
      for (const part of of) if (!codes.has(part)) throw new Error(`${list}: "${part}" of "${line}" is no ingredient`)
      return left.split(',').map((name) => ({ name: name.trim(), kind, of }))
    }),
  )
}

function madeOf(clinical: string, { find }: Ingredients): readonly string[] | null {
  const parts = readClinicalName(clinical)?.components.map(({ name }) => find(name))
  return parts?.every((part) => part !== null) ? unique(parts) : null
}

function listedBrands(folder: string, known: Ingredients): Name[] {
  return readTable(folder, 'rxnorm_brand_to_ingredient.csv.gz').flatMap(({ brand = '', ingredients = '', complete, example_scd = '' }) => {
    const listed = ingredients.split(' + ').map((part) => known.find(part.toLowerCase()))
    const of = madeOf(example_scd, known) ?? (complete === 'yes' && listed.every((part) => part !== null) ? unique(listed) : null)
    return of === null ? [] : [{ name: brand, kind: 'trade' as const, of }]
  })
}

const PACKAGE = /\s+(IN|AND|W\/|WITH)\s+(PLASTIC|SODIUM CHLORIDE|DEXTROSE|WATER|AQUEOUS).*$|\s*\((AUTOINJECTOR|OTC)\)$|["“”]/gi

/** One trade name of two different things is left out: better unknown than wrong. */
function approvedBrands(folder: string, { find, codes }: Ingredients): Name[] {
  const made = new Map<string, Name | null>()
  for (const { trade_name = '', ingredient = '' } of readTable(folder, 'orange_book_brands.csv.gz')) {
    const name = trade_name.replace(PACKAGE, '').trim()
    const parts = ingredient.split(';').map((part) => find(part.trim().toLowerCase()))
    if (!parts.every((part) => part !== null) || name === '' || /^[\d. %]+$/.test(name)) continue
    if (
      keyOf(name)
        .split(' ')
        .some((word) => codes.has(word)) &&
      parts.length === 1
    )
      continue
    const of = unique(parts).sort()
    const before = made.get(keyOf(name))
    made.set(keyOf(name), before === undefined || before?.of.join('+') === of.join('+') ? { name, kind: 'trade', of } : null)
  }
  return [...made.values()].filter((name) => name !== null)
}

function salts(folder: string, { find }: Ingredients): Name[] {
  return readTable(folder, 'rxnorm_ingredients.csv.gz').flatMap(({ name = '', tty }) => {
    const base = tty === 'PIN' ? find(name.toLowerCase()) : null
    return base === null || /antigen|-[a-z]{4}$/.test(name) ? [] : [{ name, kind: 'salt' as const, of: [base] }]
  })
}

const TOO_PLAIN = /^(.{1,3}|[^a-z]*|.*\b(extract|oil|root|leaf|seed|juice|flower|bark|fruit|powder|pollen|kit)\b.*)$/

/** What other tables call the ingredients: "PARACETAMOL" under the code of acetaminophen. */
function synonyms(folder: string, { byCode, codes }: Ingredients): Name[] {
  return readTable(folder, 'unii_rxcui_2014.csv.gz').flatMap((row) => {
    const name = (row.FDA_PreferredTerm ?? '').replace(/\s*\[.*\]$/, '').toLowerCase()
    const of = byCode.get(row.RxNorm_CUI ?? '')
    const isNew =
      of !== undefined && !codes.has(name) && !TOO_PLAIN.test(name) && !/\d{3}|,.*,|[()]/.test(name) && name.split(' ').length < 5
    return isNew ? [{ name, kind: 'synonym' as const, of: [of] }] : []
  })
}

/** Of one name the first stands: ingredients, what is written by hand, salts, brands, what other tables say. */
function namesOf(folder: string, known: Ingredients): ReadonlyMap<string, Name> {
  const own = [...known.codes.keys()].map((name): Name => ({ name, kind: 'ingredient', of: [name] }))
  const notBrands = new Set(written('not-brands').map(keyOf))
  const brands = [...listedBrands(folder, known), ...approvedBrands(folder, known)].filter(({ name }) => !notBrands.has(keyOf(name)))
  const common = new Set(written('common-brands').flatMap((line) => line.split(',').map(keyOf)))
  const names = new Map<string, Name>()
  const twins = [...known.same].map(([name, of]): Name => ({ name, kind: 'name', of: [of] }))
  for (const name of [
    ...own,
    ...writtenNames(known),
    ...twins,
    ...salts(folder, known),
    ...brands,
    ...synonyms(folder, known).filter(({ name }) => !notBrands.has(keyOf(name))),
  ]) {
    const key = keyOf(name.name)
    if (key.length > 1 && !names.has(key)) names.set(key, name.kind === 'trade' && common.has(key) ? { ...name, kind: 'brand' } : name)
  }
  return names
}

/** Amounts in one tablet, capsule or dose, in mg: what a number without a unit may mean. */
function strengthsOf(folder: string, { find }: Ingredients): ReadonlyMap<string, ReadonlySet<number>> {
  const strengths = new Map<string, Set<number>>()
  for (const { name = '' } of readTable(folder, 'rxnorm_clinical_drugs.csv.gz')) {
    for (const part of readClinicalName(name)?.components ?? []) {
      const of = find(part.name)
      const amount = /^([\d.]+) MG$/.exec(part.strength)?.[1]
      if (of !== null && amount !== undefined) strengths.set(of, (strengths.get(of) ?? new Set()).add(Number(amount)))
    }
  }
  return strengths
}

function namesTable(folder: string, known: Ingredients): string {
  const strengths = strengthsOf(folder, known)
  const rows = [...namesOf(folder, known).values()].map(({ name, kind, of }) => {
    if (kind !== 'ingredient') return `${name.toLowerCase()}\t${kind}\t${of.join('+')}`
    const amounts = [...(strengths.get(name) ?? [])].sort((a, b) => a - b).join(' ')
    return `${name}\t${kind}\t${known.codes.get(name) ?? ''}\t${amounts}`.trimEnd()
  })
  return `${rows.sort().join('\n')}\n`
}

/** `ingredient+ingredient` and the codes of drugs made of them, in base 36 as differences. */
function codesTable(folder: string, known: Ingredients, names: string): string {
  const by = new Map<string, Set<number>>()
  const coded = new Set<string>()
  const add = (of: readonly string[], code: string) => {
    coded.add(code)
    const key = [...of].sort().join('+')
    if (/^\d{1,9}$/.test(code)) by.set(key, (by.get(key) ?? new Set()).add(Number(code)))
  }
  for (const [code, name] of known.byCode) add([name], code)
  for (const { rxcui = '', name = '' } of readTable(folder, 'rxnorm_clinical_drugs.csv.gz')) {
    const of = madeOf(name, known)
    if (of !== null) add(of, rxcui)
  }
  for (const { rxcui = '', name = '', tty } of readTable(folder, 'rxnorm_ingredients.csv.gz')) {
    const parts = tty === 'MIN' ? name.split(' / ').map((part) => known.find(part.toLowerCase())) : [null]
    if (parts.every((part) => part !== null)) add(parts, rxcui)
  }
  for (const { brand_rxcui = '', example_scd = '', brand = '' } of readTable(folder, 'rxnorm_brand_to_ingredient.csv.gz')) {
    const of = madeOf(example_scd, known)
    if (of !== null && brand !== '') add(of, brand_rxcui)
  }
  for (const [code, of] of productCodes(folder, names)) if (!coded.has(code)) add(of, code)
  const line = ([of, codes]: readonly [string, ReadonlySet<number>]) => {
    let before = 0
    const steps = [...codes]
      .sort((a, b) => a - b)
      .map((code) => {
        const step = (code - before).toString(36)
        before = code
        return step
      })
    return `${of}\t${steps.join(' ')}`
  }
  return `${[...by].map(line).sort().join('\n')}\n`
}

/** @param folder the folder of the public tables */
export function makeTables(folder: string): Readonly<{ names: string; codes: string }> {
  const known = readIngredients(
    folder,
    [...written('ingredients'), ...written('ingredients-a')].map((name) => name.toLowerCase()),
  )
  const names = namesTable(folder, known)
  return { names, codes: codesTable(folder, known, names) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2]
  if (folder === undefined) throw new Error('Say the folder of the public tables.')
  const { names, codes } = makeTables(folder)
  writeFileSync(inHere('names.tsv'), names)
  writeFileSync(inHere('codes.tsv'), codes)
}
