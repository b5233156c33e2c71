type Block = Readonly<{ kind: 'heading' | 'item' | 'text' | 'table'; text: string; key: string }>

/** A model card's Markdown, only as far as cards use it: headings, lists, tables as they stand, paragraphs. Never HTML. */
export function CardText({ markdown }: Readonly<{ markdown: string }>) {
  return (
    <div className="operations-text">
      {blocksOf(markdown).map((block) => (
        <BlockText key={block.key} block={block} />
      ))}
    </div>
  )
}

function BlockText({ block }: Readonly<{ block: Block }>) {
  switch (block.kind) {
    case 'heading':
      return <h4>{block.text}</h4>
    case 'item':
      return <p className="operations-item">{block.text}</p>
    case 'table':
      return <pre className="mono">{block.text}</pre>
    case 'text':
      return <p>{block.text}</p>
  }
}

/** Lines gathered to blocks: a blank line ends a paragraph, a list item goes on while its lines are indented. */
export function blocksOf(markdown: string): Block[] {
  const blocks: { kind: Block['kind']; text: string }[] = []
  let open = false
  for (const line of markdown.split(/\r?\n/)) {
    const trimmed = line.trim()
    const kind = kindOf(trimmed)
    const last = blocks.at(-1)
    if (trimmed === '') open = false
    else if (open && last && kind === 'text' && last.kind !== 'heading' && last.kind !== 'table') last.text += ` ${plain(trimmed)}`
    else if (open && last && kind === 'table' && last.kind === 'table') last.text += `\n${trimmed}`
    else blocks.push({ kind, text: kind === 'table' ? trimmed : plain(trimmed) })
    if (trimmed !== '') open = true
  }
  return blocks.map((block, index) => ({ ...block, key: String(index) }))
}

function kindOf(line: string): Block['kind'] {
  if (/^#{1,6}\s/.test(line)) return 'heading'
  if (/^([-*]|\d+\.)\s/.test(line)) return 'item'
  return line.startsWith('|') ? 'table' : 'text'
}

const plain = (line: string) =>
  line
    .replace(/^#{1,6}\s+/, '')
    .replace(/^[-*]\s+/, '')
    .replaceAll('**', '')
    .replaceAll('`', '')
