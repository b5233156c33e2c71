/** Reads the text and the code of a drug: `makeVocabulary`, `matchDrug`, `makeCodeBook`. */
export { type CodeBook, ingredientsOfCode, makeCodeBook, RXNORM } from './codes.ts'
export { matchDrug } from './match.ts'
export { makeVocabulary, type Vocabulary } from './vocabulary.ts'
