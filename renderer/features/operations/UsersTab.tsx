import { useEffect, useState } from 'react'
import { text } from '../../i18n/en.ts'
import { loadUsers, useOperations } from '../../stores/operations.ts'
import { Button, Section, Table } from '../../ui/index.ts'
import { AddUser } from './AddUser.tsx'
import { Loaded } from './Loaded.tsx'

/** Who may unlock this store, and as what. */
export function UsersTab() {
  const users = useOperations((state) => state.users)
  const [adding, setAdding] = useState(false)
  useEffect(() => void loadUsers(), [])
  return (
    <Section
      title={text.operations.usersTitle}
      scroll
      note={
        <Button variant="primary" onClick={() => setAdding(true)}>
          {text.operations.addUser}
        </Button>
      }
    >
      <Loaded remote={users} onRetry={() => void loadUsers()} rows={4}>
        {(list) => (
          <Table
            caption={text.operations.usersTitle}
            rows={list}
            rowKey={(user) => user.name}
            columns={[
              { key: 'name', head: text.operations.userColumns.name, cell: (user) => <strong>{user.name}</strong>, width: '240px' },
              {
                key: 'roles',
                head: text.operations.userColumns.roles,
                cell: (user) => user.roles.map((role) => text.unlock.role[role] ?? role).join(', '),
              },
            ]}
          />
        )}
      </Loaded>
      <AddUser open={adding} onClose={() => setAdding(false)} />
    </Section>
  )
}
