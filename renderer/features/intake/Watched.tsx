import { useEffect } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { WatchedFolder } from '#app/contract/intake.ts'
import { text } from '../../i18n/en.ts'
import { ago, count } from '../../i18n/format.ts'
import { useIntake } from '../../stores/intake.ts'
import { addWatched, loadWatched, removeWatched, useSources } from '../../stores/sources.ts'
import { Button, Section, StateTag, toastFailure } from '../../ui/index.ts'
import { Loaded } from '../operations/Loaded.tsx'

const said = (failure: Failure | null) => (failure ? toastFailure(failure) : undefined)

/** Folders into which other systems drop their files. */
export function Watched() {
  const watched = useSources((state) => state.watched)
  const ended = useIntake((state) => state.jobs.filter((job) => job.report !== null).length)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ended` is named so that an import that ended asks again what was imported
  useEffect(() => void loadWatched(), [ended])
  return (
    <Section
      title={text.intake.watched}
      scroll
      className="intake-watched"
      note={<Button onClick={() => void addWatched().then(said)}>{text.intake.watchAdd}</Button>}
    >
      <Loaded remote={watched} onRetry={() => void loadWatched()} rows={2}>
        {(folders) =>
          folders.length === 0 ? (
            <p className="intake-none quiet">{text.intake.watchedNone}</p>
          ) : (
            <ul>
              {folders.map((folder) => (
                <Folder key={folder.path} folder={folder} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

function Folder({ folder }: Readonly<{ folder: WatchedFolder }>) {
  const looked = folder.lastLookedAt ? text.intake.watchLooked(ago(folder.lastLookedAt), count(folder.imported)) : text.intake.watchNever
  return (
    <li className="intake-folder">
      <span className="clip intake-path" title={folder.path}>
        <bdi>{folder.path}</bdi>
      </span>
      <Button
        variant="quiet"
        aria-label={text.intake.watchRemoveOf(folder.path)}
        onClick={() => void removeWatched(folder.path).then(said)}
      >
        {text.intake.watchRemove}
      </Button>
      <span className="quiet num clip">{[folder.origin, looked].filter(Boolean).join(' · ')}</span>
      {folder.trouble ? <StateTag severity="medium">{folder.trouble}</StateTag> : null}
    </li>
  )
}
