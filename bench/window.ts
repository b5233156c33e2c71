/** The window: start to first paint, and key to next frame while values are typed in a chart, alone and while an import runs. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { createScorer } from '#main/inference/client.ts'
import { resourcePath } from '#main/resources.ts'
import { createSession } from '#main/session.ts'
import { findShell } from '../build/find-shell.ts'
import { ms, percentile, type Row } from './table.ts'

const USER = 'bench'
const PASSPHRASE = 'a passphrase for measuring'
const PRODUCT = path.resolve(import.meta.dirname, '..')

async function filledFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wardlight-bench-window-'))
  const scorer = await createScorer({ modelsDir: resourcePath('models') })
  const session = createSession({ dataDir: folder, scorer, now: () => Date.now(), push: () => undefined, window: false })
  await session.create(USER, PASSPHRASE)
  const unlocked = session.current()
  await unlocked?.intake.importPaths([resourcePath('build', 'resources', 'demo', 'synthea-demo.ndjson.gz')], { synthetic: true })
  await unlocked?.queue.idle()
  await session.lock('button')
  await scorer.close()
  return folder
}

type Started = Readonly<{ app: ElectronApplication; page: Page; paintMs: number }>

async function startProgram(executable: string, data: string): Promise<Started> {
  const begun = Date.now()
  const app = await _electron.launch({
    executablePath: executable,
    args: [PRODUCT, '--data', data],
    env: { ...process.env, WARDLIGHT_HEADLESS: '1' },
  })
  const page = await app.firstWindow()
  await page.getByLabel('Passphrase', { exact: true }).waitFor()
  const painted = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]
    return performance.timeOrigin + (paint?.startTime ?? performance.now())
  })
  return { app, page, paintMs: painted - begun }
}

async function openEntry(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.getByLabel('Search patients').press('Enter')
  await page.getByRole('heading', { name: 'What matters now' }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'Pulse' }).waitFor()
}

/** A quick typist's pace. */
const BETWEEN_KEYS_MS = 60
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** `frame`: from the key event to the next frame, which shows what the key did; `painted`: until that frame's work on the page is over. */
type KeyTimes = Readonly<{ frame: number[]; painted: number[] }>

async function typeAndMeasure(page: Page, keys: number): Promise<KeyTimes> {
  await page.evaluate(() => {
    const times: { frame: number[]; painted: number[] } = { frame: [], painted: [] }
    Object.assign(window, { keyTimes: times })
    const listener = ({ timeStamp }: KeyboardEvent) =>
      requestAnimationFrame(() => {
        times.frame.push(performance.now() - timeStamp)
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => times.painted.push(performance.now() - timeStamp)
        port2.postMessage(null)
      })
    window.addEventListener('keydown', listener, { capture: true })
  })
  const field = page.getByRole('textbox', { name: 'Pulse' })
  await field.click()
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 4 === 3 ? 'Backspace' : String(1 + (key % 9)))
    await pause(BETWEEN_KEYS_MS)
  }
  await page.waitForFunction((wanted) => (window as unknown as { keyTimes: KeyTimes }).keyTimes.painted.length >= wanted, keys)
  return page.evaluate(() => (window as unknown as { keyTimes: KeyTimes }).keyTimes)
}

const KEYS = 220
const FIRST_KEYS = 20

function keyRow(what: string, times: readonly number[]): Row {
  const warm = times.slice(FIRST_KEYS)
  const p95 = percentile(warm, 0.95)
  return {
    what,
    value: ms(p95),
    beside: `p50 ${ms(percentile(warm, 0.5))}, p99 ${ms(percentile(warm, 0.99))}`,
    bar: '<= 16 ms',
    met: p95 <= 16,
  }
}

export async function windowBench(): Promise<Row[]> {
  const shell = await findShell()
  if (shell.kind === 'none') return [{ what: 'window', value: 'not measured', beside: shell.message, bar: '', met: null }]
  const data = await filledFolder()
  const first = await startProgram(shell.executable, data)
  await first.app.close()
  const { app, page, paintMs } = await startProgram(shell.executable, data)
  try {
    await openEntry(page)
    const times = await typeAndMeasure(page, KEYS)
    return [
      {
        what: `start to first paint (${shell.kind})`,
        value: ms(paintMs),
        beside: `first start ${ms(first.paintMs)}`,
        bar: '<= 700 ms (later bar)',
        met: null,
      },
      keyRow('key to next frame in entry, p95', times.frame),
      { ...keyRow('key to that frame painted, p95', times.painted), bar: '', met: null },
    ]
  } finally {
    await app.close()
    await rm(data, { recursive: true, force: true })
  }
}
