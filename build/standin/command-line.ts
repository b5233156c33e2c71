/** Electron's command line: switches, then the program, then the program's own arguments. */
export type CommandLine = Readonly<{
  /** Folder or file of the program, as given. */
  program: string | null
  /** Port for Node's inspector; 0 picks one, null opens none. */
  inspectPort: number | null
  /** Switches for the browser: only those that Playwright adds. */
  browserSwitches: readonly string[]
}>

const FOR_THE_BROWSER = /^--(no-sandbox$|remote-debugging-port=\d+$)/

export function parseCommandLine(args: readonly string[]): CommandLine {
  const at = args.findIndex((argument) => !argument.startsWith('-'))
  const switches = at < 0 ? args : args.slice(0, at)
  const inspect = switches.find((argument) => /^--inspect=\d+$/.test(argument))
  return {
    program: args[at] ?? null,
    inspectPort: inspect === undefined ? null : Number(inspect.split('=')[1]),
    browserSwitches: switches.filter((argument) => FOR_THE_BROWSER.test(argument)),
  }
}
