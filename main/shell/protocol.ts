/** The scheme app://wardlight/: the built renderer's files, read from one folder and nowhere else. */
import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'

export const SCHEME = 'app'
export const HOST = 'wardlight'
export const START_PAGE = `${SCHEME}://${HOST}/index.html`

/** Style attributes that scripts set through the CSSOM are allowed by the standard; style text in the page is not. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}

/** Of what a page can ask the computer for, nothing: said by the page itself, besides the shell's own refusal. */
const PERMISSIONS_POLICY = [
  ...['accelerometer', 'camera', 'clipboard-read', 'clipboard-write', 'display-capture', 'fullscreen', 'geolocation', 'gyroscope', 'hid'],
  ...[
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'usb',
  ],
  ...['window-management', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .join(', ')

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'permissions-policy': PERMISSIONS_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/** @returns true for a URL of this program's own pages */
export function isOurs(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && parsed.protocol === `${SCHEME}:` && parsed.host === HOST && parsed.username === '' && parsed.password === ''
}

/**
 * The file that a URL of ours names.
 * @returns an absolute path inside `folder`, or null for anything else: another host, a way out of the folder, a kind of file we do not serve
 */
export function fileFor(url: string, folder: string): string | null {
  if (!isOurs(url)) return null
  const name = decoded(new URL(url).pathname)
  if (name === null || /[\0\\:]/.test(name)) return null
  const parts = (name === '/' ? '/index.html' : name).split('/').slice(1)
  if (parts.some((part) => part === '' || part.startsWith('.'))) return null
  if (CONTENT_TYPES[path.extname(name === '/' ? 'index.html' : name).toLowerCase()] === undefined) return null
  const file = path.resolve(folder, ...parts)
  return isInside(file, folder) ? file : null
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(path.resolve(folder), file)
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
}

/** @returns the answer to every request of the scheme: 200 with the file, 403 for another method, 404 for all else */
export function serveFrom(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return answer(403)
    const file = fileFor(request.url, folder)
    const bytes = file === null ? null : await readInside(file, folder)
    if (file === null || bytes === null) return answer(404, new TextEncoder().encode('There is nothing here.'))
    return answer(200, bytes, CONTENT_TYPES[path.extname(file).toLowerCase()])
  }
}

/** A symbolic link inside the folder must not lead out of it either. */
async function readInside(file: string, folder: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const [real, realFolder] = await Promise.all([realpath(file), realpath(folder)])
    return isInside(real, realFolder) ? new Uint8Array(await readFile(real)) : null
  } catch {
    return null
  }
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | null = null, type = 'text/plain; charset=utf-8'): Response {
  return new Response(body, { status, headers: { ...HEADERS, 'content-type': type } })
}
