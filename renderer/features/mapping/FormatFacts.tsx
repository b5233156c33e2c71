import { useState } from 'react'
import type { TableFormat } from '#app/contract/table.ts'
import { text } from '../../i18n/en.ts'
import { chooseFormat } from '../../stores/mapping.ts'
import { Select, TextInput } from '../../ui/index.ts'

const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'gb18030',
]
const DELIMITERS = [',', ';', '\t', '|']

/** What is offered, with what is believed in among it. */
const withOwn = (offered: readonly string[], own: string) => (offered.includes(own) ? offered : [own, ...offered])

/** How the text becomes cells; each fact can be said anew, and the rows follow. */
export function FormatFacts({ format }: Readonly<{ format: TableFormat }>) {
  const { facts, delimiters, header, decimal, dateOrder } = text.mapping
  const order = format.dateOrder ?? 'none'
  return (
    <div className="mapping-format">
      {format.sheet === null ? (
        <>
          <Select
            label={facts.delimiter}
            keepLine={false}
            value={format.delimiter}
            options={withOwn(DELIMITERS, format.delimiter).map((value) => ({ value, label: delimiters[value] ?? value }))}
            onChange={(event) => chooseFormat({ delimiter: event.target.value })}
          />
          <Select
            label={facts.encoding}
            keepLine={false}
            value={format.encoding}
            options={withOwn(ENCODINGS, format.encoding).map((value) => ({ value, label: value }))}
            onChange={(event) => chooseFormat({ encoding: event.target.value })}
          />
        </>
      ) : (
        <Typed label={facts.sheet} value={format.sheet} onTyped={(sheet) => chooseFormat({ sheet })} />
      )}
      <Select
        label={facts.header}
        keepLine={false}
        value={format.header ? 'yes' : 'no'}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: header[value] }))}
        onChange={(event) => chooseFormat({ header: event.target.value === 'yes' })}
      />
      <Select
        label={facts.decimal}
        keepLine={false}
        value={format.decimal}
        options={(['.', ','] as const).map((value) => ({ value, label: decimal[value] }))}
        onChange={(event) => chooseFormat({ decimal: event.target.value === ',' ? ',' : '.' })}
      />
      <Select
        label={facts.dateOrder}
        keepLine={false}
        value={order}
        options={(['ymd', 'dmy', 'mdy', 'none'] as const).map((value) => ({ value, label: dateOrder[value] }))}
        onChange={(event) =>
          chooseFormat({ dateOrder: (['ymd', 'dmy', 'mdy'] as const).find((one) => one === event.target.value) ?? null })
        }
      />
      <Typed
        label={facts.missing}
        hint={text.mapping.missingHint}
        value={format.missing.filter((code) => code !== '').join(' ')}
        onTyped={(typed) => chooseFormat({ missing: ['', ...typed.split(/\s+/).filter(Boolean)] })}
      />
    </div>
  )
}

/** Taken when the field is left or Enter is pressed: half a word is no fact. */
function Typed({
  label,
  hint,
  value,
  onTyped,
}: Readonly<{ label: string; hint?: string; value: string; onTyped: (typed: string) => void }>) {
  const [typed, setTyped] = useState<string | null>(null)
  const take = () => {
    if (typed !== null && typed !== value) onTyped(typed)
    setTyped(null)
  }
  return (
    <TextInput
      label={label}
      hint={hint}
      keepLine={false}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => (event.key === 'Enter' && !event.ctrlKey ? take() : undefined)}
    />
  )
}
