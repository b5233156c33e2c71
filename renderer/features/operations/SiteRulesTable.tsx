import type { KnowledgeState } from '#app/contract/knowledge-pack.ts'
import { text } from '../../i18n/en.ts'
import { Table } from '../../ui/index.ts'

type Site = NonNullable<KnowledgeState['site']>
type Row = Readonly<{ rule: string; what: string; shipped: string; why: string }>

function rowsOf({ added, changes }: Site): readonly Row[] {
  const words = text.knowledge
  return [
    ...changes.map(({ rule, off, tier, severity, shippedTier, shippedSeverity, by, reason, date }) => ({
      rule,
      what: off ? words.off : words.shownAs([tier, severity].filter(Boolean).join(', ')),
      shipped: [shippedTier, shippedSeverity].filter(Boolean).join(', '),
      why: `${reason} (${by}, ${date})`,
    })),
    ...added.map(({ id, kind, tier, effect }) => ({ rule: id, what: `${words.added}: ${kind}, ${tier}`, shipped: '', why: effect })),
  ]
}

/** Every rule this site added, switched off or shows otherwise, with who stands for it. */
export function SiteRulesTable({ site }: Readonly<{ site: Site }>) {
  const words = text.knowledge
  const off = site.changes.filter((change) => change.off).length
  return (
    <>
      {site.problems.map(({ place, reason, hint }) => (
        <p key={`${place}\n${reason}`} className="crit">
          {words.problem(`${place}: ${reason}.`)} {hint}
        </p>
      ))}
      <p>{words.counts(site.name, site.added.length, off, site.changes.length - off)}</p>
      <Table
        caption={words.siteTitle}
        rows={rowsOf(site)}
        rowKey={(row) => row.rule}
        columns={[
          { key: 'rule', head: words.columns.rule, cell: (row) => row.rule },
          { key: 'what', head: words.columns.what, cell: (row) => row.what },
          { key: 'shipped', head: words.columns.shipped, cell: (row) => row.shipped },
          { key: 'why', head: words.columns.why, cell: (row) => row.why },
        ]}
      />
    </>
  )
}
