/** File dialogs. A browser has no "save as" for a program outside it, so that one asks for the path in words. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import type { Page, Remote } from './page.ts'

type OpenOptions = { properties?: readonly string[] }
type SaveOptions = { title?: string; defaultPath?: string }

const CANCELED = { canceled: true, filePaths: [] as string[] }

export const dialog = {
  /** An empty folder cannot be told from a dialog that was cancelled: the browser names files, and there are none. */
  async showOpenDialog({ properties = [] }: OpenOptions): Promise<{ canceled: boolean; filePaths: string[] }> {
    const page = openPage()
    const folder = properties.includes('openDirectory')
    const files = await elementsOf(page, await page.run(chooseFiles, [properties.includes('multiSelections'), folder]))
    const [first] = files
    if (first === undefined) return CANCELED
    if (folder) return { canceled: false, filePaths: [await folderOf(page, first)] }
    return { canceled: false, filePaths: await Promise.all(files.map((file) => pathOf(page, file))) }
  },

  /** Asks for the path, with one in the person's documents folder filled in, and again before a file is replaced. */
  async showSaveDialog({ title = 'Save as', defaultPath = 'file' }: SaveOptions): Promise<{ canceled: boolean; filePath: string }> {
    const page = openPage()
    const suggestion = path.resolve(app.getPath('documents'), defaultPath)
    const { value } = await page.run((question: string, answer: string) => prompt(question, answer), [title, suggestion])
    if (typeof value !== 'string' || value.trim() === '') return { canceled: true, filePath: '' }
    const filePath = path.resolve(app.getPath('documents'), value.trim())
    if (existsSync(filePath) && !(await isConfirmed(page, `${filePath} exists. Replace it?`))) return { canceled: true, filePath: '' }
    return { canceled: false, filePath }
  },
}

function openPage(): Page {
  const page = BrowserWindow.getAllWindows()[0]?.page
  if (!page) throw new Error('There is no window to ask in')
  return page
}

async function isConfirmed(page: Page, question: string): Promise<boolean> {
  return (await page.run((text: string) => confirm(text), [question])).value === true
}

/** Runs in the preload's world. */
function chooseFiles(multiple: boolean, folder: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = multiple
    input.webkitdirectory = folder
    input.onchange = () => resolve([...(input.files ?? [])])
    input.oncancel = () => resolve([])
    input.click()
  })
}

type Property = { name: string; value?: Remote }

async function elementsOf(page: Page, { objectId }: Remote): Promise<string[]> {
  const { result } = await page.send<{ result: Property[] }>('Runtime.getProperties', { objectId, ownProperties: true })
  return result.filter(({ name }) => /^\d+$/.test(name)).flatMap(({ value }) => (value?.objectId === undefined ? [] : [value.objectId]))
}

async function pathOf(page: Page, objectId: string): Promise<string> {
  return (await page.send<{ path: string }>('DOM.getFileInfo', { objectId })).path
}

/** `webkitRelativePath` begins with the chosen folder's own name. */
async function folderOf(page: Page, objectId: string): Promise<string> {
  const { result } = await page.send<{ result: Remote }>('Runtime.callFunctionOn', {
    functionDeclaration: 'function () { return this.webkitRelativePath }',
    objectId,
  })
  const depth = String(result.value).split('/').length - 1
  return path.resolve(await pathOf(page, objectId), ...Array(depth).fill('..'))
}
