/** One piece of news, one alert. */
import type { AlertWrite } from '../ports/store.ts'

const KIDNEY_INJURY = 'kdigo-aki'
const KIDNEY_FUNCTION = 'egfr-ckd-epi-2021'

/** eGFR presumes a steady creatinine (Inker 2021): while it is rising, the injury is the news and the estimate is not. */
export function merged(alerts: readonly AlertWrite[]): readonly AlertWrite[] {
  const injured = alerts.some(({ kind, subject }) => kind === 'score-band' && subject === KIDNEY_INJURY)
  return injured ? alerts.filter(({ kind, subject }) => kind !== 'score-band' || subject !== KIDNEY_FUNCTION) : alerts
}
