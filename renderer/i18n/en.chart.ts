/** Words of the chart that speak of where its values came from. */
export const chart = {
  flagged: (word: string, reason: string) => `flagged on import (${word}): ${reason}`,
  flagLegend: 'flagged on import',
  onImport: 'On import',
  changed: 'Changed on the way in',
  changedColumns: { path: 'Where', from: 'As it came', to: 'Stored', because: 'Because' },
  mapping: (name: string) => `read by the mapping “${name}”`,
} as const
