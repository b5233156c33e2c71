/**
 * Abbreviations with more than one reading in real orders (ISMP list of error-prone abbreviations; the Joint Commission's "do not use" list), and
 * mixtures that every pharmacy makes otherwise. With a usual reading it is given, far below what may be relied on; else none is.
 */
export type Ambiguous = Readonly<{ usual: string | null; readings: readonly string[] }>

const LINES = `
levo: levofloxacin, levothyroxine, norepinephrine (Levophed)
mtx = methotrexate: methotrexate, mitoxantrone
ctx = ceftriaxone: ceftriaxone, cyclophosphamide, cefotaxime
azt = zidovudine: zidovudine, azathioprine, aztreonam
cpz: chlorpromazine, prochlorperazine (Compazine)
mso4 = morphine: morphine sulfate, magnesium sulfate
ms: morphine sulfate, magnesium sulfate, mental status
dex: dexamethasone, dextrose, dexmedetomidine
pred = prednisone: prednisone, prednisolone
metro = metronidazole: metronidazole, metoprolol
hct = hydrochlorothiazide: hydrochlorothiazide, hydrocortisone
hc = hydrocortisone: hydrocortisone, hydrochlorothiazide
vaso = vasopressin: vasopressin, any vasopressor
pcn: penicillin G, penicillin V, a penicillin
pb: phenobarbital, lead
tac = triamcinolone: triamcinolone, tetracaine with adrenaline and cocaine
cis: cisplatin, cisatracurium
vcr = vincristine: vincristine, vinblastine
dpt: diphtheria-pertussis-tetanus vaccine, meperidine with promethazine and chlorpromazine
dtx: docetaxel, dinutuximab
sulfa: sulfamethoxazole, sulfasalazine, a sulfonamide
hep = heparin: heparin, hepatitis vaccine
lev = levetiracetam: levetiracetam, levofloxacin
phos: sodium phosphate, potassium phosphate, fosphenytoin
mag = magnesium: magnesium sulfate, magnesium oxide, magnesium hydroxide
k = potassium: potassium chloride, vitamin K
k plus = potassium: potassium chloride, vitamin K
neo: neomycin, phenylephrine (Neo-Synephrine), neostigmine
succ: succinylcholine, sumatriptan succinate
inh = isoniazid: isoniazid, by inhalation
t3: liothyronine, acetaminophen with codeine (Tylenol No. 3)
t4: levothyroxine, a level of the thyroid
penicillin = penicillin g: penicillin G, penicillin V
interferon: interferon alfa, beta or gamma
magic mouthwash: a mixture each pharmacy makes otherwise
mouthwash magic: a mixture each pharmacy makes otherwise
gi cocktail: a mixture each pharmacy makes otherwise
banana bag: fluids with thiamine, folic acid, multivitamin and magnesium
chemotherapy: any
antibiotic: any
steroid: any
statin: any
ppi: any proton pump inhibitor
nsaid: any
`

function lineOf(line: string): readonly [string, Ambiguous] {
  const [left = '', right = ''] = line.split(': ')
  const [name = '', usual] = left.split(' = ')
  return [name, { usual: usual ?? null, readings: right.split(', ') }]
}

export const AMBIGUOUS: ReadonlyMap<string, Ambiguous> = new Map(
  LINES.split('\n')
    .filter((line) => line !== '')
    .map(lineOf),
)

const FIRST_WORDS: ReadonlySet<string> = new Set([...AMBIGUOUS.keys()].map((name) => name.split(' ')[0] ?? ''))

/** @returns the ambiguous name that these words begin with, null where there is none */
export function ambiguousAt(word: string, next: string | undefined): string | null {
  if (!FIRST_WORDS.has(word)) return null
  const two = `${word} ${next}`
  if (AMBIGUOUS.has(two)) return two
  return AMBIGUOUS.has(word) ? word : null
}
