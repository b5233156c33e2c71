/** What comes in, what waits for a person, its quality, what was learned, and what goes out. */
import { z } from 'zod'
import { ExportKind, ExportResult, TransferReport } from '../exchange.ts'
import { JobId, PatientId } from '../ids.ts'
import {
  HeldDecision,
  HeldItem,
  HeldStatus,
  IntakeJob,
  LearnedItem,
  MappingChoice,
  MappingPreview,
  PersonMatch,
  QualityPoint,
  SourceQuality,
  WaitingFile,
  WatchedFolder,
} from '../intake.ts'
import { Passphrase } from '../session.ts'
import { byPatient, type Call, call, nothing } from './call.ts'

export const intakeCalls = {
  /** Opens the system's file dialog; empty when the person cancels. */
  'intake.pick': call('import', z.object({ kind: z.enum(['files', 'folder']) }), z.object({ paths: z.array(z.string()) })),
  /** Only paths that `intake.pick` gave in this run are accepted. */
  'intake.start': call('import', z.object({ paths: z.array(z.string()).min(1).max(10_000) }), IntakeJob),
  /** Dropped files come through the bridge piece by piece: open, chunks in order (base64 of bytes), then start with the handles. */
  'intake.upload.open': call(
    'import',
    z.object({ name: z.string().min(1).max(500), size: z.number().int().min(0) }),
    z.object({ upload: z.string() }),
  ),
  'intake.upload.chunk': call(
    'import',
    z.object({ upload: z.string(), base64: z.string().max(6_000_000) }),
    z.object({ bytes: z.number() }),
  ),
  'intake.upload.start': call('import', z.object({ uploads: z.array(z.string()).min(1) }), IntakeJob),
  'intake.demo': call('import', nothing, IntakeJob),
  'intake.job': call('import', z.object({ job: JobId }), IntakeJob),
  'intake.jobs': call('import', nothing, z.array(IntakeJob)),
  'intake.cancel': call('import', z.object({ job: JobId }), IntakeJob),
  /** Stops at the next whole batch and keeps the place; `intake.resume` goes on from there, also after a crash. */
  'intake.pause': call('import', z.object({ job: JobId }), IntakeJob),
  'intake.resume': call('import', z.object({ job: JobId }), IntakeJob),
  /** Files of which nothing is stored until a person decides. */
  'intake.waiting': call('import', nothing, z.array(WaitingFile)),
  /** Ten rows as they would be stored, by the mapping the program believes in or by the person's choices. Stores nothing. */
  'intake.mapping.preview': call('enter', MappingChoice, MappingPreview),
  /** Remembers the mapping under its name and imports the file by it. */
  'intake.mapping.confirm': call('enter', MappingChoice, IntakeJob),
  /** 'release': import it after all, audited with the note; 'discard': nothing of it is stored. */
  'intake.waiting.decide': call(
    'enter',
    z.object({ id: z.string(), decision: z.enum(['release', 'discard']), note: z.string().max(500) }),
    z.object({ job: IntakeJob.nullable() }),
  ),
  'intake.watch.list': call('import', nothing, z.array(WatchedFolder)),
  /** Opens the folder dialog; null when the person cancels. */
  'intake.watch.add': call('import', nothing, WatchedFolder.nullable()),
  'intake.watch.remove': call('import', z.object({ path: z.string() }), z.array(WatchedFolder)),
  'held.list': call(
    'enter',
    z.object({
      status: HeldStatus.nullable(),
      origin: z.string().nullable(),
      patient: PatientId.nullable(),
      limit: z.number().int().min(1).max(500),
      offset: z.number().int().min(0),
    }),
    z.object({ items: z.array(HeldItem), total: z.number() }),
  ),
  'held.decide': call('enter', HeldDecision, z.object({ items: z.array(HeldItem) })),
  'matches.list': call('enter', z.object({ status: PersonMatch.shape.status.nullable() }), z.array(PersonMatch)),
  'matches.decide': call(
    'enter',
    z.object({ id: z.number().int(), decision: z.enum(['same', 'different']), note: z.string().max(500) }),
    PersonMatch,
  ),
  /** Two charts again, as before the merge; everything that came since goes to whom it names. */
  'matches.undo': call('enter', z.object({ id: z.number().int(), note: z.string().max(500) }), PersonMatch),
  'quality.sources': call('import', nothing, z.array(SourceQuality)),
  'quality.patient': call('view', byPatient, z.array(QualityPoint)),
  'learned.list': call('import', nothing, z.array(LearnedItem)),
  'learned.undo': call('enter', z.object({ id: z.number().int() }), z.array(LearnedItem)),
  /** Opens the save dialog; null when the person cancels. `patients` null: everybody. */
  'exchange.export': call(
    'export',
    z.object({ kind: ExportKind, patients: z.array(PatientId).min(1).max(10_000).nullable(), passphrase: Passphrase.nullable() }),
    ExportResult.nullable(),
  ),
  /** Opens the file dialog; null when the person cancels. */
  'exchange.receive': call('import', z.object({ passphrase: z.string().max(1024) }), TransferReport.nullable()),
} as const satisfies Record<string, Call>
