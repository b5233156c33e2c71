/**
 * A browser knows no scheme of ours, so a page of `app://wardlight/` stands at `https://wardlight.app.localhost/`: a secure context
 * with an origin of its own. The program only ever sees the first.
 */
const INSIDE = /^https:\/\/([a-z0-9-]+)\.([a-z][a-z0-9]*)\.localhost(?=[/?#]|$)/
const OUTSIDE = /^([a-z][a-z0-9]*):\/\/([a-z0-9-]+)(?=[/?#]|$)/

/** @param schemes the schemes that the program has registered */
export function toBrowser(url: string, schemes: ReadonlySet<string>): string {
  const [whole, scheme, host] = OUTSIDE.exec(url) ?? []
  return whole !== undefined && scheme !== undefined && schemes.has(scheme)
    ? `https://${host}.${scheme}.localhost${url.slice(whole.length)}`
    : url
}

export function toProgram(url: string, schemes: ReadonlySet<string>): string {
  const [whole, host, scheme] = INSIDE.exec(url) ?? []
  return whole !== undefined && scheme !== undefined && schemes.has(scheme) ? `${scheme}://${host}${url.slice(whole.length)}` : url
}

export function schemeOf(url: string): string {
  return url.slice(0, Math.max(0, url.indexOf(':')))
}
