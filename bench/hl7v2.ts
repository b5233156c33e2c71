/** HL7 v2: messages of a made-up laboratory, split and read into FHIR resources. */
import { hash } from 'node:crypto'
import { readMessage } from '#app/hl7v2/read.ts'
import { createHl7Splitter } from '#app/hl7v2/split.ts'
import { percentile, perSecond, type Row } from './table.ts'

const MESSAGES = 5000
const CHUNK = 1 << 16
const RUNS = 5

/** An ordinary panel: identifier, name, value, unit, range. */
const PANEL = [
  ['2951-2', 'Sodium', '139', 'mmol/L', '136-145'],
  ['2823-3', 'Potassium', '4.10', 'mmol/L', '3.5-5.1'],
  ['2075-0', 'Chloride', '103', 'mmol/L', '98-107'],
  ['2028-9', 'Carbon dioxide', '25', 'mmol/L', '22-29'],
  ['3094-0', 'Urea nitrogen', '14', 'mg/dL', '7-20'],
  ['2160-0', 'Creatinine', '0.92', 'mg/dL', '0.6-1.2'],
  ['2345-7', 'Glucose', '97', 'mg/dL', '70-99'],
  ['17861-6', 'Calcium', '9.4', 'mg/dL', '8.6-10.2'],
] as const

function message(n: number): string {
  const minute = String(n % 60).padStart(2, '0')
  const day = String(1 + (n % 28)).padStart(2, '0')
  const at = `202601${day}10${minute}00`
  const results = PANEL.map(
    ([code, name, value, unit, range], index) => `OBX|${index + 1}|NM|${code}^${name}^LN||${value}|${unit}|${range}|N|||F|||${at}`,
  )
  const head = [
    `MSH|^~\\&|ELAB|GHH LAB|WARD|GHH|${at}||ORU^R01|M${n}|P|2.5.1`,
    `PID|1||${1000 + (n % 400)}^^^GHH^MR||Osei^Ama^^^||19500301|F`,
    `PV1|1|I|W9^12^1||||||||||||||||V${n % 400}`,
    `OBR|1|P${n}|F${n}|24323-8^Comprehensive metabolic panel^LN|||${at}|||||||||||||||${at}|||F`,
  ]
  return `${[...head, ...results].join('\r')}\r`
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

const sha256 = (text: string): string => hash('sha256', text, 'hex')

function once(text: string): { perSecond: number; made: number } {
  const splitter = createHl7Splitter()
  let made = 0
  let count = 0
  const started = performance.now()
  const read = (messages: ReturnType<typeof splitter.push>) => {
    for (const raw of messages) made += readMessage(raw, { hash: sha256, base64 }).made.length
    count += messages.length
  }
  for (let from = 0; from < text.length; from += CHUNK) read(splitter.push(text.slice(from, from + CHUNK)))
  read(splitter.end())
  return { perSecond: count / ((performance.now() - started) / 1000), made }
}

export async function hl7Bench(): Promise<Row[]> {
  const text = Array.from({ length: MESSAGES }, (_, n) => message(n)).join('')
  const runs = Array.from({ length: RUNS }, () => once(text))
  const middle = percentile(
    runs.map((run) => run.perSecond),
    0.5,
  )
  const perMessage = (runs[0]?.made ?? 0) / MESSAGES
  return [
    {
      what: `HL7 v2, ${MESSAGES} messages of ${PANEL.length} results, read into FHIR resources`,
      value: perSecond(middle),
      beside: `${perMessage.toFixed(1)} resources a message, one thread`,
      bar: '>= 3,000/s',
      met: middle >= 3000,
    },
  ]
}
