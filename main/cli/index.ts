/** The headless front door: the same program without a window, for deployment, field sites and measurement. */
import { main } from './run.ts'

process.exitCode = await main(process.argv.slice(2))
