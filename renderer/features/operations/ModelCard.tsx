import type { ReactNode } from 'react'
import type { ModelInfo } from '#app/contract/risk.ts'
import { displayUnit } from '#app/terminology/units.ts'
import { text } from '../../i18n/en.ts'
import { Dialog, StateTag } from '../../ui/index.ts'
import { CardText } from './CardText.tsx'
import { Status } from './ModelsTab.tsx'

/** The card of one model: what it is for, what it needs, its bands, its limits. */
export function ModelCard({ model, onClose }: Readonly<{ model: ModelInfo | null; onClose: () => void }>) {
  return (
    <Dialog
      open={model !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={model ? `${model.title} ${model.version}` : ''}
      width="wide"
    >
      {model ? <Body model={model} /> : null}
    </Dialog>
  )
}

function Body({ model }: Readonly<{ model: ModelInfo }>) {
  const words = text.operations
  return (
    <div className="operations-card">
      <dl>
        <Pair name={words.modelColumns.status}>
          <Status model={model} />
        </Pair>
        <Pair name={words.modelColumns.signOff}>{model.signOff}</Pair>
        <Pair name={words.modelColumns.source}>{model.source}</Pair>
        <Pair name={words.purpose}>{model.purpose}</Pair>
        <Pair name={words.bands}>
          <Bands model={model} />
        </Pair>
        <Pair name={words.inputs}>
          <Inputs model={model} />
        </Pair>
        <Pair name="SHA-256">
          <span className="mono operations-hash">{model.sha256}</span>
        </Pair>
      </dl>
      <h3>{words.card}</h3>
      <CardText markdown={model.card} />
    </div>
  )
}

function Pair({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Bands({ model }: Readonly<{ model: ModelInfo }>) {
  if (model.bands.length === 0) return <span className="quiet">{text.common.none}</span>
  return (
    <ul className="num">
      {model.bands.map((band) => (
        <li key={band.name}>
          <StateTag severity={band.severity}>{band.label}</StateTag> {text.operations.bandFrom(String(band.from), model.valueUnit)}
          {band.response ? <span className="ink2"> {band.response}</span> : null}
        </li>
      ))}
    </ul>
  )
}

function Inputs({ model }: Readonly<{ model: ModelInfo }>) {
  return (
    <ul className="operations-inputs">
      {model.inputs.map((input) => (
        <li key={input.name}>
          {input.label}
          {input.unit ? <span className="quiet"> {displayUnit(input.unit)}</span> : null}{' '}
          <span className="quiet">{input.required ? text.operations.needed : text.operations.optional}</span>
        </li>
      ))}
    </ul>
  )
}
