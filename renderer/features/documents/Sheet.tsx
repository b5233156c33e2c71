import { Fragment } from 'react'
import type { Block, Cell, PrintedDocument } from '#app/contract/documents.ts'
import { text } from '../../i18n/en.ts'
import { stamp } from '../../i18n/format.ts'

const words = text.documents
const WHOLE = 100

/**
 * A sheet as it is printed. The head stands in the head of a table, which the browser repeats on every page; the page's number stands in the
 * margin (sheet.css).
 */
export function Sheet({ document }: Readonly<{ document: PrintedDocument }>) {
  return (
    <table className="sheet" role="presentation">
      <thead>
        <tr>
          <td>
            <Head document={document} />
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <div className="sheet-title">
              <h2>{document.title}</h2>
              <p>{document.covers}</p>
            </div>
            {document.blocks.map((block, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one sheet have no other identity and keep their order
              <BlockView key={index} block={block} />
            ))}
            <Unchecked document={document} />
            <Signature document={document} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Head({ document: { patient, madeAt, madeBy } }: Readonly<{ document: PrintedDocument }>) {
  return (
    <div className="sheet-head">
      <strong>{patient.name}</strong>
      <span>
        {words.born} {patient.birthDate} ({patient.age}), {patient.sex}
      </span>
      <span>
        {words.record} {patient.record}
      </span>
      {patient.synthetic ? <span className="sheet-synthetic">{words.synthetic}</span> : null}
      <span className="sheet-made">{words.made(stamp(madeAt), madeBy)}</span>
    </div>
  )
}

const said = ({ text: own, heavy }: Cell) => (heavy ? <strong>{own}</strong> : own)

function BlockView({ block }: Readonly<{ block: Block }>) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3 className="sheet-heading">
          {block.letter === null ? null : <span className="sheet-letter">{block.letter}</span>}
          {block.text}
        </h3>
      )
    case 'text':
      return <p className={block.quiet ? 'sheet-quiet' : undefined}>{block.text}</p>
    case 'list':
      return (
        <ul className={block.tick ? 'sheet-ticks' : 'sheet-list'}>
          {block.items.map((item) => (
            <li key={item.text}>
              {block.tick ? <span className="sheet-box" aria-hidden="true" /> : null}
              <span>{said(item)}</span>
            </li>
          ))}
        </ul>
      )
    case 'choices':
      return (
        <p className="sheet-choices">
          {block.items.map((item) => (
            <span key={item}>
              <span className="sheet-box" aria-hidden="true" /> {item}
            </span>
          ))}
          <span className="sheet-quiet">{block.label}</span>
        </p>
      )
    case 'pairs':
      return (
        <dl className="sheet-pairs">
          {block.items.map(({ label, text: own }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{own}</dd>
            </Fragment>
          ))}
        </dl>
      )
    case 'table':
      return <TableView block={block} />
    case 'lines':
      return (
        <div className="sheet-lines">
          <span>{block.label}</span>
          {Array.from({ length: block.count }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty lines, all alike
            <i key={index} />
          ))}
        </div>
      )
  }
}

function TableView({ block: { head, widths, rows } }: Readonly<{ block: Extract<Block, { kind: 'table' }> }>) {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  return (
    <table className="sheet-table">
      <colgroup>
        {widths.map((width, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their order
          <col key={column} style={{ width: `${(width / whole) * WHOLE}%` }} />
        ))}
      </colgroup>
      {head.some((name) => name !== '') ? (
        <thead>
          <tr>
            {head.map((name, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their order
              <th key={column} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their order
          <tr key={index}>
            {row.map((one, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their order
              <td key={column}>{said(one)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Always there: a sheet without it would look like everything had been checked. */
function Unchecked({ document: { unchecked } }: Readonly<{ document: PrintedDocument }>) {
  return (
    <section className="sheet-unchecked">
      <h3>{words.unchecked}</h3>
      {unchecked.length === 0 ? <p>{words.uncheckedNone}</p> : null}
      <ul>
        {unchecked.map(({ what, because }) => (
          <li key={`${what} ${because}`}>
            <strong>{what}</strong>: {because}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Signature({ document: { signature, hash } }: Readonly<{ document: PrintedDocument }>) {
  return (
    <footer className="sheet-signature">
      <span>
        <i />
        {signature}
      </span>
      <span>
        <i />
        {words.date}
      </span>
      <p className="sheet-quiet">
        {words.program} {hash.slice(0, 16)}
      </p>
    </footer>
  )
}
