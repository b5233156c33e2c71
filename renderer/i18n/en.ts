/**
 * Every word on screen, by area. Short and plain, the clinician's own terms: what happened, why it matters, what to do.
 * Chart, entry and evidence keep theirs in `i18n/en.chart.ts`.
 */
import type { ErrorKind } from '#app/contract/errors.ts'
import { chart } from './en.chart.ts'
import { chartReview } from './en.chart-review.ts'
import { checks } from './en.checks.ts'
import { documents } from './en.documents.ts'
import { downtime } from './en.downtime.ts'
import { intake } from './en.intake.ts'
import { knowledge, medication } from './en.medication.ts'
import { notes } from './en.notes.ts'
import { about, operations, settings } from './en.operations.ts'
import { pathways } from './en.pathways.ts'
import { picture } from './en.picture.ts'
import { exchange, held, learned, mapping, people, quality, review } from './en.review.ts'
import { stranger } from './en.stranger.ts'
import { strip } from './en.strip.ts'
import { tasks } from './en.tasks.ts'
import { recovery, unlock } from './en.unlock.ts'
import { watch } from './en.watch.ts'

const nextByKind: Readonly<Record<ErrorKind, string>> = {
  BadInput: 'Correct what you entered and try again.',
  NotFound: 'Go back to the worklist and look for it there.',
  Conflict: 'Look at what is stored now, then decide again.',
  Locked: 'Unlock Wardlight to go on.',
  WrongPassphrase: 'Try again, or use the recovery key.',
  NotAllowed: 'Ask somebody whose role allows it.',
  Corrupt: 'Do not enter anything more. Restore the newest backup, or ask your administrator.',
  DbFromFuture: 'Install the newer version of Wardlight that wrote this store.',
  DiskFull: 'Free some space on this disk, then try again. Nothing that was saved is lost.',
  NoPermission: 'Ask your administrator for the right to read and write the data folder.',
  Unavailable: 'Try again in a moment.',
  Cancelled: 'Start again when you want to.',
  NotBuilt: 'This part is not in this version.',
  Internal: 'Try again. If it happens again, close Wardlight and start it again.',
}

export const text = {
  common: {
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    loading: 'Loading',
    messages: 'Messages',
    unknown: 'not recorded',
    nameUnknown: 'Name not recorded',
    copied: 'Copied',
    none: 'None',
  },
  errors: { nextByKind },
  frame: {
    brand: 'Wardlight',
    find: 'Patient or command',
    screens: 'Screens',
    worklist: 'Worklist',
    chart: 'Chart',
    intake: 'Import',
    operations: 'Operations',
    settings: 'Settings',
    lock: 'Lock',
    back: 'Back',
    offline: 'Offline by design',
    offlineTitle: 'Wardlight has no server and opens no connection. Nothing leaves this machine.',
    modelsAll: (available: number) => `${available} of ${available} models available`,
    modelsSome: (available: number, total: number) => `${available} of ${total} models available`,
    modelsNone: 'No model available',
    modelsUnknown: 'Models not checked yet',
    modelsFailed: 'Models could not be checked',
    medicationCheck: 'Medications: open a chart',
    medicationsChecked: (checked: number, total: number) => `${checked} of ${total} medications checked`,
    medicationCheckTitle: 'The list of medications of an open chart is checked against the patient.',
    help: 'Keys',
    helpTitle: 'What the keys do',
    crashTitle: 'This screen stopped working',
    crashNext: 'Nothing that was saved is lost. Open the screen again; if it happens again, start Wardlight again.',
    crashRetry: 'Open it again',
    noChart: 'No chart is open',
    noChartBody: 'Open a patient from the worklist, or find one by name.',
    notAllowedTitle: (what: string) => `${what} is not open to your role`,
    notAllowedBody: (roles: string) => `You are signed in as ${roles}. Ask an administrator if you need it.`,
  },
  keys: { everywhere: 'Everywhere', worklist: 'Worklist', intake: 'Import', decide: 'Decide', operations: 'Operations' },
  unlock,
  recovery,
  worklist: {
    title: 'Worklist',
    search: 'Search by name, record number or birth date',
    searchLabel: 'Search patients',
    who: 'Patient',
    risk: 'Risk',
    ageSex: 'Age, sex',
    record: 'Record',
    topRisk: 'Top risk',
    change: 'Change',
    alerts: 'Alerts',
    reason: 'Why here',
    lastSeen: 'Last data',
    waiting: 'A newer order comes when you leave the list alone',
    announced: (matching: string) => `${matching} patients match`,
    ageUnknown: 'age unknown',
    order: 'Ordered by risk, change and open alerts',
    deceased: (when: string) => `died ${when}`,
    noScore: 'not scored',
    noAlerts: 'none',
    counts: (matching: string, total: string) => `${matching} of ${total}`,
    over: (matching: string) => `over ${matching}`,
    total: (total: string) => (total === '1' ? '1 patient' : `${total} patients`),
    severity: { high: 'High', medium: 'Medium', low: 'Low', none: 'None raised', unknown: 'Not scored' },
    emptyTitle: 'No patients yet',
    emptyBody:
      'Import files from another system, or load the synthetic demo set to look around. Demo patients are invented and marked as synthetic.',
    emptyImport: 'Import files',
    emptyDemo: 'Load the demo set',
    noMatchTitle: (query: string) => `No patient matches “${query}”`,
    noMatchBody: 'Names, record numbers and birth dates are searched. Check the spelling, or clear the search.',
    clear: 'Clear the search',
    opens: 'opens the chart',
    keys: { up: 'One row up', down: 'One row down', open: 'Open the chart of the row', toSearch: 'To the search' },
    sex: { female: 'female', male: 'male', other: 'other', unknown: 'sex not recorded' } as Readonly<Record<string, string>>,
  },
  palette: {
    title: 'Find',
    placeholder: 'Patient, screen or command',
    patients: 'Patients',
    screens: 'Screens',
    commands: 'Commands',
    searching: 'Searching',
    noMatch: 'Nothing matches.',
    more: (count: string) => `${count} more patients match: type more of the name.`,
    themeLight: 'Light theme',
    themeDark: 'Dark theme',
    themeSystem: 'Theme of the system',
    demo: 'Load the synthetic demo set',
    lock: 'Lock now',
    keys: 'Show the keys',
    verify: 'Check the store and the log',
  },
  chart,
  intake,
  review,
  chartReview,
  notes,
  documents,
  downtime,
  mapping,
  held,
  people,
  quality,
  learned,
  exchange,
  operations,
  watch,
  settings,
  about,
  tasks,
  stranger,
  checks,
  strip,
  pathways,
  picture,
  knowledge,
  medication,
} as const
