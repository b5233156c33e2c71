/** The passphrase: from a file, the environment, or asked for on a terminal; never from the command line, where others can read it. */
import { readFileSync } from 'node:fs'
import { WardlightError } from '#app/contract/errors.ts'
import type { Arguments } from './arguments.ts'

const noPassphrase = () =>
  new WardlightError('WrongPassphrase', 'No passphrase was given.', {
    next: 'Use --passphrase-file FILE or the environment variable WARDLIGHT_PASSPHRASE.',
  })

/** Reads one line without showing it. */
function ask(question: string): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  return new Promise((resolve, reject) => {
    let text = ''
    const finish = (settle: () => void) => {
      stdin.setRawMode(false)
      stdin.pause()
      stdin.removeListener('data', onData)
      stderr.write('\n')
      settle()
    }
    const onData = (piece: string) => {
      for (const key of piece) {
        if (key === '\r' || key === '\n') return finish(() => resolve(text))
        if (key === '\u0003') return finish(() => reject(new WardlightError('Cancelled', 'Cancelled.')))
        text = key === '\u007f' ? text.slice(0, -1) : text + key
      }
    }
    stdin.on('data', onData)
  })
}

export async function readPassphrase(args: Arguments): Promise<string> {
  const file = args.text('passphrase-file')
  if (file !== null) return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  const fromEnvironment = process.env.WARDLIGHT_PASSPHRASE
  if (fromEnvironment !== undefined) return fromEnvironment
  if (!process.stdin.isTTY) throw noPassphrase()
  return ask('Passphrase: ')
}
