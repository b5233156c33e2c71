/** Which ingredients the vocabulary knows, for the validator. */
import { readFile } from 'node:fs/promises'

const TABLE = new URL('./vocabulary/names.tsv', import.meta.url)

/** @returns null where there is no table of names to ask */
export async function isNameOf(): Promise<((ingredient: string) => boolean) | null> {
  const text = await readFile(TABLE, 'utf8').catch(() => null)
  if (text === null) return null
  const rows = text.split('\n').map((line) => line.split('\t'))
  const names = new Set(rows.flatMap(([name = '', kind = '', target = '']) => (kind === 'ingredient' ? [name] : [target])))
  return (ingredient) => names.has(ingredient)
}
