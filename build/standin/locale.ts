/**
 * Where the locale does not say UTF-8 (a bare server, a container), the browser drops files whose names are not ASCII from what was chosen,
 * without a word. C.UTF-8 is part of the system's C library and changes nothing else.
 * @returns what to add to the browser's environment
 */
export function utf8Locale(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): Record<string, string> {
  if (platform !== 'linux') return {}
  const inForce = env.LC_ALL || env.LC_CTYPE || env.LANG || ''
  return /utf-?8/i.test(inForce) ? {} : { LC_ALL: 'C.UTF-8' }
}
