/** An invented table nobody described, and what is believed of it; choices change the rows. */
import type { MappingChoice, MappingPreview, PreviewRow, WaitingFile } from '#app/contract/intake.ts'
import type { MappedCode, MappedColumn, TableFormat } from '#app/contract/table.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { hoursAgo } from './people.ts'

export const WAITING: readonly WaitingFile[] = [
  {
    id: 'wait-1',
    kind: 'mapping',
    file: 'labor_export_2026-11.csv',
    origin: 'Praxis Nord',
    reasons: ['3 of 12 columns are not certain: GLUC, HK, Sonst.', 'This layout was not seen before.'],
    rows: 4218,
    at: hoursAgo(0.4),
  },
  {
    id: 'wait-2',
    kind: 'mapping',
    file: 'icu_long.tsv',
    origin: 'ICU monitor',
    reasons: ['2 of 7 codes are not known: MechVent, Xyz.'],
    rows: 11_904,
    at: hoursAgo(2),
  },
  {
    id: 'wait-3',
    kind: 'suspect',
    file: 'oru_2026-11-24.hl7',
    origin: 'GHH LAB / ELAB-3',
    reasons: [
      'Glucose: the middle value is 5.6, and was 101 in the last 14 files. The unit is still written mg/dL; the numbers look like mmol/L.',
      'Nothing else of this source has changed.',
    ],
    rows: 812,
    at: hoursAgo(5),
  },
]

const FORMAT: TableFormat = {
  delimiter: ';',
  encoding: 'windows-1252',
  header: true,
  decimal: ',',
  dateOrder: 'dmy',
  missing: ['', 'NA', '-1'],
  sheet: null,
}

type Seed = readonly [
  name: string,
  role: MappedColumn['role'],
  concept: string | null,
  unit: string | null,
  confidence: number,
  evidence: string,
]
const col = (index: number, [name, role, concept, unit, confidence, evidence]: Seed): MappedColumn => ({
  index,
  name,
  role,
  concept,
  code: concept ? (conceptById(concept)?.loinc[0] ?? null) : null,
  unit,
  confidence,
  evidence,
  missing: [],
  timeForm: role === 'time' ? 'datetime' : null,
})

const WIDE: readonly Seed[] = [
  ['PatNr', 'patient-key', null, null, 0.99, '“pat”, “nr”; 1,204 different numbers, each in 3 or 4 rows'],
  ['Name', 'name', null, null, 0.97, '“name”; two words in nearly every cell'],
  ['GebDat', 'birth-date', null, null, 0.98, '“geb”, “dat”; dates from 1931 to 2021, one a patient'],
  ['Geschl.', 'sex', null, null, 0.99, '“geschl”; m and w only'],
  ['Abn_Zeit', 'time', null, null, 0.96, '“zeit”; dates with a time, all in 2026'],
  ['Na', 'concept', 'sodium', 'mmol/L', 0.97, '“na”; 128 to 149, half between 137 and 141'],
  ['K+', 'concept', 'potassium', 'mmol/L', 0.98, '“k+”; 2.9 to 6.4, half between 3.9 and 4.5'],
  ['Krea', 'concept', 'creatinine', 'mg/dL', 0.94, '“krea”; 0.5 to 7.1: mg/dL, in µmol/L these would be 44 to 630'],
  ['GLUC', 'concept', 'glucose', 'mmol/L', 0.71, '“gluc”; 3.9 to 14.2 fits mmol/L, but 3 % of the values are over 70'],
  ['HK', 'concept', 'hematocrit', '%', 0.62, '“hk” is haematocrit in German and nothing elsewhere; 24 to 51 fits %'],
  ['RR', 'free-text', null, null, 0.9, '“124/78”: two numbers and a bar, a blood pressure in one cell'],
  ['Sonst.', 'ignore', null, null, 0.44, 'nearly always empty; no word and no value that says what it is'],
]

