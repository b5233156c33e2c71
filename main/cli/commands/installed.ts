/** models and doctor: what is installed and whether it works. */

import { verifyModels } from '../../inference/verify.ts'
import { doctor } from '../../operations/doctor.ts'
import { packsFolder } from '../../packs/vouched.ts'
import { resourcePath } from '../../resources.ts'
import { type Arguments, UsageError } from '../arguments.ts'
import { dataFolder } from '../open.ts'
import { printJson } from '../output.ts'
import { openScorer } from '../scorer.ts'

async function list(args: Arguments): Promise<number> {
  const scorer = await openScorer(args.text('data'))
  try {
    await printJson(await scorer.list())
    return 0
  } finally {
    await scorer.close()
  }
}

async function verify(args: Arguments): Promise<number> {
  const data = args.text('data')
  const results = await verifyModels(resourcePath('models'), data === null ? null : packsFolder(data))
  await printJson(results)
  return results.every((result) => result.status === 'available') ? 0 : 5
}

const packs = () => import('./packs.ts')

export async function models(args: Arguments): Promise<number> {
  switch (args.positionals[0]) {
    case 'list':
      return list(args)
    case 'verify':
      return verify(args)
    case 'watch':
      return (await import('./watch.ts')).watch(args)
    case 'install':
      return (await packs()).install(args)
    case 'pack':
      return (await packs()).pack(args)
    case 'key':
      return (await packs()).key(args)
    case 'try':
      return (await packs()).tryOut()
    default:
      throw new UsageError('models takes list, verify, watch, install FILE, pack FOLDER or key')
  }
}

export async function runDoctor(args: Arguments): Promise<number> {
  const scorer = await openScorer(dataFolder(args))
  try {
    const checks = await doctor({ dataDir: dataFolder(args), scorer, shell: { name: 'none', version: '', browser: '' } })
    await printJson(checks)
    return checks.some((check) => check.state === 'fail') ? 1 : 0
  } finally {
    await scorer.close()
  }
}
