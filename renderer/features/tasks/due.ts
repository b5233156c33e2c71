/** When a task comes back, in hours from now. */
import { text } from '../../i18n/en.ts'

const HOUR_MS = 3_600_000

export const DUE_CHOICES = Object.entries(text.tasks.choices)
  .map(([hours, label]) => ({ hours: Number(hours), label }))
  .sort((a, b) => a.hours - b.hours)

export const dueIn = (hours: number, nowMs = Date.now()): string => new Date(nowMs + hours * HOUR_MS).toISOString()
export const isDue = (dueAt: string, nowMs = Date.now()): boolean => Date.parse(dueAt) <= nowMs