const SAMPLES: readonly (readonly string[])[] = [
  ['100482', 'Brandt7, Ilse2', '14.03.1955', 'w', '21.11.2026 06:10', '139', '4,6', '0,97', '5,4', '41', '124/78', ''],
  ['100482', 'Brandt7, Ilse2', '14.03.1955', 'w', '22.11.2026 06:05', '138', '4,8', '1,37', '5,9', '40', '118/72', ''],
  ['100519', 'Yilmaz81, Can4', '02.11.1948', 'm', '21.11.2026 07:40', '133', '5,5', '2,08', '97', '33', '96/58', ''],
  ['100519', 'Yilmaz81, Can4', '02.11.1948', 'm', '22.11.2026 07:52', 'NA', '6,1', '2,41', '104', '32', '', 'ikterisch'],
  ['100633', 'Novak12, Petra9', '30.06.1990', 'w', '22.11.2026 08:15', '141', '3,9', '0,71', '4,8', '38', '112/70', ''],
  ['100634', 'Adeyemi3, Tayo1', '17.02.2021', 'm', '22.11.2026 08:20', '137', '4,1', '0,31', '4,4', '36', '', ''],
  ['100701', 'Kruse44, Hanno6', '08.08.1939', 'm', '22.11.2026 09:02', '129', '5,1', '1,66', '11,8', '29', '142/88', ''],
  ['100702', 'Lindner5, Maja3', '31.02.1971', 'w', '22.11.2026 09:05', '140', '4,0', '0,82', '5,1', '39', '120/76', ''],
  ['100733', 'Weber9, Ole21', '12.12.1978', 'm', '22.11.2026 09:31', '1385', '4,4', '0,93', '5,6', '44', '131/84', ''],
  ['100733', 'Weber9, Ole21', '12.12.1978', 'm', '23.11.2026 09:12', '138', '4,3', '0,9', '5,2', '43', '128/80', ''],
]

const LONG: readonly Seed[] = [
  ['RecordID', 'patient-key', null, null, 0.99, '“record”, “id”; 214 different numbers'],
  ['Time', 'time', null, null, 0.95, '“time”; 00:00 to 47:58, never over 48: hours since the start'],
  ['Parameter', 'code', null, null, 0.99, '“parameter”; 7 different words'],
  ['Value', 'value', null, null, 0.99, '“value”; numbers'],
]

const code = (
  text: string,
  role: MappedCode['role'],
  concept: string | null,
  unit: string | null,
  confidence: number,
  evidence: string,
): MappedCode => ({
  text,
  role,
  concept,
  code: concept ? (conceptById(concept)?.loinc[0] ?? null) : null,
  unit,
  confidence,
  evidence,
})

const CODES: readonly MappedCode[] = [
  code('HR', 'concept', 'heart_rate', '/min', 0.99, '“hr”; 38 to 151'),
  code('K', 'concept', 'potassium', 'mmol/L', 0.97, '“k”; 2.8 to 6.2'),
  code('Glucose', 'concept', 'glucose', 'mg/dL', 0.96, '“glucose”; 48 to 391: mg/dL'),
  code('Temp', 'concept', 'temperature', 'Cel', 0.98, '“temp”; 34.1 to 39.8: °C'),
  code('Age', 'age', null, null, 0.98, '“age”; once a record, 18 to 90'),
  code('MechVent', 'unknown', null, null, 0.35, 'always 1; no measured value looks like this'),
  code('Xyz', 'unknown', null, null, 0.11, 'no word that is known; 0 to 3'),
]

const LONG_ROWS: readonly (readonly string[])[] = [
  ['132539', '00:00', 'Age', '54'],
  ['132539', '00:07', 'HR', '73'],
  ['132539', '00:07', 'Temp', '35.1'],
  ['132539', '00:37', 'HR', '77'],
  ['132539', '01:37', 'MechVent', '1'],
  ['132539', '10:40', 'K', '4.4'],
  ['132539', '10:40', 'Glucose', '205'],
  ['132540', '00:00', 'Age', '76'],
  ['132540', '00:42', 'HR', '88'],
  ['132540', '01:11', 'Xyz', '2'],
]

export function fakePreview(waiting: WaitingFile, choice: MappingChoice): MappingPreview {
  const long = waiting.id === 'wait-2'
  const columns = (long ? LONG : WIDE).map((seed, index) => chosen(col(index, seed), choice))
  const codes = long ? CODES.map((one) => chosenCode(one, choice)) : []
  const believed = long
    ? { ...FORMAT, delimiter: '\t', encoding: 'utf-8', decimal: '.' as const, dateOrder: null, missing: ['', '-1'] }
    : FORMAT
  const format: TableFormat = { ...believed, ...(JSON.parse(JSON.stringify(choice.format ?? {})) as object) }
  const rows = long ? LONG_ROWS.map((cells, i) => longRow(cells, i, codes)) : SAMPLES.map((cells, i) => wideRow(cells, i, columns, format))
  const at = (role: MappedColumn['role']) => columns.find((column) => column.role === role)?.index ?? null
  return {
    waiting,
    name: choice.name || (long ? 'ICU monitor, long' : 'Praxis Nord, laboratory'),
    mapping: {
      format,
      layout: long ? 'long' : 'visit',
      columns,
      codes,
      patientKey: at('patient-key'),
      timeColumn: at('time'),
      signature: 'fake',
    },
    rows,
    problems: problemsOf(columns, codes),
  }
}

