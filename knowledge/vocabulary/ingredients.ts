/** Which ingredients there are, under which code, and what a name or a salt of one is. */
import { readClinicalName } from './components.ts'
import { startsWithIon, withoutSalt, withoutSalts } from './salts.ts'
import { readTable } from './tables.ts'

const AGAIN = /\(.*?\)|\[.*?\]/g
const plainCase = (name: string) => name.replace(AGAIN, ' ').replace(/\s+/g, ' ').trim().toLowerCase()

export type Ingredients = Readonly<{
  /** Names of one thing that is called otherwise here. */
  same: ReadonlyMap<string, string>
  /** Ingredient name in lower case to its RxNorm code, null where no table has one. */
  codes: Map<string, string | null>
  /** RxNorm code of an ingredient or of its salt to the ingredient. */
  byCode: Map<string, string>
  /** @returns the ingredient of a name with or without its salt, null where it is none */
  find: (name: string) => string | null
}>

/** Names that other tables have under a code; of several codes the one that comes first. */
function otherNames(folder: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  const learn = (name: string, code: string | undefined) => {
    const key = plainCase(name)
    if (code !== undefined && /^\d+$/.test(code) && key !== '' && !codes.has(key)) codes.set(key, code)
  }
  for (const { rxcui, drugname = '' } of readTable(folder, 'ndfrt_rxnorm_names.csv')) {
    if (!/\[(?!Chemical)|\d\s*(MG|ML|MCG|UNT|UNIT|GM|%)/i.test(drugname)) learn(drugname, rxcui)
  }
  for (const row of readTable(folder, 'unii_rxcui_2014.csv.gz')) learn(row.FDA_PreferredTerm ?? '', row.RxNorm_CUI)
  return codes
}

/** Skin-test and desensitisation extracts, strains, tracers, animal insulins: names that no medication order means. */
const EXTRACT = /allergenic extract|pollen extract|venom protein|\bsmut\b|virus [ab]\/|serotype|serogroup/
const NOT_ORDERED =
  /allergenic extract|pollen|venom protein|skin test|\bsmut\b|virus [ab]\/|antigen|\d (hr|day|mg)\b|release|rating|-month|^insulin (susp|zinc|pork|beef|purified|recombinant|semi)|[(/]|\b[a-z]+-\d+[a-z]?\b(?<!b-12)|\bkit\b|^doses?$|resin complex|abuse-deterrent|breath-actuated|emollient|augmented|^\d|mafodotin|unapproved|microspheres|\b(purified|sterile) water\b|^(lh|t3)\)/
/** Names of one thing, and which of them is used here: RxNorm's, and of salts that RxNorm lists as ingredients the substance that acts. */
const OTHERWISE: Readonly<Record<string, string>> = {
  dextrose: 'glucose',
  alcohol: 'ethanol',
  cyanocobalamin: 'vitamin b12',
  'insulin aspart': 'insulin aspart, human',
  'insulin glulisine': 'insulin glulisine, human',
  'insulin lispro protamine': 'insulin lispro protamine, human',
  'insulin aspart protamine': 'insulin aspart protamine, human',
  'alendronic acid': 'alendronate',
  'ibandronic acid': 'ibandronate',
  dabigatran: 'dabigatran etexilate',
  'lithium carbonate': 'lithium',
  'lithium citrate': 'lithium',
  divalproex: 'valproate',
  'valproic acid': 'valproate',
  'acetic acid, glacial': 'acetic acid',
  mycophenolate: 'mycophenolic acid',
  'choline fenofibrate': 'fenofibrate',
  tenofovir: 'tenofovir disoproxil',
  'estrogens, conjugated': 'estrogens, conjugated (usp)',
  'estrogens, esterified': 'estrogens, esterified (usp)',
  'ethacrynic acid': 'ethacrynate',
  'dibasic potassium phosphate': 'potassium phosphate',
  'monobasic potassium phosphate': 'potassium phosphate',
  'potassium phosphate, dibasic': 'potassium phosphate',
  'potassium phosphate, monobasic': 'potassium phosphate',
  'sodium phosphate, monobasic anhydrous': 'sodium phosphate',
  'sodium phosphate, monobasic, monohydrate': 'sodium phosphate',
  'sodium phosphate, dibasic': 'sodium phosphate',
  'sodium phosphate, monobasic': 'sodium phosphate',
  'sodium phosphate, dibasic anhydrous': 'sodium phosphate',
  'sodium phosphate, dibasic, anhydrous': 'sodium phosphate',
  'sodium phosphate, dibasic, heptahydrate': 'sodium phosphate',
  'fish oil': 'omega-3 acid ethyl esters',
  'vitamin b6': 'pyridoxine',
  'vasopressin (usp)': 'vasopressin',
  'immune globulin': 'immunoglobulin g',
  'antihemophilic factor': 'factor viii',
  'coagulation factor ix': 'factor ix',
  'alpha tocopherol': 'vitamin e',
  'alpha-tocopherol': 'vitamin e',
}
/** The four letters that tell makers of one biological apart. */
const BIOLOGICAL = /-[b-df-hj-np-tv-z a-z]{4}$/

/** Parts of clinical drugs and of approved products, with their salts: how the ingredients that the first table lacks are called. */
function namedParts(folder: string): ReadonlySet<string> {
  const parts = new Set<string>()
  for (const { name = '' } of readTable(folder, 'rxnorm_clinical_drugs.csv.gz'))
    for (const part of readClinicalName(name)?.components ?? []) parts.add(part.name)
  for (const { ingredient = '' } of readTable(folder, 'orange_book_brands.csv.gz'))
    for (const part of ingredient.split(';')) if (!part.includes('(')) parts.add(part.trim().toLowerCase())
  return parts
}

function listed(folder: string, kind: string): readonly (readonly [string, string])[] {
  return readTable(folder, 'rxnorm_ingredients.csv.gz').flatMap(({ name = '', rxcui = '', tty }) =>
    tty === kind ? [[name.toLowerCase(), rxcui] as const] : [],
  )
}

/** "sodium nitroprusside" -> "nitroprusside" */
function withoutIon(name: string, codes: ReadonlyMap<string, unknown>): string | null {
  const rest = name.slice(name.indexOf(' ') + 1)
  return startsWithIon(name) && codes.has(rest) ? rest : null
}

/** The longest ingredient that a name begins with, whole words only. */
function beginning(name: string, codes: ReadonlyMap<string, unknown>): string | null {
  if (startsWithIon(name)) return null
  const words = name.split(' ')
  for (let n = words.length; n > 0; n -= 1) {
    const head = words.slice(0, n).join(' ').replace(/,$/, '')
    if (codes.has(head)) return head
  }
  return null
}

const isOrdered = (name: string) =>
  name.length > 2 && name.length < 60 && !NOT_ORDERED.test(name) && !Object.hasOwn(OTHERWISE, name) && !BIOLOGICAL.test(name)

/** @param more ingredients that no table names */
export function readIngredients(folder: string, more: readonly string[]): Ingredients {
  const codes = new Map<string, string | null>(
    listed(folder, 'IN').filter(([name]) => !EXTRACT.test(name) && !Object.hasOwn(OTHERWISE, name)),
  )
  const other = otherNames(folder)
  const salts = new Map(listed(folder, 'PIN'))
  const same = new Map<string, string>(Object.entries(OTHERWISE))
  const find = (name: string): string | null => {
    if (codes.has(name)) return name
    const known = same.get(name)
    if (known !== undefined) return known
    const plain = name.replace(BIOLOGICAL, '')
    for (const base of [plain, ...withoutSalts(plain)]) {
      if (codes.has(base)) return base
      const twin = same.get(base)
      if (twin !== undefined) return twin
    }
    return salts.has(name) ? (withoutIon(name, codes) ?? beginning(name, codes)) : null
  }
  const byCode = new Map<string, string>()
  const learn = (name: string, code: string | null) => {
    codes.set(name, code)
    if (code !== null && !byCode.has(code)) byCode.set(code, name)
  }
  for (const [name, code] of [...codes]) learn(name, code)
  for (const name of more) if (!codes.has(name) && !Object.hasOwn(OTHERWISE, name)) learn(name, other.get(name) ?? null)
  for (const part of [...namedParts(folder)].sort()) {
    const base = withoutSalt(part)
    if (find(part) !== null || !isOrdered(base)) continue
    const code = other.get(base) ?? null
    const twin = code === null ? undefined : byCode.get(code)
    if (twin === undefined) learn(base, code)
    else same.set(base, twin)
  }
  for (const [name, code] of [...salts, ...other]) {
    const base = find(name)
    if (base !== null && !byCode.has(code)) byCode.set(code, base)
  }
  return { codes, byCode, find, same }
}
