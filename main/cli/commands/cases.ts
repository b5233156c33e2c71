/** predict and assess: models and entry rules over cases, without a store. */
import { caseEntryContext, caseTime, caseToFacts } from '#app/chart/case.ts'
import { parseWhen } from '#app/chart/when.ts'
import type { Case } from '#app/contract/case.ts'
import { WardlightError } from '#app/contract/errors.ts'
import type { ModelAnswer } from '#app/contract/risk.ts'
import type { ScoreRequest, Scorer } from '#app/ports/scorer.ts'
import type { Arguments } from '../arguments.ts'
import { inputCases } from '../lines.ts'
import { printLine } from '../output.ts'
import { openScorer } from '../scorer.ts'

function requestFor(input: Case, model: string | null): ScoreRequest {
  const features = input.features ?? null
  // A case that names no time at all is asked about now: an age needs a day.
  const atMs = parseWhen(input.at)?.ms ?? (caseTime(input) === null ? Date.now() : null)
  return { model, learned: 'all', atMs, facts: features && !input.patient ? null : caseToFacts(input), features }
}

const answerLine = (id: string, answer: ModelAnswer) => ({
  id,
  model: answer.model,
  version: answer.version,
  status: answer.status,
  reason: answer.reason,
  value: answer.value,
  outputs: answer.outputs,
  band: answer.band,
  contributions: answer.contributions.map(({ input, value, effect }) => ({ input, value, effect })),
  missing: answer.missing.map(({ input }) => input),
})

async function checkModel(scorer: Scorer, model: string | null): Promise<void> {
  if (model === null) return
  const models = await scorer.list()
  if (models.some((known) => known.id === model)) return
  throw new WardlightError('BadInput', `There is no model ${model}.`, {
    next: `Models here: ${models.map((known) => known.id).join(', ')}.`,
  })
}

/** Cases that go to the worker together. */
const BATCH = 256

async function answerBatch(scorer: Scorer, batch: readonly Case[], model: string | null): Promise<void> {
  const answers = await scorer.scoreMany(batch.map((input) => requestFor(input, model)))
  for (const [index, input] of batch.entries()) {
    // Without --model only the models that apply are named; with it the one asked for answers, whatever it says.
    const own = (answers[index] ?? []).filter((answer) => model !== null || answer.status === 'ok')
    for (const answer of own) await printLine(answerLine(input.id, answer))
  }
}

export async function predict(args: Arguments): Promise<number> {
  const scorer = await openScorer(args.text('data'))
  try {
    const model = args.text('model')
    await checkModel(scorer, model)
    let batch: Case[] = []
    for await (const input of inputCases()) {
      batch.push(input)
      if (batch.length < BATCH) continue
      await answerBatch(scorer, batch, model)
      batch = []
    }
    await answerBatch(scorer, batch, model)
    return 0
  } finally {
    await scorer.close()
  }
}

export async function assess(): Promise<number> {
  const scorer = await openScorer()
  let said: string | null = null
  try {
    for await (const input of inputCases()) {
      const nowMs = caseTime(input) ?? Date.now()
      const { flags, withoutDensity } = await scorer.assess({ context: caseEntryContext(input, nowMs), entries: input.entries ?? [] })
      if (withoutDensity !== null && withoutDensity !== said) process.stderr.write(`Judged by the rules alone: ${withoutDensity}\n`)
      said = withoutDensity ?? said
      await printLine({
        id: input.id,
        flags: flags.map(({ entry, level, kind, reason, suggestion }) => ({ entry, level, kind, reason, suggestion })),
      })
    }
    return 0
  } finally {
    await scorer.close()
  }
}
