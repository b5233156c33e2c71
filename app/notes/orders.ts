/** What the words around a drug say of its being taken. */
type Place = Readonly<{ start: number; end: number }>

const AROUND = 60

/** In the same statement only: what stands behind a full stop or a line is another. */
const before = (text: string, { start }: Place): string =>
  text
    .slice(Math.max(0, start - AROUND), start)
    .split(/[.;]\s|\n/)
    .at(-1) ?? ''
const after = (text: string, { end }: Place): string => text.slice(end, end + AROUND).split(/[.;]\s|\n/)[0] ?? ''

const NOT_TAKEN =
  /\b(?:stop(?:ped|ping)?|discontinu\w*|d\/c(?:'?d)?|held|hold(?:ing)?|off|avoid\w*|wean\w*|tapered off|declin\w*|refus\w*|not (?:taking|on)|no longer|instead of|switch\w* from|fail\w*|previously|prior|former\w*|allerg\w*|intoleran\w*|reaction to)\b/i
const NOT_TAKEN_AFTER =
  /^[^,]{0,40}?\b(?:(?:was|were|is|are|has been|have been|will be) )?(?:stopped|discontinued|held|on hold|d\/c'?d|finished|completed)\b/i
/** Once, by somebody else: no drug of the list. */
const GIVEN_ONCE = /\b(?:given|gave|received|receives|administered|got|bolus(?:ed)?|dose of|injected|loaded)\b/i
const ONLY_MEANT = /\b(?:consider\w*|recommend\w*|discuss\w*|offer\w*|suggest\w*|may|might|could|would|should|if|option\w*|unless)\b/i
const TO_START =
  /\b(?:start(?:ing)?|begin(?:ning)?|initiat(?:e|ing)|add(?:ing)?|prescrib(?:e|ing)|order|try|going to|will|plan to|trial of|resume|increase|decrease|switch\w* to|change\w* to|refill)\b/i

/** @returns null where it is stopped, was given once, or is only thought of */
export function takenAs(text: string, place: Place): 'active' | 'intended' | null {
  const [ahead, behind] = [before(text, place), after(text, place)]
  if (NOT_TAKEN.test(ahead) || NOT_TAKEN_AFTER.test(behind) || GIVEN_ONCE.test(ahead) || ONLY_MEANT.test(ahead)) return null
  return TO_START.test(ahead) ? 'intended' : 'active'
}

const LEADING =
  /^(?:[\s,:([-]|(?:had|has|have|also|been|was|were|is|increased|decreased|changed|up|down|to|at|of|dose[ds]?|take|taking)\b)+/i
const TRAILING = /[\s,;:([-]+(?:as well as|to help\b.*|during\b.*|in order\b.*)?$/i

/** The order alone, of the words behind a drug's name; null where nothing is left. */
export function orderWords(said: string): string | null {
  const order = said.replace(LEADING, '').trim().replace(TRAILING, '')
  return order === '' ? null : order
}
