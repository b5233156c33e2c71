import { describe, expect, test } from 'vitest'
import { negexRows } from './fixtures/negex-rows.test-help.ts'
import { readNote } from './read.ts'

const first = (text: string, phrase: string) => {
  const mention = readNote(text, [phrase], null).mentions[0]
  if (mention === undefined) throw new Error(`"${phrase}" was not found`)
  return mention
}
const said = (text: string, phrase: string) => {
  const { negated, historical, hypothetical, uncertain, experiencer } = first(text, phrase)
  return [negated && 'no', historical && 'past', hypothetical && 'if', uncertain && 'maybe', experiencer !== 'patient' && experiencer]
    .filter(Boolean)
    .join(' ')
}

describe('context', () => {
  test.each([
    ['He denies fever, chills or night sweats.', 'night sweats', 'no'],
    ['No fever but cough for a week.', 'cough', ''],
    ['No murmurs, rubs, or gallops; abdomen with mild tenderness.', 'gallops', 'no'],
    ['No murmurs, rubs, or gallops; abdomen with mild tenderness.', 'tenderness', ''],
    ['No increase in swelling.', 'swelling', ''],
    ['Gram negative bacteremia was found.', 'bacteremia', ''],
    ['Pulmonary embolism was ruled out.', 'pulmonary embolism', 'no'],
    ['Pulmonary embolism cannot be ruled out.', 'pulmonary embolism', 'maybe'],
    ['Rule out pneumonia.', 'pneumonia', 'maybe'],
    ['This rules out pneumonia.', 'pneumonia', 'no'],
    ['Small bowel obstruction, resolved.', 'small bowel obstruction', 'no'],
    ['Without contrast, a renal mass is seen.', 'renal mass', ''],
    ['History of stroke in 2011.', 'stroke', 'past'],
    ['HISTORY OF PRESENT ILLNESS: chest pain since noon.', 'chest pain', ''],
    ['3 day history of cough.', 'cough', ''],
    ['55-year-old demented man.', 'demented', ''],
    ['Status post hip fracture repair.', 'hip fracture', 'past'],
    ['Return to the ED if you develop fever or bleeding.', 'bleeding', 'if'],
    ['DVT prophylaxis with heparin.', 'DVT', 'if'],
    ['Alert, oriented, in no distress.', 'oriented', ''],
    ['His mother has breast cancer.', 'breast cancer', 'family'],
    ['Per his wife he had a seizure.', 'seizure', ''],
    ['His wife has influenza.', 'influenza', 'other'],
    ['The echo shows no vegetation, and he has severe aortic stenosis.', 'aortic stenosis', ''],
  ])('%s — %s: %s', (text, phrase, expected) => {
    expect(said(text, phrase)).toBe(expected)
  })

  test('a section speaks for what stands in it', () => {
    const note = 'PMH:\nGout\nFamily History: diabetes\nHPI: Diabetes found today.'
    const [gout, family, own] = readNote(note, ['gout', 'diabetes'], null).mentions
    expect([gout?.historical, gout?.experiencer]).toEqual([true, 'patient'])
    expect(family?.experiencer).toBe('family')
    expect([own?.historical, own?.experiencer]).toEqual([false, 'patient'])
  })

  test('what stands inside the phrase has no say in it', () => {
    expect(said('PELVIS: no evidence of malignancy.', 'no evidence of malignancy')).toBe('')
  })

  test('sentences of the NegEx kit', () => {
    const rows = negexRows()
    const read = rows.map((row) => ({ row, mention: first(row.sentence, row.phrase) }))
    const wrong = read.filter(({ row, mention }) => row.negated !== mention.negated)
    expect(wrong.map(({ row }) => row.sentence).filter((text) => !text.includes('no change in vision'))).toEqual([])
    expect(read.filter(({ row, mention }) => row.hypothetical !== mention.hypothetical)).toEqual([])
    expect(read.filter(({ row, mention }) => row.other !== (mention.experiencer !== 'patient'))).toEqual([])
  })
})
