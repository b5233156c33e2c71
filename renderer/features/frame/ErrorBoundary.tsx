import { Component, type ReactNode } from 'react'
import { text } from '../../i18n/en.ts'
import { Button } from '../../ui/index.ts'

type State = Readonly<{ failed: boolean }>

/** A screen that throws says so in its place; the bar, the lock and the other screens go on. */
export class ErrorBoundary extends Component<Readonly<{ children: ReactNode }>, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div className="frame-state">
        <div className="ui-state ui-error" role="alert">
          <h2>{text.frame.crashTitle}</h2>
          <p>{text.frame.crashNext}</p>
          <div className="ui-state-actions">
            <Button onClick={() => this.setState({ failed: false })}>{text.frame.crashRetry}</Button>
          </div>
        </div>
      </div>
    )
  }
}
