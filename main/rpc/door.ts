/** The one door: every call from a window passes here. Parse, authorise, run, envelope; a handler never sees bad input or a stranger. */
import { CALLS, type CallArgs, type CallName, type CallOutput, type Need } from '#app/contract/calls.ts'
import { type Failure, type Result, toFailure, WardlightError } from '#app/contract/errors.ts'
import { mayDo } from '#app/contract/session.ts'
import type { Context, HandlerContext } from '../context.ts'
import type { Unlocked } from '../session.ts'

export type Handler<K extends CallName> = (args: CallArgs<K>, context: HandlerContext<K>) => Promise<CallOutput<K>> | CallOutput<K>
export type Handlers = { readonly [K in CallName]: Handler<K> }

/** Longest JSON a call may carry: an upload piece of 3 MB in base64 and its envelope. */
const MAX_CALL_CHARS = 6_100_000

const isCallName = (name: string): name is CallName => Object.hasOwn(CALLS, name)

function parseJson(json: string): unknown {
  if (json.length > MAX_CALL_CHARS) throw new WardlightError('BadInput', 'This call carries more than the program accepts at once.')
  try {
    return JSON.parse(json)
  } catch {
    throw new WardlightError('BadInput', 'This call is not readable.')
  }
}

function parseArgs<K extends CallName>(name: K, json: string): CallArgs<K> {
  const parsed = CALLS[name].input.safeParse(parseJson(json))
  if (parsed.success) return parsed.data as CallArgs<K>
  const issue = parsed.error.issues[0]
  throw new WardlightError('BadInput', issue?.message ?? 'The values given do not fit.', { path: issue?.path.join('.') ?? '' })
}

/** Refusals are part of the record: who asked for what without the right to it. */
async function refuse(unlocked: Unlocked, name: CallName, at: string): Promise<never> {
  await unlocked.store.write('appendAudit', {
    actor: { user: unlocked.user.name, at },
    action: 'permission',
    patient: null,
    detail: `refused: ${name}`,
  })
  throw new WardlightError('NotAllowed', `${unlocked.user.name} may not do this.`, { next: 'Ask an administrator for the role it needs.' })
}

async function authorise(name: CallName, need: Need, context: Context): Promise<Unlocked | null> {
  const unlocked = context.session.current()
  if (need === 'anyone') return unlocked
  if (!unlocked) throw new WardlightError('Locked', 'Wardlight is locked.', { next: 'Unlock it with your passphrase.' })
  if (need !== 'user' && !mayDo(unlocked.user.roles, need)) return refuse(unlocked, name, new Date(context.now()).toISOString())
  return unlocked
}

async function run<K extends CallName>(name: K, json: string, handlers: Handlers, context: Context): Promise<CallOutput<K>> {
  const unlocked = await authorise(name, CALLS[name].may, context)
  const args = parseArgs(name, json)
  const open = () => {
    if (!unlocked) throw new WardlightError('Locked', 'Wardlight is locked.', { next: 'Unlock it with your passphrase.' })
    return unlocked
  }
  return handlers[name](args, { ...context, call: name, unlocked, open })
}

const failed = (error: Failure): string => JSON.stringify({ ok: false, error } satisfies Result<never>)

/**
 * @returns a function that answers any (name, JSON) with JSON of a Result; it never throws
 */
export function createDoor(
  handlers: Handlers,
  context: Context,
  log: (line: string) => void,
): (name: string, json: string) => Promise<string> {
  return async (name, json) => {
    try {
      if (!isCallName(name)) throw new WardlightError('NotFound', 'There is no such call.')
      return JSON.stringify({ ok: true, value: await run(name, json, handlers, context) })
    } catch (error) {
      const failure = toFailure(error)
      // The name of the call and the kind only: messages may speak of a patient.
      log(`call ${isCallName(name) ? name : '(unknown)'}: ${failure.kind}`)
      return failed(failure)
    }
  }
}
