import './operations.css'
import { type ReactNode, useState } from 'react'
import type { Capability } from '#app/contract/session.ts'
import { text } from '../../i18n/en.ts'
import { Tabs } from '../../ui/index.ts'
import { Needs } from '../frame/Needs.tsx'
import { AuditTab } from './AuditTab.tsx'
import { BackupTab } from './BackupTab.tsx'
import { HealthTab } from './HealthTab.tsx'
import { KnowledgeTab } from './KnowledgeTab.tsx'
import { ModelsTab } from './ModelsTab.tsx'
import { UsersTab } from './UsersTab.tsx'

type Tab = 'health' | 'models' | 'knowledge' | 'audit' | 'backup' | 'users'

/** How the program itself is doing. A tab that the role does not open says so. */
export function OperationsScreen() {
  const [tab, setTab] = useState<Tab>('health')
  return (
    <div className="operations">
      <h1 className="visually-hidden">{text.operations.title}</h1>
      <Tabs
        label={text.operations.title}
        value={tab}
        onChange={setTab}
        items={[
          { value: 'health', label: text.operations.health, content: <HealthTab /> },
          { value: 'models', label: text.operations.models, content: <ModelsTab /> },
          { value: 'knowledge', label: text.knowledge.tab, content: <KnowledgeTab /> },
          { value: 'audit', label: text.operations.audit, content: needs('audit', <AuditTab />) },
          { value: 'backup', label: text.operations.backup, content: needs('backup', <BackupTab />) },
          { value: 'users', label: text.operations.users, content: needs('manage', <UsersTab />) },
        ]}
      />
    </div>
  )
}

const needs = (capability: Capability, children: ReactNode) => <Needs capability={capability}>{children}</Needs>
