/** Words that cells are made of: sexes, yes and no, results that are no numbers, lines that sum up. */
import type { Sex } from '../chart/facts.ts'

const SEXES: Readonly<Record<Sex, string>> = {
  male: 'm male man boy masculine männlich maennlich mann junge herr hombre masculino varon varón niño homme masculin garçon h uomo maschio maschile homem mies mężczyzna муж мужской м 男 男性',
  female:
    'f female woman girl feminine w weiblich frau mädchen mujer femenino hembra niña femme féminin feminin fille donna femmina femminile feminino mulher vrouw vrouwelijk kvinna kvinde kvinne nainen k kobieta жен женский ж 女 女性',
  other: 'o other d divers diverse diverso intersex indeterminate non-binary nonbinary x',
  unknown: 'u unk unknown unbekannt desconocido inconnu sconosciuto onbekend undetermined ambiguous n',
}
const SEX_OF: ReadonlyMap<string, Sex> = new Map(
  (Object.keys(SEXES) as Sex[]).flatMap((sex) => SEXES[sex].split(' ').map((word) => [word, sex] as const)),
)

/** @returns undefined for what is no word for a sex */
export const sexWord = (cell: string): Sex | undefined => SEX_OF.get(cell.toLowerCase().replace(/\.$/, ''))

/** ISO/IEC 5218:2022: 0 not known, 1 male, 2 female, 9 not applicable. */
export const ISO_5218: ReadonlyMap<number, Sex> = new Map([
  [0, 'unknown'],
  [1, 'male'],
  [2, 'female'],
  [9, 'unknown'],
])

const NO = new Set('no n 0 false none nein non nie nee não nej ninguno aucun not given never'.split(' '))
const YES = new Set(
  'yes y 1 true x ja j oui si sí sim da tak steady up down started new changed ch continued increased decreased'.split(' '),
)

/** What a cell under the name of a drug says of taking it. */
export function takes(cell: string): 'yes' | 'no' | null {
  const word = cell.toLowerCase()
  if (NO.has(word)) return 'no'
  return YES.has(word) ? 'yes' : null
}

const RESULT =
  /^(?:neg(?:ativ[eo]?)?|pos(?:itiv[eo]?)?|trace|spur(?:en)?|traces?|nil|normal|abnormal|(?:not |non[- ]?|un)?detected|(?:non[- ]?)?reactive|none seen|\+{1,4}|[1-4]\+|\+\/-|few|many|moderate|large|small|clear|nachweisbar|nicht nachweisbar|négatif|positif|>?norm|high|low)$/i

/** A result that laboratories give in a word where others give a number. */
export const isResultWord = (text: string): boolean => RESULT.test(text)

const SUMMING =
  /^(?:grand |sub)?(?:totals?|sum|mean|average|avg\.?|median|std\.?(?: ?dev\.?)?|sd|std deviation|standard deviation|minimum|maximum|count|gesamt|summe|insgesamt|mittelwert|durchschnitt|moyenne|total général|promedio|suma|media|totale|somma|gemiddelde|totaal)\s*:?$/i

/** "Total", "Mean": the line sums up the others. */
export const sumsUp = (cell: string): boolean => SUMMING.test(cell)

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/
const UNSEEN_ALL = new RegExp(UNSEEN, 'g')

/** Text without control characters and without signs that turn its direction round. */
export const seen = (text: string): string => (UNSEEN.test(text) ? text.replace(UNSEEN_ALL, '') : text)
