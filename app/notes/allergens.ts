/** Allergies in notes: what is named as one, and the reaction that stands behind it. */
type Place = Readonly<{ start: number; end: number }>

/** What people are allergic to beside drugs; looked for only as an allergen. */
export const ALLERGENS: readonly string[] = [
  'peanut',
  'tree nut',
  'shellfish',
  'latex',
  'egg',
  'milk',
  'soy',
  'wheat',
  'sesame',
  'strawberry',
  'bee sting',
  'bee venom',
  'wasp sting',
  'iodinated contrast',
  'IV contrast',
  'contrast dye',
  'iodine',
  'adhesive tape',
  'nickel',
  'sulfa',
  'sulfa drug',
  'NSAID',
  'ACE inhibitor',
  'statin',
  'cephalosporin',
  'penicillin',
]

const AROUND = 60
const TO =
  /\b(?:allerg(?:y|ies|ic)|anaphyla\w+|hypersensitiv\w+|intoleran(?:t|ce)|adverse reaction)\s+(?:reactions?\s+)?(?:to|of|with|include[sd]?|:)\s*[^.;\n]{0,40}$/i
const BEHIND = /^(?:[ -](?:allerg(?:y|ic)|anaphylaxis|hypersensitivity|intolerance))\b/i
const TOLERATED = /\b(?:tolerat\w+|no (?:reaction|allergy) to|not allergic to|denies)\b[^.;\n]{0,40}$/i

/** Whether the words around it make it something the patient reacts to. */
export function allergenAt(text: string, { start, end }: Place): boolean {
  const ahead = text.slice(Math.max(0, start - AROUND), start)
  return !TOLERATED.test(ahead) && (TO.test(ahead) || BEHIND.test(text.slice(end, end + AROUND)))
}

const REACTION = /^\s*(?:\(([^)\n]{2,60})\)|(?:allergy\s*)?(?:[-–:=]>?|causes?|causing|which causes|resulting in)\s*([^,;.()\n]{2,60}))/i

/** Where none is said: null. */
export function reactionAfter(text: string, end: number): string | null {
  const match = REACTION.exec(text.slice(end, end + AROUND + AROUND))
  const said = (match?.[1] ?? match?.[2] ?? '').trim()
  return said === '' ? null : said
}
