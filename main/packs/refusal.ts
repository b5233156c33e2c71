/** Why a pack is not taken: a word for programs, a sentence and a next step for people. */
import { type ErrorKind, WardlightError } from '#app/contract/errors.ts'
import type { PackRefusalCode } from '#app/contract/pack.ts'

const ASK_PUBLISHER = 'Nothing was installed. Ask the publisher for a pack that is in order.'
const COPY_AGAIN = 'Nothing was installed. Copy the file again from where it came, or ask the publisher for it.'

const MEANING: Readonly<Record<PackRefusalCode, readonly [ErrorKind, string]>> = {
  'not-a-pack': ['BadInput', 'Nothing was installed. Choose a file made with: wardlight models pack.'],
  'newer-format': ['BadInput', 'Nothing was installed. Update Wardlight, then install the pack.'],
  'too-large': ['BadInput', ASK_PUBLISHER],
  index: ['BadInput', ASK_PUBLISHER],
  'duplicate-file': ['BadInput', ASK_PUBLISHER],
  unsigned: ['BadInput', 'Nothing was installed. Only signed packs are taken; ask the publisher for the signed one.'],
  altered: ['BadInput', COPY_AGAIN],
  'unknown-publisher': ['NotAllowed', 'Nothing was installed.'],
  'older-version': ['Conflict', 'Nothing was installed. To go back on purpose, add --allow-downgrade.'],
  'version-taken': ['Conflict', 'Nothing was installed. Ask the publisher for a pack with a version number of its own.'],
  json: ['BadInput', ASK_PUBLISHER],
  manifest: ['BadInput', ASK_PUBLISHER],
  verification: ['BadInput', ASK_PUBLISHER],
  'external-data': ['BadInput', ASK_PUBLISHER],
  graph: ['BadInput', ASK_PUBLISHER],
  golden: ['BadInput', ASK_PUBLISHER],
  'too-slow': ['BadInput', 'Nothing was installed. Try again while the machine is idle; if it is refused again, ask the publisher.'],
  'too-much-memory': ['BadInput', ASK_PUBLISHER],
  crash: ['BadInput', ASK_PUBLISHER],
}

export class PackRefusal extends WardlightError {
  readonly code: PackRefusalCode
  constructor(code: PackRefusalCode, message: string, next?: string) {
    const [kind, usual] = MEANING[code]
    // Names out of a pack may hold what moves a terminal's cursor or turns a line around.
    super(kind, `The pack was refused (${code}): ${message.replace(/\p{C}/gu, '?')}.`, { next: next ?? usual })
    this.code = code
  }
}
