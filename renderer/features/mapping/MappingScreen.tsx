import './mapping.css'
import { useEffect } from 'react'
import type { MappingPreview, WaitingFile } from '#app/contract/intake.ts'
import type { TableMapping } from '#app/contract/table.ts'
import { text } from '../../i18n/en.ts'
import { count } from '../../i18n/format.ts'
import { showTab } from '../../stores/intake-place.ts'
import {
  asBelieved,
  blockedBy,
  chooseCode,
  chooseColumn,
  closeMapping,
  confirmMapping,
  fetchPreview,
  nameMapping,
  openMapping,
  useMapping,
} from '../../stores/mapping.ts'
import { Button, ErrorLine, ErrorState, Section, SkeletonRows, TextInput, toast, useShortcut } from '../../ui/index.ts'
import { CodeTable, ColumnTable } from './ColumnTable.tsx'
import { FormatFacts } from './FormatFacts.tsx'
import { isUnsure } from './meanings.ts'
import { PreviewRows } from './PreviewRows.tsx'

/** A table nobody described: what each column is believed to be, how the file is read, and the rows as they would be stored. */
export function MappingScreen({ file }: Readonly<{ file: WaitingFile }>) {
  const { id, preview, failure } = useMapping()
  useEffect(() => {
    openMapping(file.id)
    return closeMapping
  }, [file.id])
  if (preview.value === null || id !== file.id)
    return (
      <Section title={file.file}>
        {preview.failure ? <ErrorState failure={preview.failure} onRetry={() => void fetchPreview()} /> : <SkeletonRows rows={16} />}
      </Section>
    )
  return (
    <div className="mapping">
      <div className="mapping-failures">
        {preview.failure ? <ErrorLine failure={preview.failure} onRetry={() => void fetchPreview()} /> : null}
        {failure ? <ErrorLine failure={failure} /> : null}
      </div>
      <Columns preview={preview.value} />
      <Side preview={preview.value} />
      <PreviewRows preview={preview.value} />
    </div>
  )
}

function Columns({ preview }: Readonly<{ preview: MappingPreview }>) {
  const { columns, codes, format } = useMapping()
  const { mapping, rows } = preview
  const codeColumn = mapping.columns.find((column) => column.role === 'code')
  const touched = columns.length + codes.length + Object.keys(format).length > 0
  return (
    <Section
      title={text.mapping.columnsOf(text.mapping.layout[mapping.layout])}
      note={
        <>
          <NextUnsure mapping={mapping} />
          <Button disabled={!touched} onClick={asBelieved}>
            {text.mapping.undoAll}
          </Button>
        </>
      }
      scroll
      className="mapping-columns"
    >
      <ColumnTable
        columns={mapping.columns}
        rows={rows}
        yours={new Set(columns.map((column) => column.index))}
        onChoose={(column, choice) => chooseColumn({ index: column.index, ...choice })}
      />
      {mapping.codes.length > 0 ? (
        <CodeTable
          title={codeColumn ? text.mapping.codes(codeColumn.name) : text.mapping.codesPlain}
          codes={mapping.codes}
          yours={new Set(codes.map((code) => code.text))}
          onChoose={(code, choice) => chooseCode({ text: code.text, ...choice })}
        />
      ) : null}
    </Section>
  )
}

/** Moves the keys to the next column or code that is not certain and that the person has not decided. */
function NextUnsure({ mapping }: Readonly<{ mapping: TableMapping }>) {
  const { columns, codes } = useMapping()
  const unsure = [
    ...mapping.columns.filter((column) => isUnsure(column) && !columns.some((mine) => mine.index === column.index)),
    ...mapping.codes.filter((code) => isUnsure(code) && !codes.some((mine) => mine.text === code.text)),
  ].length
  const next = () => {
    const places = [...document.querySelectorAll<HTMLElement>('[data-unsure]')]
    const after = places.find(
      (place) => document.activeElement && document.activeElement.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
    ;(after ?? places[0])?.focus()
  }
  useShortcut('n', text.mapping.keys.unsure, text.keys.decide, next)
  return (
    <Button shortcut="N" disabled={unsure === 0} onClick={next}>
      {unsure === 0 ? text.mapping.allSure : text.mapping.unsure(count(unsure))}
    </Button>
  )
}

function Side({ preview }: Readonly<{ preview: MappingPreview }>) {
  return (
    <Section title={text.mapping.format} className="mapping-side">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="mapping-facts" tabIndex={0} aria-label={text.mapping.format}>
        <FormatFacts format={preview.mapping.format} />
        <div className="mapping-why">
          <h3>{text.mapping.why}</h3>
          <Lines lines={preview.waiting.reasons} tone="ink2" />
        </div>
      </section>
      <Confirm />
    </Section>
  )
}

/** The name under which it is remembered, and the one button; while it cannot be pressed, the reason stands above it. */
function Confirm() {
  const state = useMapping()
  const words = text.mapping
  const blocked = blockedBy(state, state.confirming ? words.confirming : words.updating, words.nameMissing)
  const name = state.name ?? state.preview.value?.name ?? ''
  const problems = state.preview.value?.problems ?? []
  const confirm = async () => {
    if (blocked !== null || !(await confirmMapping())) return
    toast(words.confirmed(name))
    showTab('import')
  }
  useShortcut('Ctrl+Enter', words.keys.confirm, text.keys.decide, () => void confirm())
  return (
    <div className="mapping-confirm">
      <div className="mapping-blocked" role="status">
        <h3>{words.before}</h3>
        {blocked === null ? (
          <p className="quiet">{words.ready}</p>
        ) : (
          <Lines lines={problems.includes(blocked) ? problems : [blocked]} tone="warn" />
        )}
      </div>
      <TextInput label={words.name} keepLine={false} maxLength={100} value={name} onChange={(event) => nameMapping(event.target.value)} />
      <Button variant="primary" shortcut="Ctrl+Enter" reason={blocked} onClick={() => void confirm()}>
        {words.confirm}
      </Button>
    </div>
  )
}

function Lines({ lines, tone }: Readonly<{ lines: readonly string[]; tone: string }>) {
  return (
    <ul className={`mapping-lines ${tone}`}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
