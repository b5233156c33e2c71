/** Five sheets out of one chart. Nothing in them is judged anew: they print what the chart, its checks and its signed reviews say. */
import { parseWhen } from '../../chart/when.ts'
import type { ChartView, ListItem } from '../../contract/chart.ts'
import type { Block } from '../../contract/documents.ts'
import type { SignedReview } from '../../contract/review.ts'
import { listed, minuteText } from '../prefill/words.ts'
import { cell, heading, lines, list, pairs, paragraph, table } from './blocks.ts'
import {
  actions,
  activeMedications,
  alertList,
  allergies,
  medicationCheck,
  newestData,
  openAlerts,
  pastMedications,
  person,
  problems,
  resultTable,
  scores,
} from './chart-parts.ts'

export type SheetInput = Readonly<{ view: ChartView; reviews: readonly SignedReview[]; review: SignedReview | null; nowMs: number }>
export type Sheet = Readonly<{ title: string; covers: string; blocks: readonly Block[]; signature: string }>

const visitOf = ({ encounters }: ChartView): ListItem | undefined => encounters.find(({ active }) => active) ?? encounters[0]

function visitText(visit: ListItem | undefined): string {
  if (!visit) return 'no visit or stay is recorded'
  const until = visit.end ? ` to ${minuteText(visit.end)}` : visit.active ? ', not ended' : ''
  return `${visit.label}${visit.detail ? ` for ${visit.detail}` : ''}, from ${visit.start ? minuteText(visit.start) : 'not dated'}${until}`
}

/** What the newest signed review says, with its author: the program has no assessment of its own. */
function reviewed(reviews: readonly SignedReview[], part: 'assessment' | 'plan', none: string): Block {
  const [newest] = reviews
  if (!newest || newest.body[part] === '') return paragraph(none, true)
  const later = newest.dataChanged ? '; the chart has changed since' : ''
  return paragraph(`${newest.body[part]} (review of ${minuteText(newest.at)}, ${newest.by}${later})`)
}

export function handoff({ view, reviews, nowMs }: SheetInput): Sheet {
  return {
    title: 'Hand-off (I-PASS)',
    covers: `From the chart as it stands; ${newestData(view)}.`,
    signature: 'Given by',
    blocks: [
      heading('Illness severity', 'I'),
      { kind: 'choices', label: 'To be judged by the person who hands over', items: ['Unstable', 'Watcher', 'Stable'] },
      list(scores(view), 'No score stands above its lowest bands, of those that could be computed.'),
      heading('Patient summary', 'P'),
      paragraph(visitText(visitOf(view))),
      person(view),
      paragraph('Allergies'),
      allergies(view),
      paragraph('Active problems'),
      problems(view),
      reviewed(reviews, 'assessment', 'No assessment is signed.'),
      heading('Action list', 'A'),
      list(actions(view, nowMs), 'No task and no step of a care pathway is open.', true),
      reviewed(reviews, 'plan', 'No plan is signed.'),
      heading('Situation awareness and contingency', 'S'),
      alertList(view),
      lines('If … then …', 3),
      heading('Synthesis by receiver', 'S'),
      lines('In the receiver’s own words', 3),
      lines('Received by, date and time', 1),
    ],
  }
}

export function medicationList({ view }: SheetInput): Sheet {
  return {
    title: 'Current medications',
    covers: `From the chart as it stands; ${newestData(view)}.`,
    signature: 'Checked with the patient by',
    blocks: [
      heading('Allergies'),
      allergies(view),
      heading('Taken now, as recorded'),
      activeMedications(view),
      heading('Check of the list'),
      ...medicationCheck(view),
      heading('Changed by hand'),
      lines('Started, stopped or changed, date, initials', 4),
    ],
  }
}

export function visitSummary({ view, reviews, nowMs }: SheetInput): Sheet {
  const visit = visitOf(view)
  const fromMs = parseWhen(visit?.start)?.ms ?? null
  const within = ({ start }: ListItem) => fromMs !== null && (parseWhen(start)?.ms ?? -1) >= fromMs
  const done = view.procedures.filter(within).map(({ label, start }) => `${label} (${start ? minuteText(start) : 'not dated'})`)
  const results = [...view.vitals, ...view.labs]
  return {
    title: 'Visit summary',
    covers: `${visitText(visit)}; ${newestData(view)}.`,
    signature: 'Signed',
    blocks: [
      heading('Assessment'),
      reviewed(reviews, 'assessment', 'No assessment is signed.'),
      heading('Active problems'),
      problems(view),
      heading('Allergies'),
      allergies(view),
      heading('Measured since the visit began'),
      resultTable(results, fromMs ?? nowMs, 'Nothing was measured since the visit began.'),
      heading('Done'),
      list(done, 'No procedure is recorded.'),
      heading('Current medications'),
      activeMedications(view),
      heading('Plan and follow-up'),
      reviewed(reviews, 'plan', 'No plan is signed.'),
      list(actions(view, nowMs), 'No task and no step of a care pathway is open.', true),
    ],
  }
}

