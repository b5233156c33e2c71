import { afterEach, describe, expect, it } from 'vitest'
import { chordOf, listShortcuts, matching, registerShortcut } from './shortcuts.ts'

const press = (key: string, more: Partial<Parameters<typeof chordOf>[0]> = {}) =>
  chordOf({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more })
const undo: (() => void)[] = []
const add = (keys: string, label = keys) => undo.push(registerShortcut({ keys, label, group: 'Test', run: () => undefined }))

afterEach(() => {
  for (const back of undo.splice(0)) back()
})

describe('chordOf', () => {
  it('spells chords as they are registered', () => {
    expect(press('k', { ctrlKey: true })).toBe('Ctrl+K')
    expect(press('k', { metaKey: true })).toBe('Ctrl+K')
    expect(press('ArrowLeft', { altKey: true })).toBe('Alt+Left')
    expect(press('1', { altKey: true })).toBe('Alt+1')
    expect(press('Escape')).toBe('Esc')
    expect(press(' ')).toBe('Space')
  })
  it('counts shift only beside a named key', () => {
    expect(press('?', { shiftKey: true })).toBe('?')
    expect(press('F6', { shiftKey: true })).toBe('Shift+F6')
  })
})

describe('matching', () => {
  it('lets a plain key go by while somebody types, and takes chords, function keys and Esc', () => {
    for (const keys of ['g', '?', 'Ctrl+K', 'F1', 'Esc', 'Enter']) add(keys)
    const taken = ['g', '?', 'Ctrl+K', 'F1', 'Esc', 'Enter'].filter((chord) => matching(chord, true).length > 0)
    expect(taken).toEqual(['Ctrl+K', 'F1', 'Esc'])
    expect(matching('g', false)).toHaveLength(1)
  })
  it('asks the newest first: the screen in front', () => {
    add('g', 'first')
    add('g', 'second')
    expect(matching('g', false).map((shortcut) => shortcut.label)).toEqual(['second', 'first'])
  })
  it('forgets what is taken back', () => {
    add('Ctrl+J')
    undo.pop()?.()
    expect(listShortcuts()).toEqual([])
  })
})
