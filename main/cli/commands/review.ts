/** review: what imports left for a person to decide, and the decisions, without a window. */

import { WardlightError } from '#app/contract/errors.ts'
import type { PatientId } from '#app/contract/ids.ts'
import type { Unlocked } from '../../session.ts'
import { type Arguments, UsageError } from '../arguments.ts'
import { withStore } from '../open.ts'
import { printJson } from '../output.ts'
import { require } from './store.ts'

const LISTED = 500

async function listed({ store }: Unlocked) {
  const [held, waiting, matches, learned] = await Promise.all([
    store.read('held', { status: 'open', origin: null, patient: null, limit: LISTED, offset: 0 }),
    store.read('waiting', {}),
    store.read('matches', { status: 'open' }),
    store.read('learned', {}),
  ])
  return {
    held: held.items,
    heldTotal: held.total,
    waiting: waiting.map(({ path: _, proposal, ...rest }) => ({ ...rest, proposal })),
    matches,
    learned: learned.filter(({ undoneAt }) => undoneAt === null),
  }
}

function numbers(text: string): readonly number[] {
  const ids = text.split(',').map(Number)
  if (ids.some((id) => !Number.isSafeInteger(id))) throw new UsageError('ids are numbers, separated by commas')
  return ids
}

async function held(unlocked: Unlocked, args: Arguments, decision: 'release' | 'fix' | 'reject', ids: string): Promise<unknown> {
  const input = {
    actor: unlocked.actor(),
    ids: numbers(ids),
    decision,
    values: [],
    note: args.text('note') ?? '',
    remember: args.flag('remember'),
  }
  const { items, touched } = await unlocked.store.write('decideHeld', input)
  await rescore(unlocked, touched)
  return { held: items }
}

async function match(unlocked: Unlocked, args: Arguments, decision: 'same' | 'different' | 'undo', ids: string): Promise<unknown> {
  const matches: unknown[] = []
  for (const id of numbers(ids)) {
    const input = { actor: unlocked.actor(), id, note: args.text('note') ?? '' }
    const done =
      decision === 'undo'
        ? await unlocked.store.write('undoMatch', input)
        : await unlocked.store.write('decideMatch', { ...input, decision })
    matches.push(done.match)
    await rescore(unlocked, done.touched)
  }
  return { matches }
}

async function rescore({ queue }: Unlocked, touched: readonly PatientId[]): Promise<void> {
  queue.add(touched)
  await queue.idle()
}

async function file(unlocked: Unlocked, args: Arguments, decision: 'accept' | 'discard', id: string): Promise<unknown> {
  const record = (await unlocked.store.read('waiting', {})).find((one) => one.id === id)
  if (!record) throw new WardlightError('NotFound', `No file ${id} is waiting.`, { next: 'List them with: wardlight review' })
  if (decision === 'accept') {
    const report = await unlocked.tables.accept(record)
    await unlocked.intake.checked()
    await unlocked.queue.idle()
    return report
  }
  await unlocked.store.write('settleWaiting', { actor: unlocked.actor(), id, decision: 'discarded', note: args.text('note') ?? '' })
  return { discarded: id }
}

type Decide = (unlocked: Unlocked, args: Arguments, ids: string) => Promise<unknown>

const DECISIONS: Readonly<Record<'release' | 'fix' | 'reject' | 'same' | 'different' | 'undo' | 'accept' | 'discard', Decide>> = {
  release: (unlocked, args, ids) => held(unlocked, args, 'release', ids),
  fix: (unlocked, args, ids) => held(unlocked, args, 'fix', ids),
  reject: (unlocked, args, ids) => held(unlocked, args, 'reject', ids),
  same: (unlocked, args, ids) => match(unlocked, args, 'same', ids),
  different: (unlocked, args, ids) => match(unlocked, args, 'different', ids),
  undo: (unlocked, args, ids) => match(unlocked, args, 'undo', ids),
  accept: (unlocked, args, ids) => file(unlocked, args, 'accept', ids),
  discard: (unlocked, args, ids) => file(unlocked, args, 'discard', ids),
}

export async function review(args: Arguments): Promise<number> {
  return withStore(args, async ({ unlocked }) => {
    require(unlocked, 'enter')
    const asked = (Object.keys(DECISIONS) as (keyof typeof DECISIONS)[]).filter((name) => args.text(name) !== null)
    const [name] = asked
    if (asked.length > 1) throw new UsageError('review takes one decision at a time')
    await printJson(name === undefined ? await listed(unlocked) : await DECISIONS[name](unlocked, args, args.text(name) ?? ''))
    return 0
  })
}
