/** Base64 of the UTF-8 of a text, as the core is given it: ten times as fast as its own. */
import type { Base64 } from '#app/chart/made.ts'

export const base64: Base64 = (text) => Buffer.from(text).toString('base64')