function problemsOf(columns: readonly MappedColumn[], codes: readonly MappedCode[]): string[] {
  const gluc = columns.find((column) => column.name === 'GLUC')
  return [
    ...(columns.some((column) => column.role === 'patient-key') ? [] : ['No column says whose row it is: name the patient number.']),
    ...(gluc && gluc.confidence < 0.9 ? ['GLUC: say which unit it is in.'] : []),
    ...codes.filter((one) => one.role === 'unknown').map((one) => `${one.text}: say what it means, or leave it out.`),
  ]
}

function chosen(column: MappedColumn, choice: MappingChoice): MappedColumn {
  const mine = choice.columns.find((one) => one.index === column.index)
  if (!mine) return column
  return {
    ...column,
    role: mine.role,
    concept: mine.concept,
    unit: mine.unit,
    confidence: 1,
    code: mine.concept ? (conceptById(mine.concept)?.loinc[0] ?? null) : null,
    evidence: 'chosen by you',
  }
}

function chosenCode(one: MappedCode, choice: MappingChoice): MappedCode {
  const mine = choice.codes.find((other) => other.text === one.text)
  return mine ? { ...one, role: mine.role, concept: mine.concept, unit: mine.unit, confidence: 1, evidence: 'chosen by you' } : one
}

const OK = { level: 'ok' as const, reason: 'in its range' }

function wideRow(cells: readonly string[], index: number, columns: readonly MappedColumn[], format: TableFormat): PreviewRow {
  const facts = columns.flatMap((column) => {
    const text = cells[column.index] ?? ''
    if (column.role !== 'concept' || format.missing.includes(text)) return []
    const value = text.replace(format.decimal, '.')
    const concept = column.concept ? conceptById(column.concept) : undefined
    return [{ label: concept?.label ?? column.name, value, unit: column.unit, ...judged(column.concept, Number(value), column.unit) }]
  })
  const bad = cells[2] === '31.02.1971'
  return {
    line: index + 2,
    patient: cells[0] ?? null,
    time: stampOf(cells[4] ?? ''),
    cells: [...cells],
    facts,
    problems: bad ? ['GebDat: 31 Feb is no day; the birth date is left out.'] : [],
  }
}

const stampOf = (text: string) => text.replace(/(\d+)\.(\d+)\.(\d+) (.*)/, '$3-$2-$1 $4')

function judged(concept: string | null, value: number, unit: string | null): Pick<PreviewRow['facts'][number], 'level' | 'reason'> {
  if (concept === 'sodium' && value > 200)
    return { level: 'impossible', reason: 'No person has lived with a sodium of 1385 mmol/L; 138.5 without the decimal sign?' }
  if (concept === 'glucose' && unit === 'mmol/L' && value > 70)
    return { level: 'implausible', reason: 'A glucose of this many mmol/L is not survived; in mg/dL it is ordinary.' }
  if (concept === 'potassium' && value > 6) return { level: 'unusual', reason: 'Above 6.0 mmol/L, critical.' }
  return OK
}

function longRow(cells: readonly string[], index: number, codes: readonly MappedCode[]): PreviewRow {
  const [patient = '', time = '', text = '', value = ''] = cells
  const meaning = codes.find((one) => one.text === text)
  const label = meaning?.concept ? (conceptById(meaning.concept)?.label ?? text) : meaning?.role === 'age' ? 'Age' : null
  return {
    line: index + 2,
    patient,
    time: `0 d ${time} h`,
    cells: [...cells],
    facts: label && meaning?.role !== 'ignore' ? [{ label, value, unit: meaning?.unit ?? null, ...OK }] : [],
    problems: meaning?.role === 'unknown' ? [`${text}: it is not known what this means.`] : [],
  }
}
