/** What can be added to facts with certainty: codes that the program understands beside those of the source. */
export { type Enriched, enrichFacts } from './enrich.ts'
