import { useEffect } from 'react'
import type { DoctorCheck } from '#app/contract/operations.ts'
import { text } from '../../i18n/en.ts'
import { loadDoctor, useOperations } from '../../stores/operations.ts'
import { Button, Section, StateTag, Table, type UiSeverity } from '../../ui/index.ts'
import { Loaded } from './Loaded.tsx'

const SEVERITY: Readonly<Record<DoctorCheck['state'], UiSeverity>> = { ok: 'none', warn: 'medium', fail: 'high' }
const RANK: Readonly<Record<DoctorCheck['state'], number>> = { fail: 0, warn: 1, ok: 2 }

/** The same checks as `wardlight doctor`, what failed first. */
export function HealthTab() {
  const doctor = useOperations((state) => state.doctor)
  useEffect(() => void loadDoctor(), [])
  return (
    <Section
      title={text.operations.healthTitle}
      scroll
      note={
        <Button disabled={doctor.state === 'loading'} onClick={() => void loadDoctor()}>
          {text.operations.recheck}
        </Button>
      }
    >
      <Loaded remote={doctor} onRetry={() => void loadDoctor()}>
        {(checks) =>
          checks.length === 0 ? <p className="operations-none quiet">{text.operations.healthEmpty}</p> : <Checks checks={checks} />
        }
      </Loaded>
    </Section>
  )
}

function Checks({ checks }: Readonly<{ checks: readonly DoctorCheck[] }>) {
  return (
    <Table
      caption={text.operations.healthTitle}
      rows={checks.toSorted((a, b) => RANK[a.state] - RANK[b.state])}
      rowKey={(check) => check.id}
      columns={[
        {
          key: 'state',
          head: text.operations.columns.state,
          width: '120px',
          cell: (check) => <StateTag severity={SEVERITY[check.state]}>{text.operations.checkState[check.state]}</StateTag>,
        },
        { key: 'id', head: text.operations.columns.check, width: '160px', cell: (check) => check.id },
        { key: 'message', head: text.operations.columns.found, cell: (check) => check.message },
        { key: 'next', head: text.operations.columns.next, cell: (check) => check.next ?? '–', className: 'ink2' },
      ]}
    />
  )
}
