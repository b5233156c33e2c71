/** Sheets: made of the chart as it stands, printed by the shell from what the page shows, each print in the log. */
import { hash } from 'node:crypto'
import path from 'node:path'
import type { PrintKind } from '#app/contract/documents.ts'
import { toFailure, WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import { printedDocument } from '#app/review/documents/index.ts'
import { prefillOf } from '../../chart-review.ts'
import type { HandlerContext, Printer } from '../../context.ts'
import { explained } from '../../operations/errors.ts'
import { writeFileAtomic } from '../../security/atomic-file.ts'
import type { Handlers } from '../door.ts'
import { viewOf } from './chart.ts'
import { signedOf } from './chart-reviews.ts'

const digest = (text: string) => hash('sha256', text, 'hex')

/** No name of a patient: a file name is seen by whoever sees the folder. */
const FILE: Readonly<Record<PrintKind, string>> = {
  handoff: 'hand-off',
  medications: 'medications',
  visit: 'visit-summary',
  review: 'signed-review',
  chart: 'chart',
  graphs: 'graphs',
}

function printerOf({ printer }: HandlerContext): Printer {
  if (!printer)
    throw new WardlightError('Unavailable', 'There is nothing to print with here.', { next: 'Print from the window of the program.' })
  return printer
}

async function toFile(kind: PrintKind, context: HandlerContext) {
  const day = new Date(context.now()).toISOString().slice(0, 10)
  const file = await context.dialogs.save(`${FILE[kind]}-${day}.pdf`)
  if (file === null) return null
  const pdf = await printerOf(context).toPdf()
  await explained('PDF', () => writeFileAtomic(file, pdf))
  return { file: path.basename(file), bytes: pdf.length, sha256: hash('sha256', pdf, 'hex') }
}

/** The log names the sheet by the hash of its content; of a file also by that of its bytes. */
async function audit(context: HandlerContext, patient: PatientId, detail: object): Promise<void> {
  const { store, actor } = context.open()
  await store.write('appendAudit', { actor: actor(), action: 'print', patient, detail: JSON.stringify(detail) })
}

export const documentHandlers: Pick<Handlers, Extract<keyof Handlers, `documents.${string}`>> = {
  'documents.make': async ({ patient, kind, review: id }, context) => {
    const { store, actor, user } = context.open()
    const [view, reviews] = await Promise.all([viewOf(patient, context), signedOf(patient, context)])
    const { unchecked } = await prefillOf(store, view, context.now())
    const review = (id === null ? reviews[0] : reviews.find((one) => one.id === id)) ?? null
    const { at: madeAt } = actor()
    await store.write('appendAudit', { actor: actor(), action: 'view', patient, detail: `sheet made: ${kind}` })
    return printedDocument({ kind, view, reviews, review, unchecked, madeAt, madeBy: user.name, nowMs: context.now(), digest })
  },
  'documents.print': async ({ patient, kind, hash: content, to }, context) => {
    if (to === 'pdf') {
      const made = await toFile(kind, context)
      if (made === null) return null
      await audit(context, patient, { sheet: kind, to, content, bytes: made.bytes, sha256: made.sha256 })
      return { file: made.file, bytes: made.bytes }
    }
    const printed = await printerOf(context)
      .toPaper()
      .catch((error: unknown) => {
        throw new WardlightError('Unavailable', toFailure(error).message, { next: 'Look at the printer, or save a PDF.' })
      })
    if (!printed) return null
    await audit(context, patient, { sheet: kind, to, content })
    return { file: null, bytes: 0 }
  },
}
