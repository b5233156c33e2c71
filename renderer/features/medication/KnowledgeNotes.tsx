import type { MedCheck } from '#app/contract/medication.ts'
import { text } from '../../i18n/en.ts'

/** Days ahead in which a check begins to say that its knowledge expires. */
const SOON_DAYS = 60
const DAY_MS = 86_400_000

/** What everybody who reads a check should know of its knowledge: rules the site switched off, and that it expires soon. Usually nothing. */
export function KnowledgeNotes({ check }: Readonly<{ check: Pick<MedCheck, 'knowledge' | 'status'> }>) {
  const { site, expires } = check.knowledge
  const days = Math.ceil((Date.parse(`${expires}T23:59:59Z`) - Date.now()) / DAY_MS)
  const said = [
    site ? (site.off > 0 ? text.knowledge.siteOff(site.name, site.off) : text.knowledge.siteOwn(site.name)) : null,
    check.status !== 'expired' && days > 0 && days <= SOON_DAYS ? text.knowledge.soon(days) : null,
  ].filter((one) => one !== null)
  return said.length > 0 ? <span className="tiny med-back">{said.join(' ')}</span> : null
}
