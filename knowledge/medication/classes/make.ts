/** Short ways to write a class, so that a file of classes reads as a list. */
import type { DrugClass, Route, Source } from '#app/medication/knowledge.ts'

export const ATC: Source = { source: 'WHO Collaborating Centre for Drug Statistics Methodology, ATC/DDD Index', date: '2024' }
export const EPC: Source = { source: 'FDA, Established Pharmacologic Class text phrases of prescribing information', date: '2023' }
export const FDA_TABLES: Source = {
  source: 'FDA, Drug development and drug interactions: table of substrates, inhibitors and inducers',
  date: '2023',
}
/** Membership follows from a warning in the drug's own prescribing information. */
export const LABELS: Source = {
  source: 'Prescribing information of each member, warnings and interactions (sections 5 and 7)',
  date: '2023',
}

/** Names between commas; between semicolons where a name has a comma of its own. */
export const names = (text: string): readonly string[] =>
  text
    .split(text.includes(';') ? ';' : ',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** Members that count by these routes only. */
export const byRoute = (text: string, routes: readonly Route[]) => names(text).map((ingredient) => ({ ingredient, routes: [...routes] }))

type More = Readonly<{ includes?: string; others?: DrugClass['members'] }>

/** @param members names as `names` reads them @param includes class ids between commas @param others members with routes of their own */
export function drugClass(id: string, title: string, members: string, source: Source, { includes, others }: More = {}): DrugClass {
  const all = [...names(members), ...(others ?? [])]
  return { id, title, members: all, ...(includes === undefined ? {} : { includes: [...names(includes)] }), sources: [source] }
}
