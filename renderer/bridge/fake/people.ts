/** Invented people for looking at screens. Names carry digits, as Synthea's do, so that nobody takes them for real. */
import type { WorklistRow } from '#app/contract/chart.ts'
import { patientId } from '#app/contract/ids.ts'
import type { Severity } from '#app/contract/risk.ts'

const HOUR = 3_600_000
export const NOW = Date.now()
export const hoursAgo = (hours: number): string => new Date(NOW - hours * HOUR).toISOString()

type Seed = readonly [
  name: string,
  birth: string,
  age: string,
  sex: string,
  severity: Severity,
  value: string,
  band: string,
  change: string | null,
  alerts: number,
  reason: string,
  hours: number,
]

const SEEDS: readonly Seed[] = [
  [
    'Osei102, Abena331',
    '1955-03-14',
    '71 y',
    'female',
    'high',
    '8',
    'High',
    'was 2',
    2,
    'NEWS2 rose from 2 to 8; potassium 6.1 mmol/L, critical',
    1,
  ],
  ['Lindqvist77, Arvid12', '1948-11-02', '78 y', 'male', 'high', '7', 'High', 'was 7', 1, 'NEWS2 7; lactate 4.2 mmol/L', 3],
  ['Marchetti9, Chiara440', '1990-06-21', '36 y', 'female', 'medium', '5', 'Medium', 'was 1', 1, 'NEWS2 rose from 1 to 5', 2],
  [
    'Nakamura561, Ren88',
    '1962-01-30',
    '64 y',
    'male',
    'medium',
    '3',
    'Low–medium',
    null,
    0,
    'One vital sign alone scores 3: breathing 25 /min',
    5,
  ],
  [
    'Fitzwilliam-Abernathy203, Maximiliana Guadalupe918',
    '1939-08-09',
    '87 y',
    'female',
    'medium',
    '6',
    'Medium',
    'was 6',
    3,
    'NEWS2 6, unchanged for 9 h; three open alerts, the oldest from 21 Nov; kidney function falling since May',
    9,
  ],
  [
    'Haddad41, Yusuf7',
    '2021-02-17',
    '5 y',
    'male',
    'none',
    '–',
    '',
    null,
    1,
    'NEWS2 not applicable under 16 y; glucose 2.6 mmol/L, critical',
    4,
  ],
  ['Okafor15, Ngozi230', '1978-12-05', '47 y', 'female', 'low', '2', 'Low', 'was 0', 0, 'NEWS2 rose from 0 to 2', 26],
  ['Svensson300, Elin52', '2026-06-02', '5 mo', 'female', 'none', '–', '', null, 0, 'NEWS2 not applicable under 16 y', 50],
]

function seedRow(seed: Seed, index: number): WorklistRow {
  const [name, birthDate, age, sex, severity, valueText, band, change, openAlerts, reason, hours] = seed
  const value = valueText === '–' ? null : Number(valueText)
  const topRisk = {
    model: 'news2',
    title: 'NEWS2',
    value,
    valueText: value === null ? 'not applicable' : valueText,
    band: band || null,
    severity,
    at: hoursAgo(hours),
  }
  return {
    id: patientId(`fake-${index}`),
    name,
    birthDate,
    age,
    sex,
    mrn: `SYN-${4417 + index}-0923`,
    deceased: null,
    topRisk,
    change,
    openAlerts,
    severity,
    reason,
    lastSeen: hoursAgo(hours),
    synthetic: true,
  }
}

const FAMILY = ['Abbott', 'Barrows', 'Crona', 'Dickens', 'Emard', 'Feest', 'Goyette', 'Hilpert', 'Jaskolski', 'Kemmer', 'Lynch', 'Mraz']
const GIVEN = ['Ada', 'Bruno', 'Celia', 'Dario', 'Edda', 'Franz', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kira']

function quietRow(index: number): WorklistRow {
  const year = 1930 + ((index * 37) % 90)
  const name = index % 97 === 0 ? null : `${FAMILY[index % 12]}${100 + index}, ${GIVEN[index % 11]}${index % 90}`
  const scored = index % 3 !== 0
  return {
    id: patientId(`fake-${index}`),
    name,
    birthDate: index % 53 === 0 ? null : `${year}-0${1 + (index % 9)}-1${index % 9}`,
    age: index % 53 === 0 ? null : `${2026 - year} y`,
    sex: index % 41 === 0 ? 'unknown' : index % 2 === 0 ? 'female' : 'male',
    mrn: index % 61 === 0 ? null : `SYN-${5000 + index}`,
    deceased: index % 71 === 0 ? '2019-04-11' : null,
    topRisk: scored
      ? {
          model: 'news2',
          title: 'NEWS2',
          value: index % 3,
          valueText: String(index % 3),
          band: 'Low',
          severity: 'none',
          at: hoursAgo(index * 30),
        }
      : null,
    change: null,
    openAlerts: 0,
    severity: 'none',
    reason: scored ? 'Nothing raised' : 'Not scored: no vital signs in the last 24 h',
    lastSeen: index % 83 === 0 ? null : hoursAgo(index * 30),
    synthetic: true,
  }
}

export const PEOPLE: readonly WorklistRow[] = [...SEEDS.map(seedRow), ...Array.from({ length: 1144 }, (_, i) => quietRow(i + SEEDS.length))]
