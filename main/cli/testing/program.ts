/** The command line as a process for tests: what was just built, where the test run says so, else the source. */
import { fileURLToPath } from 'node:url'

const built = process.env.WARDLIGHT_JUST_BUILT === '1'

export const CLI = fileURLToPath(new URL(built ? '../../../dist/main/cli.js' : '../index.ts', import.meta.url))
