/** A log entry's detail for people: JSON becomes "models: news2 ok; raised: none", equal items are counted; anything else stays to the letter. */
export function detailWords(detail: string): string {
  if (!detail.startsWith('{')) return detail
  try {
    const parsed: unknown = JSON.parse(detail)
    return Object.entries(parsed as Record<string, unknown>)
      .map(([key, value]) => `${key}: ${said(value)}`)
      .join('; ')
  } catch {
    return detail
  }
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : counted(value.map(said)).join(', ')
  if (value === null || value === '') return 'none'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function counted(items: readonly string[]): string[] {
  return [...new Set(items)].map((item) => {
    const times = items.filter((other) => other === item).length
    return times > 1 ? `${item} (${times} times)` : item
  })
}
