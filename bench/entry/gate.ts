/**
 * How often the gate of an import holds real and synthetic values back, and what it costs: `node bench/entry/gate.ts <data folder> [lines] [data set]` with Node 24. Numbers are quoted in app/quality/README.md.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Facts, NO_FACTS, type Observation } from '#app/chart/facts.ts'
import { factId, patientId } from '#app/contract/ids.ts'
import { readResource } from '#app/fhir/read.ts'
import { gateFacts } from '#app/quality/gate/index.ts'
import { conceptById } from '#app/terminology/concepts.ts'
import { icu2012, icuHourly, type Measurement, nhanes } from '../../models/training/entry-data.ts'

type Outcome = { judged: number; held: number; quarantined: number; samples: Map<string, number>; ms: number }
const fresh = (): Outcome => ({ judged: 0, held: 0, quarantined: 0, samples: new Map(), ms: 0 })

function judge(outcome: Outcome, facts: Facts, name: (fact: string) => string) {
  const start = performance.now()
  const { gate } = gateFacts(facts, [], 'bench', Date.UTC(2026, 0, 1))
  outcome.ms += performance.now() - start
  outcome.judged++
  if (!gate) return
  outcome[gate.state === 'quarantined' ? 'quarantined' : 'held']++
  for (const { fact, kind } of gate.findings) {
    const key = `${gate.state} ${name(fact)} ${kind}`
    outcome.samples.set(key, (outcome.samples.get(key) ?? 0) + 1)
  }
}

function observationOf(concept: string, value: number, text: string, index: number): Observation {
  const known = conceptById(concept)
  const code = known?.loinc[0] ?? null
  return {
    id: factId(`Observation/${index}`),
    patient: patientId('p'),
    encounter: null,
    status: 'final',
    category: null,
    code: { system: null, code, display: null },
    loinc: code,
    label: concept,
    effective: null,
    value: { kind: 'quantity', value, text, unit: known?.unit ?? null, comparator: null },
    range: null,
    interpretation: null,
  }
}

function print(title: string, { judged, held, quarantined, samples, ms }: Outcome) {
  const rate = (count: number) => ((1000 * count) / judged).toFixed(3)
  console.log(
    `${title}: ${judged} judged, held ${held} (${rate(held)} per 1000), quarantined ${quarantined} (${rate(quarantined)} per 1000), ${((1000 * ms) / judged).toFixed(2)} us each`,
  )
  for (const [key, count] of [...samples].sort((a, b) => b[1] - a[1]).slice(0, Number(process.argv[3] ?? 25)))
    console.log(`  ${count} x ${key}`)
}

async function table(title: string, rows: AsyncIterable<Measurement>) {
  const outcome = fresh()
  for await (const { concept, value } of rows) {
    const observation = observationOf(concept, value, String(value), outcome.judged)
    judge(outcome, { ...NO_FACTS, observations: [observation] }, () => `${concept} ${value}`)
  }
  print(title, outcome)
}

async function* bundles(folder: string, most: number): AsyncGenerator<string> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'gate-bench-'))
  try {
    const file = path.join(folder, 'synthea', 'cohort_2019_bundles.tar.gz')
    execFileSync('tar', ['xzf', file, '-C', out])
    const inside = readdirSync(out)[0] ?? ''
    for (const name of readdirSync(path.join(out, inside)).sort().slice(0, most)) yield readFileSync(path.join(out, inside, name), 'utf8')
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

async function synthea(folder: string, most: number) {
  const outcome = fresh()
  for await (const text of bundles(folder, most)) {
    const bundle = JSON.parse(text) as { entry: { resource: { resourceType: string; id: string } }[] }
    for (const { resource } of bundle.entry) {
      const reading = readResource(JSON.stringify(resource), resource, { path: '', id: resource.id })
      const say = (fact: string) => {
        const one = reading.facts.observations.find(({ id }) => id === fact)
        return one?.value.kind === 'quantity' ? `${one.label} ${one.value.text} ${one.value.unit}` : fact
      }
      judge(outcome, reading.facts, say)
    }
  }
  print('synthea, all resources', outcome)
}

const folder = process.argv[2] ?? ''
const which = process.argv[4]
if (!which || which === 'icu2012') await table('icu2012', icu2012(folder))
if (!which || which === 'icu_hourly') await table('icu_hourly', icuHourly(folder))
if (!which || which === 'nhanes') await table('nhanes', nhanes(folder))
if (!which || which === 'synthea') await synthea(folder, 200)
