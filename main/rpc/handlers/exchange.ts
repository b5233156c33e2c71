import { WardlightError } from '#app/contract/errors.ts'
import type { ExportKind } from '#app/contract/exchange.ts'
import { exportStore } from '../../exchange/export.ts'
import { ingestInto } from '../../exchange/ingest.ts'
import { receiveTransfer } from '../../exchange/transfer.ts'
import type { Handlers } from '../door.ts'

type Names = Extract<keyof Handlers, `exchange.${string}`>

const ENDING: Readonly<Record<ExportKind, string>> = {
  'fhir-bundle': 'json',
  'fhir-ndjson': 'ndjson',
  ips: 'ips.json',
  csv: 'csv',
  transfer: 'wltransfer',
}

export const exchangeHandlers: Pick<Handlers, Names> = {
  'exchange.export': async ({ kind, patients, passphrase }, { open, dialogs, now }) => {
    const { store, actor } = open()
    if (kind === 'transfer' && passphrase === null) throw new WardlightError('BadInput', 'A transfer file needs a passphrase.')
    const file = await dialogs.save(`wardlight-${new Date(now()).toISOString().slice(0, 10)}.${ENDING[kind]}`)
    if (file === null) return null
    return exportStore({ store, actor: actor(), kind, patients, passphrase }, { file, replace: true })
  },
  'exchange.receive': async ({ passphrase }, { open, dialogs }) => {
    const { store, actor, intake } = open()
    const [file, another] = await dialogs.pick('files')
    if (file === undefined) return null
    if (another !== undefined) throw new WardlightError('BadInput', 'Choose one transfer file at a time.')
    return (await receiveTransfer({ store, actor: actor(), file, passphrase, ingest: ingestInto(intake) })).report
  },
}
