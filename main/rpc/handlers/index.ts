import type { Handlers } from '../door.ts'
import { adaptiveHandlers } from './adaptive.ts'
import { chartHandlers } from './chart.ts'
import { chartReviewHandlers } from './chart-reviews.ts'
import { checksHandlers } from './checks.ts'
import { documentHandlers } from './documents.ts'
import { downtimeHandlers } from './downtime.ts'
import { exchangeHandlers } from './exchange.ts'
import { intakeHandlers } from './intake.ts'
import { knowledgeHandlers } from './knowledge.ts'
import { medicationHandlers } from './medication.ts'
import { noteHandlers } from './notes.ts'
import { operationsHandlers } from './operations.ts'
import { pathwayHandlers } from './pathways.ts'
import { reviewHandlers } from './review.ts'
import { riskHandlers } from './risk.ts'
import { sessionHandlers } from './session.ts'
import { taskHandlers } from './tasks.ts'
import { valueHandlers } from './values.ts'
import { watchHandlers } from './watch.ts'

/** Every call has its handler, or this does not compile. */
export const HANDLERS: Handlers = {
  ...sessionHandlers,
  ...intakeHandlers,
  ...reviewHandlers,
  ...chartReviewHandlers,
  ...documentHandlers,
  ...exchangeHandlers,
  ...downtimeHandlers,
  ...chartHandlers,
  ...riskHandlers,
  ...taskHandlers,
  ...pathwayHandlers,
  ...valueHandlers,
  ...medicationHandlers,
  ...noteHandlers,
  ...knowledgeHandlers,
  ...operationsHandlers,
  ...watchHandlers,
  ...adaptiveHandlers,
  ...checksHandlers,
}
