import { useEffect } from 'react'
import type { WaitingFile } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { ago, count } from '../../i18n/format.ts'
import { showFile, useIntakePlace } from '../../stores/intake-place.ts'
import { loadReview, useReview } from '../../stores/review.ts'
import { EmptyState, Section, StateTag, useShortcut } from '../../ui/index.ts'
import { Needs } from '../frame/Needs.tsx'
import { MappingScreen } from '../mapping/MappingScreen.tsx'
import { Loaded } from '../operations/Loaded.tsx'
import { Suspect } from './Suspect.tsx'

/** Files of which nothing is stored: one of them open, the others in a line above it. */
export function FilesPart() {
  const waiting = useReview((state) => state.waiting)
  const asked = useIntakePlace((state) => state.file)
  useEffect(() => void loadReview(), [])
  return (
    <Loaded remote={waiting} onRetry={() => void loadReview()} rows={8}>
      {(files) => <Files files={files} asked={asked} />}
    </Loaded>
  )
}

function Files({ files, asked }: Readonly<{ files: readonly WaitingFile[]; asked: string | null }>) {
  const at = Math.max(
    0,
    files.findIndex((file) => file.id === asked),
  )
  const file = files[at]
  const step = (by: number) => () => {
    const next = files[Math.max(0, Math.min(files.length - 1, at + by))]
    if (next) showFile(next.id)
  }
  useShortcut('PageDown', text.review.keys.next, text.keys.decide, step(1))
  useShortcut('PageUp', text.review.keys.before, text.keys.decide, step(-1))
  if (!file)
    return (
      <Section title={text.review.parts.files}>
        <EmptyState title={text.review.filesNone}>{text.review.filesNoneBody}</EmptyState>
      </Section>
    )
  return (
    <div className="intake-waiting">
      <ul className="intake-waiting-list" aria-label={text.review.fileList}>
        {files.map((one) => (
          <li key={one.id}>
            <Tile file={one} current={one === file} />
          </li>
        ))}
      </ul>
      <Needs capability="enter">
        {file.kind === 'mapping' ? <MappingScreen key={file.id} file={file} /> : <Suspect key={file.id} file={file} />}
      </Needs>
    </div>
  )
}

function Tile({ file, current }: Readonly<{ file: WaitingFile; current: boolean }>) {
  const facts = [file.origin, file.rows === null ? null : text.review.rows(count(file.rows)), ago(file.at)].filter(Boolean).join(' · ')
  return (
    <button type="button" className="intake-tile" aria-current={current ? 'true' : undefined} onClick={() => showFile(file.id)}>
      <span className="clip intake-tile-name" title={file.file}>
        {file.file}
      </span>
      <StateTag severity={file.kind === 'suspect' ? 'high' : 'medium'}>{text.review.kind[file.kind]}</StateTag>
      <span className="quiet num clip">{facts}</span>
    </button>
  )
}
