/** Names, addresses, numbers to call and identifiers (XPN, XAD, XTN, CX) as FHIR has them. */
import { assignerSystem } from './ids.ts'
import { compact } from './making.ts'
import type { Parts } from './message.ts'

type Json = Readonly<Record<string, unknown>>

/** HL7 table 0200. */
const NAME_USE: ReadonlyMap<string, string> = new Map([
  ['L', 'official'],
  ['D', 'usual'],
  ['M', 'maiden'],
  ['N', 'nickname'],
  ['S', 'anonymous'],
  ['T', 'temp'],
  ['TEMP', 'temp'],
  ['BAD', 'old'],
  ['NOUSE', 'old'],
])

const list = (...texts: readonly (string | null)[]): string[] => texts.filter((text) => text !== null)

export function humanName(xpn: Parts): Json | null {
  const given = list(xpn.text(2), xpn.text(3))
  const family = xpn.sub(1, 1)
  if (family === null && given.length === 0) return null
  const use = NAME_USE.get(xpn.text(7)?.toUpperCase() ?? '')
  return compact({ use, family, given, prefix: list(xpn.text(5)), suffix: list(xpn.text(4), xpn.text(6)) })
}

/** HL7 table 0190. */
const ADDRESS_USE: ReadonlyMap<string, string> = new Map([
  ['H', 'home'],
  ['P', 'home'],
  ['L', 'home'],
  ['HOME', 'home'],
  ['B', 'work'],
  ['O', 'work'],
  ['C', 'temp'],
  ['BA', 'old'],
])

export function address(xad: Parts): Json | null {
  const street = list(xad.sub(1, 1), xad.sub(1, 2), xad.sub(1, 3)).join(' ')
  const found = compact({
    line: list(street === '' ? null : street, xad.text(2)),
    city: xad.text(3),
    district: xad.text(9),
    state: xad.text(4),
    postalCode: xad.text(5),
    country: xad.text(6),
  })
  if (Object.keys(found).length === 0) return null
  const kind = xad.text(7)?.toUpperCase() ?? ''
  return compact({ use: ADDRESS_USE.get(kind), type: kind === 'M' ? 'postal' : undefined, ...found })
}

/** HL7 tables 0201 (use) and 0202 (equipment). */
const SYSTEM: ReadonlyMap<string, string> = new Map([
  ['PH', 'phone'],
  ['CP', 'phone'],
  ['SAT', 'phone'],
  ['FX', 'fax'],
  ['BP', 'pager'],
  ['INTERNET', 'email'],
  ['X.400', 'email'],
])
const CALL_USE: ReadonlyMap<string, string> = new Map([
  ['PRN', 'home'],
  ['ORN', 'home'],
  ['VHN', 'home'],
  ['WPN', 'work'],
  ['PRS', 'mobile'],
])

function numberOf(xtn: Parts): string | null {
  const parts = list(xtn.text(5) === null ? null : `+${xtn.text(5)?.replace(/^\+/, '')}`, xtn.text(6), xtn.text(7))
  const made = xtn.text(7) === null ? null : `${parts.join(' ')}${xtn.text(8) === null ? '' : ` ext. ${xtn.text(8)}`}`
  return xtn.text(1) ?? xtn.text(12) ?? made
}

/** @param use where the field says which ('home', 'work'), when the number does not */
export function contactPoints(xtn: Parts, use: string | null): readonly Json[] {
  const kind = xtn.text(3)?.toUpperCase() ?? ''
  const said = CALL_USE.get(xtn.text(2)?.toUpperCase() ?? '') ?? use
  const [number, email] = [numberOf(xtn), xtn.text(4)]
  const isEmail = number !== null && (kind === 'INTERNET' || /^[^\s@]+@[^\s@]+$/.test(number))
  const call =
    number === null
      ? []
      : [{ system: isEmail ? 'email' : (SYSTEM.get(kind) ?? 'phone'), value: number, use: kind === 'CP' ? 'mobile' : said }]
  const mail = email?.includes('@') ? [{ system: 'email', value: email, use: said }] : []
  return [...call, ...mail].map(compact)
}

/** @param kind of identifier (table 0203) that the field means, where the CX does not say */
export function identifier(cx: Parts, kind: string | null, chosen: boolean): Json | null {
  const value = cx.text(1)
  if (value === null) return null
  const code = cx.text(5) ?? kind
  return compact({
    use: chosen ? 'usual' : undefined,
    type:
      code === null
        ? undefined
        : { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: code.toUpperCase() === 'MRN' ? 'MR' : code }] },
    system: assignerSystem(cx.inside(4)) ?? undefined,
    value,
    assigner: cx.sub(6, 1) === null ? undefined : { display: cx.sub(6, 1) },
  })
}
