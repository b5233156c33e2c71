import { Suspense } from 'react'
import type { PatientId } from '#app/contract/ids.ts'
import { text } from '../../i18n/en.ts'
import { go, type Screen } from '../../stores/route.ts'
import { useMay, useSession } from '../../stores/session.ts'
import { Button, EmptyState, SkeletonRows } from '../../ui/index.ts'
import { ChartScreen } from '../chart/index.ts'
import { IntakeScreen } from '../intake/index.ts'
import { OperationsScreen } from '../operations/OperationsScreen.tsx'
import { SettingsScreen } from '../settings/SettingsScreen.tsx'
import { WorklistScreen } from '../worklist/WorklistScreen.tsx'
import { SCREEN_NEEDS } from './navigation.ts'

export function ScreenView({ screen, patient }: Readonly<{ screen: Screen; patient: PatientId | null }>) {
  const need = SCREEN_NEEDS[screen]
  const allowed = useMay(need ?? 'view') || need === null
  if (!allowed) return <NotAllowed screen={screen} />
  switch (screen) {
    case 'worklist':
      return <WorklistScreen />
    case 'chart':
      return patient ? <ChartScreen key={patient} patient={patient} /> : <NoChart />
    case 'intake':
      return (
        <Suspense fallback={<SkeletonRows rows={12} label={text.frame.intake} />}>
          <IntakeScreen />
        </Suspense>
      )
    case 'operations':
      return <OperationsScreen />
    case 'settings':
      return <SettingsScreen />
  }
}

function NoChart() {
  return (
    <div className="frame-state">
      <h1 className="visually-hidden">{text.frame.chart}</h1>
      <EmptyState
        title={text.frame.noChart}
        actions={
          <Button variant="primary" shortcut="Alt+1" onClick={() => go('worklist')}>
            {text.frame.worklist}
          </Button>
        }
      >
        {text.frame.noChartBody}
      </EmptyState>
    </div>
  )
}

function NotAllowed({ screen }: Readonly<{ screen: Screen }>) {
  const roles = useSession((state) => state.status?.user?.roles ?? [])
  return (
    <div className="frame-state">
      <h1 className="visually-hidden">{text.frame[screen]}</h1>
      <EmptyState title={text.frame.notAllowedTitle(text.frame[screen])}>
        {text.frame.notAllowedBody(roles.map((role) => text.unlock.role[role] ?? role).join(', '))}
      </EmptyState>
    </div>
  )
}
