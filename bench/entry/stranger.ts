/**
 * How often the banner "These values fit another chart better" comes up over a panel of the right patient, and of another one, while it is typed value
 * by value. Run: `node bench/entry/stranger.ts DATA_FOLDER [--part calibrate|report] [--people N]`; people are held out as in run.ts.
 */
import type { Entry } from '#app/contract/entry.ts'
import { placedOf } from '#app/quality/entry/assess.ts'
import { speakingOf, strangerShare } from '#app/quality/entry/panel.ts'
import { STRANGER_REASONS, STRANGER_SHOW } from '#app/quality/entry/stranger.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { randomFrom } from './cases.ts'
import { codeOf, type Moment, type Part, type SourceName, tableMoments, unitOf } from './sources.ts'

type Reached = Readonly<{ whole: number; anyTime: number }>

const isLab = (id: string) => conceptById(id)?.kind === 'lab'

/** Panels of six analytes or more that have a past in the chart. */
const speaks = ({ values, context }: Moment) => {
  const known = new Set(context.history.map(({ code }) => code))
  return values.filter(({ concept }) => isLab(concept) && known.has(codeOf(concept))).length >= 6
}

/** log odds where enough values speak against the patient; never, otherwise. */
function oddsOf(context: Moment['context'], entries: readonly Entry[]): number {
  const shares = speakingOf(placedOf(context, entries)).map(strangerShare)
  const against = shares.filter((share) => share > 0).length
  return against < STRANGER_REASONS ? Number.NEGATIVE_INFINITY : shares.reduce((a, b) => a + b, 0)
}

/** In the order the values stand: what the whole panel says, and the most it said on the way. */
function reached(context: Moment['context'], values: Moment['values']): Reached {
  const entries = values.map(({ concept, value }): Entry => ({ code: codeOf(concept), value, unit: unitOf(concept) }))
  const steps = entries.map((_, i) => oddsOf(context, entries.slice(0, i + 1)))
  return { whole: steps.at(-1) ?? Number.NEGATIVE_INFINITY, anyTime: Math.max(Number.NEGATIVE_INFINITY, ...steps) }
}

function strangerOf(panel: Moment, panels: readonly Moment[], random: () => number): Moment {
  for (;;) {
    const other = panels[Math.floor(random() * panels.length)] ?? panel
    if (other.person !== panel.person) return other
  }
}

const perThousand = (list: readonly number[], from: number) =>
  ((1000 * list.filter((odds) => odds >= from).length) / list.length).toFixed(1)

function print(source: SourceName, own: readonly Reached[], strange: readonly Reached[], people: number) {
  console.log(`${source}: ${own.length} panels of ${people} people, and as many of others`)
  for (const from of [5, STRANGER_SHOW, 7, 8, 9, 10, 11, 12].filter((x, i, all) => all.indexOf(x) === i)) {
    const cells = [own.map((r) => r.whole), own.map((r) => r.anyTime), strange.map((r) => r.whole), strange.map((r) => r.anyTime)]
    const [a, b, c, d] = cells.map((list) => perThousand(list, from))
    console.log(`  from ${from}: of own panels ${a} per 1,000 (at any key ${b}); of strange ones ${c} (${d})`)
  }
}

async function main(folder: string, part: Part, most: number) {
  for (const source of ['icu2012', 'icu_hourly', 'nhanes'] as const) {
    const panels = (await tableMoments(source, folder, part, most)).filter(speaks).slice(0, 4000)
    if (panels.length < 50) continue
    const random = randomFrom(7)
    const own = panels.map(({ context, values }) => reached(context, values))
    const strange = panels.map((panel) => reached(panel.context, strangerOf(panel, panels, random).values))
    print(source, own, strange, new Set(panels.map(({ person }) => person)).size)
  }
}

const args = process.argv.slice(2)
const option = (name: string, otherwise: string) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? otherwise) : otherwise)
const folder = args[0]
if (folder && !folder.startsWith('-'))
  await main(folder, option('--part', 'report') === 'calibrate' ? 'calibrate' : 'report', Number(option('--people', '600')))
else {
  console.error('Usage: node bench/entry/stranger.ts DATA_FOLDER [--part calibrate|report] [--people N]')
  process.exitCode = 2
}
