import { expect, it } from 'vitest'
import { blocksOf } from './CardText.tsx'

it('reads headings, lists, tables and paragraphs, and shows markup as text', () => {
  const card = '# NEWS2\nFor adults\nin hospital.\n\n- **Not** for children\n  or pregnancy.\n- Two\n\n| a | b |\n|---|---|\n\n<b>raw</b>'
  expect(blocksOf(card).map(({ kind, text }) => [kind, text])).toEqual([
    ['heading', 'NEWS2'],
    ['text', 'For adults in hospital.'],
    ['item', 'Not for children or pregnancy.'],
    ['item', 'Two'],
    ['table', '| a | b |\n|---|---|'],
    ['text', '<b>raw</b>'],
  ])
})
