import { useEffect, useState } from 'react'
import type { Failure } from '#app/contract/errors.ts'
import type { KnowledgeState } from '#app/contract/knowledge-pack.ts'
import { text } from '../../i18n/en.ts'
import { changeKnowledge, loadKnowledge, useOperations } from '../../stores/operations.ts'
import { useMay } from '../../stores/session.ts'
import { announce, Button, Section, StateTag, TextInput, useShortcut } from '../../ui/index.ts'
import { Loaded } from './Loaded.tsx'
import { SiteRulesTable } from './SiteRulesTable.tsx'

type Change = Parameters<typeof changeKnowledge>[0]
/** Days ahead in which the window begins to say that an edition expires. */
const SOON_DAYS = 60
const KEYS: Readonly<Record<Change, string>> = { install: 'U', rollback: 'B', site: 'I', restore: 'R' }

/** Which medication knowledge is in use, how long it may be relied on, and what this site made of it. */
export function KnowledgeTab() {
  const knowledge = useOperations((state) => state.knowledge)
  useEffect(() => void loadKnowledge(), [])
  return (
    <Section title={text.knowledge.title} scroll>
      <Loaded remote={knowledge} onRetry={() => void loadKnowledge()} rows={5}>
        {(state) => <Knowledge state={state} />}
      </Loaded>
    </Section>
  )
}

function Knowledge({ state }: Readonly<{ state: KnowledgeState }>) {
  const words = text.knowledge
  const { edition, failure, rules, installed } = state
  return (
    <div className="knowledge">
      {edition === null ? (
        <p className="crit">{failure}</p>
      ) : (
        <>
          <p>
            <Valid daysLeft={state.daysLeft ?? 0} /> <strong>{words.edition(edition.version, rules)}</strong>{' '}
            <span className="ink2">{installed === null ? words.shipped : words.installed}</span>
          </p>
          <p className="ink2 num">{words.dates(edition.reviewed, edition.expires)}</p>
        </>
      )}
      <Actions state={state} />
      <h3>{words.siteTitle}</h3>
      {state.site === null ? <p className="ink2">{words.none}</p> : <SiteRulesTable site={state.site} />}
    </div>
  )
}

function Valid({ daysLeft }: Readonly<{ daysLeft: number }>) {
  const words = text.knowledge
  if (daysLeft <= 0) return <StateTag severity="high">{words.expired}</StateTag>
  return daysLeft <= SOON_DAYS ? (
    <StateTag severity="medium">{words.left(daysLeft)}</StateTag>
  ) : (
    <StateTag severity="none">{words.works}</StateTag>
  )
}

/** What takes something away asks once more, in its place. */
function Actions({ state }: Readonly<{ state: KnowledgeState }>) {
  const words = text.knowledge
  const [asking, setAsking] = useState<Change | null>(null)
  const [fingerprint, setFingerprint] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const mayManage = useMay('manage')
  const run = async (change: Change) => {
    setAsking(null)
    const result = await changeKnowledge(change, change === 'install' && fingerprint.trim() !== '' ? fingerprint.trim() : null)
    setFailure(result.ok ? null : result.error)
    if (result.ok && result.value) announce(words.done)
  }
  const can: Readonly<Record<Change, boolean>> = {
    install: mayManage,
    site: mayManage,
    rollback: mayManage && (state.installed !== null || state.failure !== null),
    restore: mayManage && state.site !== null,
  }
  useShortcut('u', words.install, words.tab, () => void run('install'), can.install)
  useShortcut('i', words.site, words.tab, () => void run('site'), can.site)
  useShortcut('b', words.rollback, words.tab, () => setAsking('rollback'), can.rollback)
  useShortcut('r', words.restore, words.tab, () => setAsking('restore'), can.restore)
  if (!mayManage) return <p className="ink2">{words.needsManage}</p>
  const shown = (['install', 'site', 'rollback', 'restore'] as const).filter((change) => can[change])
  return (
    <>
      <div className="knowledge-actions">
        {shown.map((change) =>
          asking === change ? (
            <span key={change}>
              <Button variant="danger" onClick={() => void run(change)}>{`${words[change]}: ${words.sure}`}</Button>{' '}
              <Button variant="quiet" onClick={() => setAsking(null)}>
                {words.cancel}
              </Button>
            </span>
          ) : (
            <Button
              key={change}
              shortcut={KEYS[change]}
              onClick={() => (change === 'rollback' || change === 'restore' ? setAsking(change) : void run(change))}
            >
              {words[change]}
            </Button>
          ),
        )}
      </div>
      <TextInput
        label={words.fingerprint}
        hint={words.fingerprintHint}
        value={fingerprint}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setFingerprint(event.target.value)}
      />
      {failure ? (
        <p className="crit" role="alert">
          {failure.message} {failure.next}
        </p>
      ) : null}
    </>
  )
}
