/** Standard output carries JSON only; words for people go to standard error. */

let broken = false
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that went away (`| head`) is no failure of ours.
  if (error.code === 'EPIPE') broken = true
  else throw error
})

function write(text: string): Promise<void> {
  if (broken) return Promise.resolve()
  return new Promise((resolve) => (process.stdout.write(text) ? resolve() : process.stdout.once('drain', resolve)))
}

export const printJson = (value: unknown): Promise<void> => write(`${JSON.stringify(value, null, 2)}\n`)
export const printLine = (value: unknown): Promise<void> => write(`${JSON.stringify(value)}\n`)
export const say = (text: string): boolean => process.stderr.write(`${text}\n`)