const HOW = { accepted: 'as the program offered it', edited: 'in the reviewer’s words' } as const

export function signedReview({ review }: SheetInput): Sheet {
  if (!review)
    return {
      title: 'Review',
      covers: 'No review is signed.',
      signature: 'Signed',
      blocks: [paragraph('No review of this chart is signed.')],
    }
  const { body, by, at, sha256, addenda, dataChanged, newSince } = review
  const findings = body.findings.map(({ text, how, at: measured, severity }) => [
    cell(text, severity === 'high'),
    measured === null ? 'not dated' : minuteText(measured),
    HOW[how],
  ])
  const after = addenda.flatMap((addendum) => [paragraph(addendum.text), paragraph(`${addendum.by}, ${minuteText(addendum.at)}`, true)])
  return {
    title: 'Signed review',
    covers: `Signed by ${by} on ${minuteText(at)}; ${body.since.text}.`,
    signature: `Signed electronically by ${by}`,
    blocks: [
      heading('Findings'),
      table(
        [
          ['Finding', 7],
          ['Data of', 3],
          ['', 3],
        ],
        findings,
        'No finding was accepted.',
      ),
      heading('Assessment'),
      paragraph(body.assessment || 'None written.', body.assessment === ''),
      heading('Plan'),
      paragraph(body.plan || 'None written.', body.plan === ''),
      heading('Open steps of care pathways when it was signed'),
      list(body.pathways, 'None.'),
      ...(after.length > 0 ? [heading('Addenda'), ...after] : []),
      heading('What it stands on'),
      pairs([
        ['Chart seen', `${body.saw.resources} records at ${minuteText(body.saw.at)}`],
        ['Hash of the chart', body.saw.hash],
        ['Hash of the review', sha256],
        ['Since then', dataChanged ? `the chart changed${newSince > 0 ? `: ${newSince} records came` : ''}` : 'the chart is as it was'],
        ['Not in it', `${body.rejected} findings rejected, ${body.undecided} left undecided`],
      ]),
    ],
  }
}

const dated = ({ label, start, end, detail }: ListItem) => [
  label,
  detail ?? '',
  start ? start.slice(0, 'YYYY-MM-DD'.length) : '',
  end ? end.slice(0, 'YYYY-MM-DD'.length) : '',
]
const DATED = [
  ['', 6],
  ['', 4],
  ['From', 2],
  ['Until', 2],
] as const

export function wholeChart({ view, reviews, nowMs }: SheetInput): Sheet {
  const signed = reviews.map(
    ({ by, at, body }) =>
      `${minuteText(at)}, ${by}: ${
        body.assessment ||
        listed(
          body.findings.map(({ text }) => text),
          3,
        ) ||
        'no text'
      }`,
  )
  return {
    title: 'Chart',
    covers: `Everything recorded of this patient but the texts of notes; ${newestData(view)}.`,
    signature: 'Printed for',
    blocks: [
      person(view),
      heading('Allergies'),
      allergies(view),
      heading('Open alerts'),
      ...(openAlerts(view).length > 0 ? [alertList(view)] : [paragraph('No alert is open.', true)]),
      heading('Scores'),
      list(scores(view, ['none', 'low', 'medium', 'high']), 'No score could be computed.'),
      heading('Problems'),
      table(DATED, view.problems.map(dated), 'No problem is recorded.'),
      heading('Current medications'),
      activeMedications(view),
      heading('Past medications'),
      pastMedications(view),
      heading('Vital signs, newest'),
      resultTable(view.vitals, null, 'No vital sign is recorded.'),
      heading('Results, newest'),
      resultTable(view.labs, null, 'No result is recorded.'),
      heading('To do'),
      list(actions(view, nowMs), 'Nothing is open.', true),
      heading('Signed reviews'),
      list(signed, 'No review is signed.'),
      heading('Visits and stays'),
      table(DATED, view.encounters.map(dated), 'None is recorded.'),
      heading('Procedures'),
      table(DATED, view.procedures.map(dated), 'None is recorded.'),
      heading('Immunizations'),
      table(DATED, view.immunizations.map(dated), 'None is recorded.'),
      heading('Notes and reports, titles only'),
      list(
        view.notes.map(({ label, date, author }) => [label, date ? minuteText(date) : 'not dated', author].filter(Boolean).join(', ')),
        'None is recorded.',
      ),
    ],
  }
}
