/** The adaptive strip. None of these calls carries or answers with a patient. */
import { writeFile } from 'node:fs/promises'
import type { Unlocked } from '../../session.ts'
import { createStrip, type Strip } from '../../strip.ts'
import type { Handlers } from '../door.ts'

/** One for each time the store is unlocked; gone with it. */
const strips = new WeakMap<Unlocked, Strip>()

function stripOf(unlocked: Unlocked, now: () => number): Strip {
  const made =
    strips.get(unlocked) ??
    createStrip({ store: unlocked.store, user: unlocked.user, actor: unlocked.actor, now, closed: unlocked.downtime !== null })
  strips.set(unlocked, made)
  return made
}

export const adaptiveHandlers: Pick<Handlers, Extract<keyof Handlers, `strip.${string}`>> = {
  'strip.open': (input, { open, now }) => stripOf(open(), now).open(input),
  'strip.used': async (input, { open, now }) => ({ next: [...(await stripOf(open(), now).used(input))] }),
  'strip.choose': async ({ action, choice }, { open, now }) => {
    const strip = stripOf(open(), now)
    await strip.choose(action, choice)
    return strip.report()
  },
  'strip.turn': async ({ on }, { open, now }) => {
    const strip = stripOf(open(), now)
    await strip.turn(on)
    return strip.report()
  },
  'strip.forget': async (_, { open, now }) => {
    const strip = stripOf(open(), now)
    await strip.forget()
    return strip.report()
  },
  'strip.report': (_, { open, now }) => stripOf(open(), now).report(),
  'strip.export': async (_, { open, dialogs, now }) => {
    const file = await dialogs.save(`wardlight-strip-${new Date(now()).toISOString().slice(0, 10)}.json`)
    if (file !== null) await writeFile(file, await stripOf(open(), now).learned(), { mode: 0o600 })
    return { path: file }
  },
}
