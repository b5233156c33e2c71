import type { DoctorCheck } from '#app/contract/operations.ts'

export type Found = Omit<DoctorCheck, 'id'>

export const ok = (message: string): Found => ({ state: 'ok', message, next: null })
export const warn = (message: string, next: string): Found => ({ state: 'warn', message, next })
export const fail = (message: string, next: string): Found => ({ state: 'fail', message, next })
