/** models and doctor: what is installed and whether it works. */

import { verifyModels } from '../../inference/verify.ts'
import { doctor } from '../../operations/doctor.ts'
import { resourcePath } from '../../resources.ts'
import { type Arguments, UsageError } from '../arguments.ts'
import { dataFolder } from '../open.ts'
import { printJson, say } from '../output.ts'
import { openScorer } from '../scorer.ts'

async function list(): Promise<number> {
  const scorer = await openScorer()
  try {
    await printJson(await scorer.list())
    return 0
  } finally {
    await scorer.close()
  }
}

async function verify(): Promise<number> {
  const results = await verifyModels(resourcePath('models'))
  await printJson(results)
  return results.every((result) => result.status === 'available') ? 0 : 5
}

export function models(args: Arguments): Promise<number> {
  const [what] = args.positionals
  if (what === 'list') return list()
  if (what === 'verify') return verify()
  if (what === 'install') return notBuilt('models install')
  throw new UsageError('models takes list, verify or install FILE')
}

export async function notBuilt(command: string): Promise<number> {
  say(`wardlight ${command}: not built yet.`)
  return 2
}

export async function runDoctor(args: Arguments): Promise<number> {
  const scorer = await openScorer()
  try {
    const checks = await doctor({ dataDir: dataFolder(args), scorer, shell: { name: 'none', version: '', browser: '' } })
    await printJson(checks)
    return checks.some((check) => check.state === 'fail') ? 1 : 0
  } finally {
    await scorer.close()
  }
}
