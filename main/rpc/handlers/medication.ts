/** Orders judged as they are typed. */
import { openMedication } from '../../medication/index.ts'
import type { Handlers } from '../door.ts'
import { factsOf } from './chart.ts'

type Names = Extract<keyof Handlers, `medication.${string}`>

export const medicationHandlers: Pick<Handlers, Names> = {
  'medication.check': async ({ patient, order }, context) => {
    const [facts, medication] = await Promise.all([factsOf(context, patient), openMedication()])
    return medication.check({ facts, atMs: context.now(), orders: [{ text: order }] })
  },
}
