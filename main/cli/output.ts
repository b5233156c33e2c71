/** Standard output carries JSON only; words for people go to standard error. */

let broken = false
/** Whoever waits for room to write. A reader that is gone makes none: they go on all the same. */
let waiting: (() => void)[] = []

function goOn(): void {
  const list = waiting
  waiting = []
  for (const resolve of list) resolve()
}

process.stdout.on('drain', goOn)
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that went away (`| head`) is no failure of ours.
  if (error.code !== 'EPIPE') throw error
  broken = true
  goOn()
})

function write(text: string): Promise<void> {
  if (broken || process.stdout.write(text)) return Promise.resolve()
  return new Promise((resolve) => waiting.push(resolve))
}

export const printJson = (value: unknown): Promise<void> => write(`${JSON.stringify(value, null, 2)}\n`)
export const printLine = (value: unknown): Promise<void> => write(`${JSON.stringify(value)}\n`)
export const say = (text: string): boolean => process.stderr.write(`${text}\n`)
