import { type DragEvent, useState } from 'react'
import { text } from '../../i18n/en.ts'
import { bytes } from '../../i18n/format.ts'
import { loadDemo, pick, stopUpload, upload, useIntake } from '../../stores/intake.ts'
import { filesOfDrop } from '../../stores/upload.ts'
import { Button, ProgressBar, useShortcut } from '../../ui/index.ts'

/** Where files are let go, and the buttons that do the same by keyboard. */
export function DropZone() {
  const [over, setOver] = useState(false)
  useShortcut('Ctrl+O', text.intake.pickFiles, text.keys.intake, () => void pick('files'))
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void filesOfDrop(event.dataTransfer).then(upload)
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <section
      className="intake-drop"
      aria-labelledby="intake-drop-title"
      data-over={over ? '' : undefined}
      onDragOver={drag}
      onDragEnter={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id="intake-drop-title">{over ? text.intake.dropNow : text.intake.dropTitle}</h2>
      <p className="quiet">{text.intake.dropBody}</p>
      <Formats />
      <div className="intake-buttons">
        <Button variant="primary" shortcut="Ctrl+O" onClick={() => void pick('files')}>
          {text.intake.pickFiles}
        </Button>
        <Button onClick={() => void pick('folder')}>{text.intake.pickFolder}</Button>
        <Button title={text.intake.demoNote} onClick={() => void loadDemo()}>
          {text.intake.demo}
        </Button>
      </div>
      <Uploading />
    </section>
  )
}

function Formats() {
  return (
    <dl className="intake-formats" aria-label={text.intake.formatsTitle}>
      {text.intake.formats.map(({ name, detail }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  )
}

function Uploading() {
  const uploading = useIntake((state) => state.uploading)
  if (!uploading) return null
  const label = text.intake.uploading(uploading.file, uploading.done, uploading.total)
  return (
    <div className="intake-uploading num">
      <span className="clip">{label}</span>
      <span className="quiet">
        {bytes(uploading.bytesDone)} / {bytes(uploading.bytesTotal)}
      </span>
      <Button onClick={stopUpload}>{text.common.cancel}</Button>
      <ProgressBar value={uploading.bytesTotal === 0 ? null : uploading.bytesDone / uploading.bytesTotal} label={label} />
    </div>
  )
}
