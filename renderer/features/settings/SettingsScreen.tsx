import './settings.css'
import { useEffect } from 'react'
import type { AboutInfo, Settings } from '#app/contract/operations.ts'
import { text } from '../../i18n/en.ts'
import { may } from '../../stores/session.ts'
import { changeSettings, loadAbout, loadSettings, useSettings } from '../../stores/settings.ts'
import { ErrorLine, ErrorState, Section, Select, SkeletonRows, Table } from '../../ui/index.ts'
import { StripReportPart } from '../strip/index.ts'

const THEMES = ['system', 'light', 'dark'] as const
const MINUTES = [1, 2, 5, 10, 15, 30, 60]

/** Theme and lock on one side, what this program is on the other. */
export function SettingsScreen() {
  const { settings, failure } = useSettings()
  const about = useSettings((state) => state.about)
  useEffect(() => {
    void loadSettings()
    void loadAbout()
  }, [])
  return (
    <div className="settings">
      <h1 className="visually-hidden">{text.settings.title}</h1>
      <Section title={text.settings.look}>
        {failure ? <ErrorLine failure={failure} onRetry={() => void loadSettings()} /> : null}
        {settings ? <Form settings={settings} /> : <SkeletonRows rows={3} height={44} />}
        {may('view') ? (
          <div className="settings-form">
            <StripReportPart />
          </div>
        ) : null}
      </Section>
      <Section title={text.about.title}>
        {about.value ? (
          <About info={about.value} />
        ) : about.failure ? (
          <ErrorState failure={about.failure} onRetry={() => void loadAbout()} />
        ) : (
          <SkeletonRows rows={9} />
        )}
      </Section>
      <Section title={text.about.licences} scroll className="settings-licences">
        {about.value ? <Licences info={about.value} /> : null}
      </Section>
    </div>
  )
}

function Form({ settings }: Readonly<{ settings: Settings }>) {
  const minutes = MINUTES.includes(settings.idleMinutes) ? MINUTES : [...MINUTES, settings.idleMinutes].sort((a, b) => a - b)
  return (
    <div className="settings-form">
      <Select
        label={text.settings.theme}
        value={settings.theme}
        keepLine={false}
        options={THEMES.map((theme) => ({ value: theme, label: text.settings.themes[theme] }))}
        onChange={(event) => void changeSettings({ theme: THEMES.find((theme) => theme === event.target.value) ?? 'system' })}
      />
      <Select
        label={text.settings.idle}
        hint={text.settings.idleHint}
        value={String(settings.idleMinutes)}
        options={minutes.map((value) => ({ value: String(value), label: text.settings.minutes(value) }))}
        onChange={(event) => void changeSettings({ idleMinutes: Number(event.target.value) })}
      />
    </div>
  )
}

function About({ info }: Readonly<{ info: AboutInfo }>) {
  const rows: readonly (readonly [string, string])[] = [
    [text.about.version, info.version],
    [text.about.shell, `${text.about.shells[info.shell.name] ?? info.shell.name} ${info.shell.version}`],
    [text.about.browser, info.shell.browser],
    [text.about.node, info.node],
    [text.about.sqlite, info.sqlite],
    [text.about.onnxruntime, info.onnxruntime],
    [text.about.platform, info.platform],
    [text.about.dataFolder, info.dataFolder],
  ]
  return (
    <>
      <dl className="settings-about num">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="settings-purpose quiet">{text.about.purpose}</p>
    </>
  )
}

function Licences({ info }: Readonly<{ info: AboutInfo }>) {
  if (info.licences.length === 0) return <p className="settings-purpose quiet">{text.about.noLicences}</p>
  return (
    <Table
      caption={text.about.licences}
      rows={info.licences}
      rowKey={(row) => row.name}
      columns={[
        { key: 'name', head: text.about.part, cell: (row) => row.name },
        { key: 'licence', head: text.about.licence, cell: (row) => row.licence },
        { key: 'notice', head: text.about.notice, cell: (row) => row.notice, className: 'quiet settings-notice' },
      ]}
    />
  )
}
