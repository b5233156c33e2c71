import type { Failure } from '#app/contract/errors.ts'
import { text } from '../../i18n/en.ts'

/** Two lines kept free below a form: what happened, and the wait or the next step. */
export function FormFailure({ failure, wait = 0 }: Readonly<{ failure: Failure | null; wait?: number }>) {
  return (
    <div className="unlock-failure">
      {failure ? (
        <p className="crit" role="alert">
          {failure.message}
        </p>
      ) : null}
      <p className="ink2 num">
        {wait > 0 ? text.unlock.wait(wait) : failure ? (failure.next ?? text.errors.nextByKind[failure.kind]) : ''}
      </p>
    </div>
  )
}
