import { expect, it } from 'vitest'
import { matches } from './commands.ts'

it('finds a command by the beginnings of its words, in any order', () => {
  const item = { label: 'Load the synthetic demo set' }
  expect(['', 'load', 'demo lo', 'SYN'].map((query) => matches(item, query))).toEqual([true, true, true, true])
  expect(['emo', 'load x'].map((query) => matches(item, query))).toEqual([false, false])
})
