import { useEffect } from 'react'
import type { ChartView } from '#app/contract/chart.ts'
import type { Flag } from '#app/contract/entry.ts'
import { useEntry } from '../../stores/entry.ts'
import { announce, Button } from '../../ui/index.ts'
import type { SaveState } from './build.ts'
import { LEVEL_CLASS } from './flag-look.ts'
import { storyText } from './story.ts'

/** Three reserved lines: the whole sentence of the field in hand, what the scores would become, and what was saved or why it cannot be. */
export function EntryFoot({
  view,
  advice,
  save,
  onSave,
}: Readonly<{ view: ChartView; advice: Flag | null; save: SaveState; onSave: () => void }>) {
  const preview = useEntry((state) => state.preview)
  const saved = useEntry((state) => state.saved)
  const failure = useEntry((state) => state.failure)
  const saving = useEntry((state) => state.saving)
  const story = saved ? storyText(saved, view) : null
  useEffect(() => {
    if (story !== null) announce(story)
  }, [story])
  return (
    <footer className="entry-foot num">
      <p className={advice === null ? undefined : LEVEL_CLASS[advice.level]} aria-hidden="true">
        {advice === null || advice.level === 'ok' ? '' : advice.reason}
      </p>
      <output className={`entry-delta ${preview.state === 'failed' ? 'warn' : 'note'}`}>
        {preview.state === 'waiting' && preview.line === '' ? <span className="unknown">Working out the scores</span> : preview.line}
      </output>
      <p className="entry-story">
        {failure ? (
          <span className="crit" role="alert">
            Not saved. {failure.message} {failure.next}
          </span>
        ) : story !== null ? (
          <span className="good">{story}</span>
        ) : (
          <span className="quiet">{save.reason}</span>
        )}
      </p>
      <span data-field="save">
        <Button variant="primary" shortcut="Ctrl+Enter" reason={saving ? 'Saving.' : save.can ? null : save.reason} onClick={onSave}>
          {saving ? 'Saving' : 'Save'}
        </Button>
      </span>
    </footer>
  )
}
