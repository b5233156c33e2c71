/** What a note may name: conditions and findings, drugs, vital signs and tests, made ready to be found in one pass. */
import type { Entry, NameKind } from '../medication/vocabulary/vocabulary.ts'
import { conceptById } from '../terminology/concepts.ts'
import { type Automaton, automatonOf } from './automaton.ts'
import { MEASURES } from './measures.ts'
import { keysOf } from './words.ts'

export type MentionKind = 'condition' | 'finding' | 'drug' | 'measure' | 'asked'

/** `capitals`: the name is a word in small letters, and means this in capitals only. */
export type Term = Readonly<{
  kind: Exclude<MentionKind, 'asked'>
  /** Preferred name. */
  concept: string
  /** ICD-10-CM, RxNorm (one ingredient) or LOINC; null where no code says the same. */
  code: string | null
  system: 'icd-10-cm' | 'rxnorm' | 'loinc' | null
  capitals: boolean
  /** Id of the measured concept. */
  measure: string | null
}>

export type Lexicon = Readonly<{ automaton: Automaton; terms: readonly (readonly Term[])[] }>

const isKind = (text: string): text is 'condition' | 'finding' => text === 'condition' || text === 'finding'

type Named = Readonly<{ name: string; term: Term }>

/** @param tsv name, code, kind, "U" (capitals only), concept where it is called otherwise (knowledge/notes/build.ts) */
function conditionsOf(tsv: string): readonly Named[] {
  return tsv.split('\n').flatMap((line) => {
    const [name = '', code = '', kind = '', capitals = '', concept = ''] = line.split('\t')
    if (!isKind(kind)) return []
    const coded = code === '' ? { code: null, system: null } : { code, system: 'icd-10-cm' as const }
    return [{ name, term: { kind, concept: concept || name, ...coded, capitals: capitals === 'U', measure: null } }]
  })
}

const DRUG_KINDS: ReadonlySet<NameKind> = new Set(['ingredient', 'salt', 'brand', 'trade', 'name', 'synonym', 'vaccine'])

/** Names of products that a note uses for something else than a drug that is taken. */
const NOT_DRUGS: ReadonlySet<string> = new Set(
  'alcohol|ethanol|water|oxygen|air|gold|nitrogen|tobacco|nicotine|caffeine|cocaine|heroin|marijuana|cannabis|protein|fat|glycogen|melanin|collagen|histamine|dopamine receptor|serotonin|adrenal|thyroid|liver|blood|plasma|skin|balance|relief|complete|clear|first aid|today|wheat|egg|milk|peanut|latex|dust|pollen|mold|cat|dog|grass|ice|salt|sugar|starch|silver|lead|mercury|arsenic|carbon|carbon dioxide|helium|xenon|radium|fluoride|creatinine|cholesterol|urea|bilirubin|hemoglobin|lactate|lactic acid|uric acid|troponin|fibrinogen|c reactive protein|thrombin|plasmin|renin|angiotensin|bradykinin|estrogen|androgen|cortisol|prolactin|glucagon|gastrin|secretin|amylase|lipase|trypsin|bile|mucin|keratin|soap|honey|coffee|tea|beer|wine|pectin|gelatin|cellulose|rose|sage|mint|ginger|garlic|onion|apple|orange|lemon|banana|almond|walnut|cashew|rice|corn|oat|soy|barley|beef|pork|chicken|fish|cod|salmon|shrimp|crab|lobster|oyster|cotton|wool|silk|cork|rubber|tin|zinc oxide tape|duration|contrast|sharps|accutane level|ease|act|adept|align|all clear|alive|aim|assure|attain|beacon|boost|bronchial|calm|climb|cope|diabetic|effect|ensure|focus|intense|just for|legend|life|marathon|natural|nighttime|one a day|optimum|pain|pain relief|prevent|provide|pure|rapid|ready|relax|remedy|rest|restore|sinus|sleep|smart|sore throat|stay awake|stress|super|support|trace|ultra|unison|vision|visit|vital|wart|warts'.split(
    '|',
  ),
)

function drugTerm({ ingredients }: Entry): Term | null {
  if (ingredients.length === 0) return null
  const [only] = ingredients
  const code = ingredients.length === 1 ? (only?.rxcui ?? null) : null
  const concept = ingredients.map(({ name }) => name).join(' / ')
  return { kind: 'drug', concept, code, system: code === null ? null : 'rxnorm', capitals: false, measure: null }
}

/** Two letters name anything; three in capitals, or with a digit, may be a drug. */
function drugsOf(entries: ReadonlyMap<string, Entry>): readonly Named[] {
  const found: Named[] = []
  for (const [name, entry] of entries) {
    const term = DRUG_KINDS.has(entry.kind) && !NOT_DRUGS.has(name) ? drugTerm(entry) : null
    if (term === null || name.length < 3 || /^\d/.test(name)) continue
    found.push({ name, term: { ...term, capitals: name.length <= 4 && entry.kind !== 'ingredient' } })
  }
  return found
}

function measuresOf(): readonly Named[] {
  return MEASURES.flatMap(({ concept, names }) => {
    const known = conceptById(concept)
    if (known === undefined) return []
    const term = { kind: 'measure', concept: known.label, code: known.loinc[0] ?? null, system: 'loinc', measure: concept } as const
    return names.map((name) => ({ name: name.replace('^', ''), term: { ...term, capitals: name.endsWith('^') } }))
  })
}

/**
 * @param conditions `conditions.tsv` of the knowledge pack
 * @param drugs the entries of the vocabulary of drugs
 */
export function makeLexicon(conditions: string, drugs: ReadonlyMap<string, Entry>): Lexicon {
  const byKey = new Map<string, Term[]>()
  for (const { name, term } of [...conditionsOf(conditions), ...measuresOf(), ...drugsOf(drugs)]) {
    const key = keysOf(name.replace(/[/&]/g, ' ')).join(' ')
    const known = byKey.get(key) ?? []
    if (!known.some(({ kind, capitals }) => kind === term.kind && capitals === term.capitals)) byKey.set(key, [...known, term])
  }
  return { automaton: automatonOf([...byKey.keys()].map((key) => key.split(' '))), terms: [...byKey.values()] }
}
