import type { EndUserItem } from '@yingda/server/domains/sharing/contract'
import { Button, Popconfirm, Switch } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'

type Props = {
  user: EndUserItem
  onGrants: () => void
  onPassword: () => void
  onActive: (active: boolean) => Promise<void>
  onRemove: () => Promise<void>
}

export function EndUserRow({ user, onGrants, onPassword, onActive, onRemove }: Props) {
  const t = useT()
  const { username, email, is_active: active, last_login: lastLogin } = user
  const [busy, setBusy] = useState(false)
  const facts = [
    email,
    lastLogin ? t('endUsers.lastLogin', { at: new Date(lastLogin).toLocaleString() }) : t('endUsers.neverIn'),
  ]
  return (
    <li className="link-row" data-testid="end-user-row">
      <span className="bot-what">
        <strong>{username}</strong>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </span>
      <Switch
        size="small"
        checked={active}
        loading={busy}
        aria-label={t('endUsers.activeOf', { name: username })}
        onChange={(next) => {
          setBusy(true)
          void onActive(next).finally(() => setBusy(false))
        }}
      />
      <Button size="small" onClick={onGrants}>
        {t('endUsers.grants')}
      </Button>
      <Button size="small" data-testid="reset-password" onClick={onPassword}>
        {t('endUsers.reset')}
      </Button>
      <Popconfirm
        title={t('endUsers.removeAsk', { name: username })}
        okText={t('bots.remove')}
        okButtonProps={{ danger: true }}
        cancelText={t('account.cancel')}
        onConfirm={onRemove}
      >
        <Button size="small" danger aria-label={`${t('bots.remove')} ${username}`}>
          {t('bots.remove')}
        </Button>
      </Popconfirm>
    </li>
  )
}
