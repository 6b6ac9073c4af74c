import { PlusOutlined } from '@ant-design/icons'
import type { EndUserItem } from '@yingda/server/domains/sharing/contract'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../api/failure.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import '../bots/bots.css'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { AddEndUser } from './add-end-user.tsx'
import { endUsersApi } from './api.ts'
import { EndUserRow } from './end-user-row.tsx'
import { GrantsDialog } from './grants-dialog.tsx'
import { PasswordDialog } from './password-dialog.tsx'

type Opened = { dialog: 'password' | 'grants'; user: EndUserItem }

/** Accounts of customers, who sign in on the pages of shared bots. */
export function EndUsersPage() {
  const t = useT()
  const { message } = App.useApp()
  const users = useLoad(endUsersApi.list)
  const [adding, setAdding] = useState(false)
  const [opened, open] = useState<Opened>()
  const [q, setQ] = useState('')
  const doing = (work: Promise<void>) =>
    work.catch((error: unknown) => void message.error(failureSentence(t, failureOf(error)))).then(users.reload)
  const shown = users.data?.filter(({ username, email }) =>
    `${username} ${email ?? ''}`.includes(q.trim().toLowerCase()),
  )
  return (
    <div className="admin-page">
      <Card
        lead={t('endUsers.lead')}
        extra={
          <Button type="primary" icon={<PlusOutlined />} data-testid="add-end-user" onClick={() => setAdding(true)}>
            {t('endUsers.add')}
          </Button>
        }
      >
        <Input.Search
          allowClear
          value={q}
          placeholder={t('endUsers.search')}
          aria-label={t('endUsers.search')}
          onChange={({ target }) => setQ(target.value)}
        />
        {!users.data && <Loading of={users} />}
        {shown?.length === 0 && <p className="admin-empty">{t('endUsers.none')}</p>}
        <ul className="admin-rows" data-testid="end-users">
          {shown?.map((user) => (
            <EndUserRow
              key={user.id}
              user={user}
              onGrants={() => open({ dialog: 'grants', user })}
              onPassword={() => open({ dialog: 'password', user })}
              onActive={(active) => doing(endUsersApi.setActive(user.id, active))}
              onRemove={() => doing(endUsersApi.remove(user.id))}
            />
          ))}
        </ul>
      </Card>
      {adding && <AddEndUser onClose={() => setAdding(false)} onAdded={users.reload} />}
      {opened?.dialog === 'password' && <PasswordDialog user={opened.user} onClose={() => open(undefined)} />}
      {opened?.dialog === 'grants' && <GrantsDialog user={opened.user} onClose={() => open(undefined)} />}
    </div>
  )
}
