import { WardlightError } from '#app/contract/errors.ts'
import type { IntakeJob, WaitingFile } from '#app/contract/intake.ts'
import type { WaitingRecord } from '#app/ports/intake-store.ts'
import type { Handlers } from '../door.ts'

type Names = Extract<keyof Handlers, `intake.${string}`>

function found(job: IntakeJob | null): IntakeJob {
  if (!job)
    throw new WardlightError('NotFound', 'This import is not known any more.', {
      next: 'Start it again; what is stored already is not stored twice.',
    })
  return job
}

export const intakeHandlers: Pick<Handlers, Names> = {
  'intake.pick': async ({ kind }, { dialogs }) => ({ paths: [...(await dialogs.pick(kind))] }),
  'intake.start': ({ paths }, { open, dialogs }) => {
    if (!paths.every((path) => dialogs.picked(path)))
      throw new WardlightError('NotAllowed', 'These files were not picked by a person.', { next: 'Pick them again.' })
    return open().intake.start(paths)
  },
  'intake.upload.open': ({ name, size }, { open }) => ({ upload: open().intake.uploadOpen(name, size) }),
  'intake.upload.chunk': ({ upload, base64 }, { open }) => ({ bytes: open().intake.uploadChunk(upload, base64) }),
  'intake.upload.start': ({ uploads }, { open }) => open().intake.uploadStart(uploads),
  'intake.demo': (_, { open }) => open().intake.startDemo(),
  'intake.job': ({ job }, { open }) => found(open().intake.job(job)),
  'intake.jobs': (_, { open }) => [...open().intake.jobs()],
  'intake.cancel': ({ job }, { open }) => found(open().intake.cancel(job)),
  'intake.pause': ({ job }, { open }) => found(open().intake.pause(job)),
  'intake.resume': async ({ job }, { open }) => found(await open().intake.resume(job)),
  'intake.waiting': async (_, { open }) => (await open().store.read('waiting', {})).map(waitingFile),
  'intake.mapping.preview': (choice, { open }) => open().tables.preview(choice),
  'intake.mapping.confirm': async (choice, { open, push }) => {
    const job = await open().tables.confirm(choice)
    push({ type: 'review.changed' })
    return job
  },
  'intake.waiting.decide': async ({ id, decision, note }, { open, push }) => {
    const { store, actor, intake } = open()
    const record = (await store.read('waiting', {})).find((one) => one.id === id)
    if (!record) throw new WardlightError('NotFound', 'This file is not waiting any more.')
    if (decision === 'release' && record.kind === 'mapping')
      throw new WardlightError('BadInput', 'This table waits for its mapping.', { next: 'Confirm the mapping instead.' })
    await store.write('appendAudit', {
      actor: actor(),
      action: 'import',
      patient: null,
      detail: JSON.stringify({ file: record.file, decision, note }),
    })
    const job = decision === 'release' ? intake.startWaiting(record, await store.read('waitingContent', { id })) : null
    if (decision === 'discard') await store.write('settleWaiting', { actor: actor(), id, decision: 'discarded', note })
    push({ type: 'review.changed' })
    return { job }
  },
  'intake.watch.list': (_, { open }) => [...open().watch.list()],
  'intake.watch.add': async (_, { open, dialogs }) => {
    const { watch } = open()
    const [folder] = await dialogs.pick('folder')
    return folder === undefined ? null : watch.add(folder, null)
  },
  'intake.watch.remove': async ({ path }, { open }) => [...(await open().watch.remove(path))],
}

/** What a page is told of a waiting file: not where it lies on the machine. */
const waitingFile = ({ id, kind, file, origin, reasons, rows, at }: WaitingRecord): WaitingFile => ({
  id,
  kind,
  file,
  origin,
  reasons: [...reasons],
  rows,
  at,
})
