import { WardlightError } from '#app/contract/errors.ts'
import type { IntakeJob } from '#app/contract/intake.ts'
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
}
