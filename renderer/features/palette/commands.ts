import { isSnoozed, mostSnoozeHours } from '#app/alerts/snooze.ts'
import { text } from '../../i18n/en.ts'
import { askSnooze, showPlace, useChart } from '../../stores/chart.ts'
import { loadDemo } from '../../stores/intake.ts'
import { beginNote } from '../../stores/note-draft.ts'
import { runVerify } from '../../stores/operations.ts'
import { go, SCREENS } from '../../stores/route.ts'
import { lockNow, may } from '../../stores/session.ts'
import { changeSettings } from '../../stores/settings.ts'
import { SCREEN_NEEDS, screenKey } from '../frame/navigation.ts'

export type PaletteItem = Readonly<{ id: string; label: string; keys?: string; run: () => void }>

export function screens(): PaletteItem[] {
  return SCREENS.filter((screen) => SCREEN_NEEDS[screen] === null || may(SCREEN_NEEDS[screen])).map((screen) => ({
    id: `screen ${screen}`,
    label: text.frame[screen],
    keys: screenKey(screen),
    run: () => go(screen),
  }))
}

/** Only what the user may do now. */
export function commands(onHelp: () => void): PaletteItem[] {
  const words = text.palette
  return [
    { id: 'lock', label: words.lock, keys: 'Ctrl+L', run: () => void lockNow() },
    { id: 'keys', label: words.keys, keys: '?', run: onHelp },
    ...(useChart.getState().chart.value ? [{ id: 'medications', label: text.medication.openTab, keys: 'M', run: showMedications }] : []),
    ...snooze(),
    ...(useChart.getState().patient && may('enter') ? [{ id: 'note', label: text.notes.write, keys: 'C', run: writeNote }] : []),
    ...(may('import') ? [{ id: 'demo', label: words.demo, run: showDemo }] : []),
    ...(may('audit') ? [{ id: 'verify', label: words.verify, run: showVerify }] : []),
    { id: 'light', label: words.themeLight, run: () => void changeSettings({ theme: 'light' }) },
    { id: 'dark', label: words.themeDark, run: () => void changeSettings({ theme: 'dark' }) },
    { id: 'system', label: words.themeSystem, run: () => void changeSettings({ theme: 'system' }) },
  ]
}

/** The gravest alert of the open chart that may rest. */
function snooze(): PaletteItem[] {
  const alerts = useChart.getState().chart.value?.alerts ?? []
  const found = alerts.find((alert) => alert.status === 'open' && mostSnoozeHours(alert) > 0 && !isSnoozed(alert, Date.now()))
  if (!found || !may('acknowledge')) return []
  const run = () => {
    go('chart')
    askSnooze(found.id)
  }
  return [{ id: 'snooze', label: text.checks.snooze.key, keys: 'Z', run }]
}

function showMedications(): void {
  go('chart')
  showPlace('medications')
}

function writeNote(): void {
  const { patient } = useChart.getState()
  if (patient === null) return
  go('chart')
  beginNote(patient)
}

function showDemo(): void {
  void loadDemo()
  go('intake')
}

function showVerify(): void {
  void runVerify()
  go('operations')
}

/** Every word typed begins a word of the label. */
export function matches(item: Pick<PaletteItem, 'label'>, query: string): boolean {
  const words = item.label.toLowerCase().split(/\s+/)
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((typed) => words.some((word) => word.startsWith(typed)))
}
