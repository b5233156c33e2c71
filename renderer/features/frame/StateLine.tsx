import { text } from '../../i18n/en.ts'
import { useChart } from '../../stores/chart.ts'
import { useOperations } from '../../stores/operations.ts'
import { useRoute } from '../../stores/route.ts'
import { SeverityMark, type UiSeverity } from '../../ui/index.ts'

/** What is checked and what is not, always in sight: never silent. */
export function StateLine() {
  return (
    <div className="frame-line num">
      <Models />
      <Medications />
      <span className="frame-offline" title={text.frame.offlineTitle}>
        {text.frame.offline}
      </span>
    </div>
  )
}

function Models() {
  const models = useOperations((state) => state.models)
  const total = models.value?.length ?? 0
  const available = models.value?.filter((model) => model.status === 'available').length ?? 0
  const said = words(models.state, models.value !== null, available, total)
  return (
    <span className="frame-count" data-severity={said.severity}>
      <SeverityMark severity={said.severity} />
      {said.text}
    </span>
  )
}

function words(state: string, known: boolean, available: number, total: number): { text: string; severity: UiSeverity } {
  if (!known)
    return {
      text: state === 'failed' ? text.frame.modelsFailed : text.frame.modelsUnknown,
      severity: state === 'failed' ? 'medium' : 'unknown',
    }
  if (available === 0) return { text: text.frame.modelsNone, severity: 'medium' }
  return available === total
    ? { text: text.frame.modelsAll(total), severity: 'none' }
    : { text: text.frame.modelsSome(available, total), severity: 'medium' }
}

function Medications() {
  const check = useChart((state) => state.chart.value?.medicationCheck ?? null)
  const onChart = useRoute((state) => state.screen === 'chart')
  const counted = onChart && check && check.checked > 0
  const severity = counted && check.result?.status === 'checked' ? 'none' : 'unknown'
  return (
    <span className="frame-count" data-severity={severity} title={check?.reason || text.frame.medicationCheckTitle}>
      <SeverityMark severity={severity} />
      {counted ? text.frame.medicationsChecked(check.checked, check.total) : text.frame.medicationCheck}
    </span>
  )
}
