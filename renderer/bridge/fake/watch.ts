/** Invented figures of a model on a site, made by the core from an invented year. */
import type { ModelInfo } from '#app/contract/risk.ts'
import type { InForce, ModelWatch } from '#app/contract/watch.ts'
import { calibrationOf } from '#app/risk/watch/calibration.ts'
import { driftOf } from '#app/risk/watch/drift.ts'
import { recalibrationOf } from '#app/risk/watch/recalibrate.ts'
import { HOUR, outcomesWith, scored, sequence } from '#app/risk/watch/sample.ts'

const YEAR_AGO = Date.now() - 365 * 24 * HOUR

/** Half of the oxygen values stop coming in the second half of the year. */
function scores() {
  const random = sequence(9)
  return Array.from({ length: 600 }, (_, i) =>
    scored(`fake-${i}`, YEAR_AGO + i * 14 * HOUR, {
      resp_rate: Math.round(12 + 12 * random()),
      spo2: i > 300 && i % 2 === 0 ? null : Math.round(88 + 11 * random()),
      fio2: random() > 0.7 ? 'yes' : 'no',
    }),
  )
}

let inForce: InForce | null = null

export function fakeDecision(model: ModelInfo, line: Readonly<{ intercept: number; slope: number }> | null): ModelWatch {
  const made = {
    model: model.id,
    version: model.version,
    outcomes: 420,
    before: 0.53,
    after: 0.51,
    by: 'M. Okonjo',
    at: new Date().toISOString(),
  }
  inForce = line && { record: { ...made, ...line }, applied: true, because: null }
  return fakeWatch(model)
}

export function fakeWatch(model: ModelInfo): ModelWatch {
  const judged = outcomesWith(420, 1.6).map((row) => ({ ...row, atMs: YEAR_AGO + row.atMs * 20 }))
  const yes = judged.filter(({ happened }) => happened).length
  const definition = 'Invented: something that happened within 30 days.'
  const reasons = [{ reason: '30 days have not passed since discharge', count: 44 }]
  return {
    model: model.id,
    version: model.version,
    title: model.title,
    at: new Date().toISOString(),
    scores: { total: 612, read: 612, withNumber: 598, notApplicable: 12, unavailable: 2, patients: 600, otherVersions: 0 },
    drift: driftOf(model.inputs, scores()),
    outcomes: { known: true, value: { definition, yes, no: judged.length - yes, open: 44, unknown: 0, reasons } },
    calibration: calibrationOf(judged),
    recalibration: recalibrationOf(judged),
    inForce,
    alerts: {
      known: true,
      value: {
        raised: 61,
        last30Days: 9,
        before30Days: 4,
        weeks: [4, 3, 5, 2, 6, 3, 1, 0, 2, 1, 3, 5],
        acknowledged: 48,
        reasons: [
          { reason: 'acted', count: 27 },
          { reason: 'known-and-stable', count: 15 },
          { reason: 'data-wrong', count: 6 },
        ],
        overrideRate: 21 / 48,
        medianMinutes: 34,
      },
    },
  }
}
