/** How bad a reaction was, from the words of the record. */
import type { Allergy } from '../../chart/facts.ts'
import { asWords } from './words.ts'

/** `severe`: the immune kind that must not happen twice; `rash`: an allergy of the skin; `intolerance`: an effect of the drug, no allergy. */
export type Reaction = 'severe' | 'rash' | 'intolerance' | 'unknown'

const SEVERE =
  / (anaph\w*|anafil\w*|angio ?(o?edema|oedema|edeme|edema)|quincke|(facial|face|lip|lips|tongue|throat|laryngeal|larynx) (swelling|swells|swollen|edema|oedema)|swelling of (the )?(face|lip|lips|tongue|throat|larynx)|bronchospasm|wheez\w*|dyspn\w*|short(ness)? of breath|difficulty breathing|trouble breathing|throat (closes|closing|tightness)|hypotension|shock|choc|collapse|cardiac arrest|respiratory (arrest|distress)|stevens johnson|sjs|toxic epidermal|ten|dress|drug reaction with eosinophilia|agranulocytosis|hemolytic|haemolytic|serum sickness|liver failure|hit|heparin induced) /
const RASH =
  / (rash|hives|urticari\w*|itch\w*|pruri\w*|exanthem\w*|eruption|erythema|flushing|swelling|edema|oedema|dermatitis|blister\w*|sarpullido|eruption cutanee|ausschlag|ronchas|allergic reaction) /
const INTOLERANCE =
  / (nausea|nauseous|vomit\w*|emesis|diarrh\w*|gi (upset|intolerance|distress|bleed\w*)|stomach|abdominal|upset|heartburn|constipation|headache\w*|dizz\w*|lightheaded\w*|drows\w*|sedat\w*|sleep\w*|insomnia|fatigue|cough|tos|toux|myalgia\w*|muscle (pain|aches|cramps)|cramps|dry mouth|confus\w*|hallucinat\w*|nightmares|palpitations|jitter\w*|intoleran\w*|side effect|leg (swelling|edema)|ankle (swelling|edema)|hyperkal\w*|hyponatr\w*|bradycardia|tremor) /
const ITCH_ONLY = / (itch\w*|pruri\w*) /

/** @param words of reaction and allergy text together, as `asWords` gives them */
function readWords(words: string): Reaction {
  if (SEVERE.test(words)) return 'severe'
  if (RASH.test(words)) return 'rash'
  return INTOLERANCE.test(words) ? 'intolerance' : 'unknown'
}

/** @param releasesHistamine opioids make people itch without any allergy */
export function reactionOf(
  { reaction, label, criticality }: Pick<Allergy, 'reaction' | 'label' | 'criticality'>,
  releasesHistamine: boolean,
): Reaction {
  const words = asWords(`${reaction ?? ''} ${label}`)
  const found = readWords(words)
  if (criticality === 'high' && found !== 'severe') return 'severe'
  return found === 'rash' && releasesHistamine && ITCH_ONLY.test(words) && !/ (rash|hives|urticari\w*|swelling) /.test(words)
    ? 'intolerance'
    : found
}
