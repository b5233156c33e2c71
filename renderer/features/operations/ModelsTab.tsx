import { useEffect, useState } from 'react'
import type { ModelInfo } from '#app/contract/risk.ts'
import { text } from '../../i18n/en.ts'
import { plural } from '../../i18n/format.ts'
import { loadModels, switchModel, useOperations } from '../../stores/operations.ts'
import { useSettings } from '../../stores/settings.ts'
import { Button, Section, StateTag, Table } from '../../ui/index.ts'
import { Loaded } from './Loaded.tsx'
import { ModelCard } from './ModelCard.tsx'
import { WatchDialog } from './watch/WatchDialog.tsx'

/** Every model there is, whether it may speak, and its card. */
export function ModelsTab() {
  const models = useOperations((state) => state.models)
  const [shown, setShown] = useState<ModelInfo | null>(null)
  const [watched, setWatched] = useState<ModelInfo | null>(null)
  useEffect(() => void loadModels(), [])
  return (
    <Section title={text.operations.modelsTitle} scroll note={models.value ? plural(models.value.length, 'model') : null}>
      <Loaded remote={models} onRetry={() => void loadModels()}>
        {(list) =>
          list.length === 0 ? (
            <p className="operations-none quiet">{text.operations.noModels}</p>
          ) : (
            <List models={list} onCard={setShown} onWatch={setWatched} />
          )
        }
      </Loaded>
      <ModelCard model={shown} onClose={() => setShown(null)} />
      <WatchDialog model={watched} onClose={() => setWatched(null)} />
    </Section>
  )
}

type Shows = (model: ModelInfo) => void

function List({ models, onCard, onWatch }: Readonly<{ models: readonly ModelInfo[]; onCard: Shows; onWatch: Shows }>) {
  const words = text.operations.modelColumns
  return (
    <Table
      caption={text.operations.modelsTitle}
      rows={models}
      rowKey={(model) => `${model.id} ${model.version}`}
      columns={[
        { key: 'title', head: words.title, cell: (model) => <strong>{model.title}</strong> },
        { key: 'status', head: words.status, cell: (model) => <Status model={model} /> },
        { key: 'version', head: words.version, cell: (model) => model.version },
        { key: 'unit', head: words.unit, cell: (model) => model.valueUnit },
        { key: 'inputs', head: words.inputs, cell: (model) => model.inputs.length, align: 'end' },
        { key: 'signOff', head: words.signOff, cell: (model) => model.signOff },
        { key: 'shown', head: words.shown, cell: (model) => <Shown model={model} /> },
        { key: 'source', head: words.source, cell: (model) => model.source, className: 'quiet' },
        {
          key: 'watch',
          head: <span className="visually-hidden">{text.watch.open}</span>,
          align: 'end',
          cell: (model) => (
            <Button aria-label={`${text.watch.open}: ${model.title}`} onClick={() => onWatch(model)}>
              {text.watch.open}
            </Button>
          ),
        },
        {
          key: 'card',
          head: <span className="visually-hidden">{text.operations.card}</span>,
          align: 'end',
          cell: (model) => <CardButton model={model} onCard={onCard} />,
        },
      ]}
    />
  )
}

/** A published score is always shown; a learned one where the site has switched it on. */
function Shown({ model }: Readonly<{ model: ModelInfo }>) {
  const on = useSettings((state) => state.settings?.learnedModels.includes(model.id) ?? false)
  if (model.family === 'published') return <span className="quiet">{text.operations.always}</span>
  const words = on ? text.operations.switchOff : text.operations.switchOn
  return (
    <Button
      aria-pressed={on}
      title={text.operations.learnedHint}
      aria-label={`${words}: ${model.title}`}
      onClick={() => void switchModel(model.id, !on)}
    >
      {words}
    </Button>
  )
}

function CardButton({ model, onCard }: Readonly<{ model: ModelInfo; onCard: (model: ModelInfo) => void }>) {
  return (
    <Button aria-label={`${text.operations.card}: ${model.title}`} onClick={() => onCard(model)}>
      {text.operations.card}
    </Button>
  )
}

export function Status({ model }: Readonly<{ model: ModelInfo }>) {
  return (
    <>
      <StateTag severity={model.status === 'available' ? 'none' : 'medium'}>{text.operations.modelStatus[model.status]}</StateTag>
      {model.reason ? <div className="quiet">{model.reason}</div> : null}
    </>
  )
}
