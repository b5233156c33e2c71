import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { call, expect, test } from './fixture.ts'

// Electron's dialogs are the system's own; no test can answer them.
test.skip(({ shell }) => shell === 'electron', 'the dialogs of Electron belong to the system')

test('choosing files gives their paths', async ({ page, folder }) => {
  const files = ['a.json', 'ä b.json'].map((name) => path.join(folder, name))
  for (const file of files) writeFileSync(file, '{}')
  const chooser = page.waitForEvent('filechooser')
  const picked = call(page, 'pick', 'files')
  expect((await chooser).isMultiple()).toBe(true)
  await (await chooser).setFiles(files)
  expect(await picked).toEqual(files)
})

test('choosing a folder gives its path', async ({ page, folder: parent }) => {
  const folder = path.join(parent, 'chosen')
  mkdirSync(path.join(folder, 'deep', 'deeper'), { recursive: true })
  writeFileSync(path.join(folder, 'deep', 'deeper', 'a.json'), '{}')
  const chooser = page.waitForEvent('filechooser')
  const picked = call(page, 'pick', 'folder')
  await (await chooser).setFiles(folder)
  expect(await picked).toEqual([folder])
})

test('a dialog that is cancelled gives nothing', async ({ page }) => {
  const chooser = page.waitForEvent('filechooser')
  const picked = call(page, 'pick', 'files')
  const input = (await chooser).element()
  await input.evaluate((element) => element.dispatchEvent(new Event('cancel')))
  expect(await picked).toEqual([])
})

test('saving asks for a path and takes the answer', async ({ page, folder }) => {
  const file = path.join(folder, 'copy.wardlight')
  page.once('dialog', (dialog) => dialog.accept(file))
  expect(await call(page, 'save', 'copy.wardlight')).toBe(file)
})

test('saving suggests a place of the person’s own', async ({ page }) => {
  let suggested = ''
  page.once('dialog', (dialog) => {
    suggested = dialog.defaultValue()
    return dialog.dismiss()
  })
  expect(await call(page, 'save', 'copy.wardlight')).toBeNull()
  expect(suggested.startsWith(os.homedir())).toBe(true)
  expect(path.basename(suggested)).toBe('copy.wardlight')
})

test('saving asks again before a file is replaced', async ({ page, folder }) => {
  const file = path.join(folder, 'there.wardlight')
  writeFileSync(file, 'x')
  const answers = [
    (dialog: { accept: (text?: string) => Promise<void> }) => dialog.accept(file),
    (dialog: { dismiss: () => Promise<void> }) => dialog.dismiss(),
  ]
  page.on('dialog', (dialog) => answers.shift()?.(dialog))
  expect(await call(page, 'save', 'there.wardlight')).toBeNull()
  expect(answers).toEqual([])
})
