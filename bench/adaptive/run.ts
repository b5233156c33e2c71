/**
 * How often what a person does next is among the first three guesses: the strip's model beside what is simplest.
 * Run: `node bench/adaptive/run.ts [--seed N] [--people N] [--visits N]`. Each step is guessed before it is learned.
 */
import { cpuUsage } from 'node:process'
import { type StripModel, stripModel } from '../../app/adaptive/model.ts'
import type { Situation, Visit } from '../../app/adaptive/visits.ts'
import { type Person, people } from './sessions.ts'

type Guesser = Readonly<{ guess(situation: Situation): readonly string[]; learn(visit: Visit): void }>

const counted = (counts: ReadonlyMap<string, number>) =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([action]) => action)

function frequency(): Guesser {
  const counts = new Map<string, number>()
  return {
    guess: () => counted(counts),
    learn: ({ steps }) => {
      for (const { action } of steps) counts.set(action, (counts.get(action) ?? 0) + 1)
    },
  }
}

function recency(): Guesser {
  const seen = new Map<string, true>()
  return {
    guess: () => [...seen.keys()].reverse(),
    learn: ({ steps }) => {
      for (const { action } of steps) {
        seen.delete(action)
        seen.set(action, true)
      }
    },
  }
}

/** What followed the same step most often; what was done most often, where that is not known. */
function followed(): Guesser {
  const all = frequency()
  const after = new Map<string, Map<string, number>>()
  const keyOf = (before: readonly string[]) => before.at(-1) ?? ''
  return {
    guess: ({ before }) => [...new Set([...counted(after.get(keyOf(before)) ?? new Map()), ...all.guess({ before, tags: [] })])],
    learn(visit) {
      all.learn(visit)
      visit.steps.forEach(({ action }, i) => {
        const key = visit.steps[i - 1]?.action ?? ''
        const counts = after.get(key) ?? new Map<string, number>()
        after.set(key, counts.set(action, (counts.get(action) ?? 0) + 1))
      })
    },
  }
}

function strip(): Guesser {
  const model: StripModel = stripModel()
  return { guess: (situation) => model.guesses(situation).map(({ action }) => action), learn: model.learn }
}

const GUESSERS = { 'strip model': strip, frequency, recency, 'what followed': followed } as const

type Hits = { first: number; firsts: number; any: number; step: number; steps: number }

/** The first visits are for learning only. */
const WARM = 20

function replay(person: Person, guesser: Guesser, hits: Hits): void {
  person.visits.forEach((visit, at) => {
    const actions = visit.steps.map(({ action }) => action)
    if (at >= WARM && actions.length > 0) {
      actions.forEach((action, i) => {
        const three = guesser.guess({ before: actions.slice(0, i), tags: visit.tags }).slice(0, 3)
        const hit = three.includes(action) ? 1 : 0
        hits.steps++
        hits.step += hit
        if (i > 0) return
        hits.firsts++
        hits.first += hit
        if (actions.slice(0, 3).some((one) => three.includes(one))) hits.any++
      })
    }
    guesser.learn(visit)
  })
}

const share = (a: number, b: number) => `${((100 * a) / b).toFixed(1)} %`

function main(args: readonly string[]): void {
  const option = (name: string, otherwise: number) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise)
  const everybody = people(option('--seed', 7), option('--people', 8), option('--visits', 300))
  console.log(`${everybody.length} invented people, ${everybody[0]?.visits.length} charts each; hit: among the first three guesses`)
  console.log('guesser         first step  one of the first three steps  every step   ms a chart')
  for (const [name, make] of Object.entries(GUESSERS)) {
    const hits: Hits = { first: 0, firsts: 0, any: 0, step: 0, steps: 0 }
    const from = cpuUsage()
    for (const person of everybody) replay(person, make(), hits)
    const used = cpuUsage(from)
    const perChart = (used.user + used.system) / 1000 / everybody.length / (everybody[0]?.visits.length ?? 1)
    console.log(
      `${name.padEnd(15)} ${share(hits.first, hits.firsts).padStart(10)} ${share(hits.any, hits.firsts).padStart(29)} ${share(hits.step, hits.steps).padStart(11)} ${perChart.toFixed(2).padStart(12)}`,
    )
  }
}

main(process.argv.slice(2))
