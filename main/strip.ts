/** The adaptive strip of one unlocked session: the model is learned once from the store and goes on learning as charts are closed. */
import { stripModel } from '#app/adaptive/model.ts'
import { stripReport } from '#app/adaptive/report.ts'
import { type Choices, stripItems } from '#app/adaptive/strip.ts'
import type { Step, Visit } from '#app/adaptive/visits.ts'
import type { ActionId, StripChoice, StripReport, StripView } from '#app/contract/adaptive.ts'
import type { UserInfo } from '#app/contract/session.ts'
import type { Actor, Store } from '#app/ports/store.ts'

type Opened = { id: number; atMs: number; visit: Visit & { steps: Step[] } }

export type Strip = Readonly<{
  open(input: Readonly<{ tags: readonly string[]; possible: readonly ActionId[] }>): Promise<StripView>
  /** @returns what is likely next, for fetching ahead; nothing that is seen changes by it */
  used(input: Readonly<{ visit: number; action: ActionId; fromStrip: boolean }>): Promise<readonly ActionId[]>
  choose(action: ActionId, choice: StripChoice | null): Promise<void>
  turn(on: boolean): Promise<void>
  forget(): Promise<void>
  report(): Promise<StripReport>
  /** Everything that was learned, as JSON for people. */
  learned(): Promise<string>
}>

type Options = Readonly<{
  store: Pick<Store, 'read' | 'write'>
  user: UserInfo
  actor: () => Actor
  now: () => number /** A store that keeps nothing: the strip stays off. */
  closed?: boolean
}>

const AHEAD = 3
const NOTHING: StripView = { on: false, visit: null, items: [], charts: 0 }

export function createStrip({ store, user, actor, now, closed = false }: Options): Strip {
  const who = { user: user.name, role: user.roles[0] ?? 'none' }
  const offKey = `strip.off ${user.name}`
  let learning: Promise<ReturnType<typeof stripModel>> | null = null
  let opened: Opened | null = null

  const usage = () => store.read('usage', who)
  const isOn = async () => !closed && (await store.read('setting', { key: offKey })) !== 'true'
  const learn = async () => {
    const made = stripModel()
    const { own, role } = await usage()
    for (const visit of role) made.learnRole(who.role, visit)
    for (const visit of own) made.learn(visit)
    return made
  }
  const model = () => {
    learning ??= learn()
    return learning
  }
  /** The visit before is learned when the next one begins: until then it is not over. */
  const settle = async () => {
    const made = await model()
    if (opened && opened.visit.steps.length > 0) made.learn(opened.visit)
    opened = null
    return made
  }
  const choicesNow = async (): Promise<Choices> => (await usage()).choices

  return {
    async open({ tags, possible }) {
      if (!(await isOn())) return NOTHING
      const made = await settle()
      const charts = made.visits()
      const items = stripItems({ guesses: made.guesses({ before: [], tags }), choices: await choicesNow(), possible, charts })
      const shown = items.map(({ action }) => action)
      const id = await store.write('startVisit', { ...who, tags, shown })
      opened = { id, atMs: now(), visit: { tags, shown, steps: [] } }
      return { on: true, visit: id, items: [...items], charts }
    },
    async used({ visit, action, fromStrip }) {
      if (opened?.id !== visit) return []
      const step = { action, afterMs: Math.max(0, now() - opened.atMs), fromStrip }
      opened.visit.steps.push(step)
      await store.write('addStep', { user: user.name, visit, step })
      const before = opened.visit.steps.map((one) => one.action)
      return (await model())
        .guesses({ before, tags: opened.visit.tags })
        .slice(0, AHEAD)
        .map((guess) => guess.action)
    },
    async choose(action, choice) {
      await store.write('chooseStrip', { user: user.name, action, choice })
    },
    async turn(on) {
      await store.write('setSetting', { actor: actor(), key: offKey, value: String(!on) })
      if (!on) opened = null
    },
    async forget() {
      await store.write('forgetUsage', { actor: actor() })
      learning = null
      opened = null
    },
    async report() {
      const { own, choices } = await usage()
      return stripReport(own, choices, await isOn())
    },
    async learned() {
      const { own, choices } = await usage()
      return `${JSON.stringify({ format: 'wardlight-strip', version: 1, user: user.name, choices, charts: own }, null, 1)}\n`
    },
  }
}
