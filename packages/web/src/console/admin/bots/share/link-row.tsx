import type { ShareLinkDetail } from '@yingda/server/domains/sharing/contract'
import { Button, Popconfirm, Tag } from 'antd'
import { useT } from '../../../i18n/use-t.ts'
import { stateOf } from './state-of.ts'

type Props = { link: ShareLinkDetail; onShow: () => void; onEdit: () => void; onRevoke: () => Promise<void> }

export function LinkRow({ link, onShow, onEdit, onRevoke }: Props) {
  const t = useT()
  const state = stateOf(link, Date.now())
  const name = link.name ?? t('share.unnamed')
  const facts = [
    link.total === null
      ? t('share.used', { count: link.used })
      : t('share.usedOf', { count: link.used, total: link.total }),
    t('share.perMinute', { count: link.per_minute }),
    link.expires_at && t('share.until', { at: new Date(link.expires_at).toLocaleString() }),
  ]
  return (
    <li className="link-row" data-testid="link-row">
      <span className="bot-what">
        <strong>{name}</strong> <Tag color={state === 'open' ? 'success' : 'default'}>{t(`share.state.${state}`)}</Tag>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </span>
      <Button size="small" data-testid="show-link" disabled={state === 'revoked'} onClick={onShow}>
        {t('share.show')}
      </Button>
      <Button size="small" disabled={state === 'revoked'} aria-label={t('agents.editOf', { name })} onClick={onEdit}>
        {t('agents.edit')}
      </Button>
      <Popconfirm
        title={t('share.revokeAsk', { name })}
        okText={t('share.revoke')}
        okButtonProps={{ danger: true }}
        cancelText={t('account.cancel')}
        onConfirm={onRevoke}
      >
        <Button size="small" danger disabled={state === 'revoked'} data-testid="revoke-link">
          {t('share.revoke')}
        </Button>
      </Popconfirm>
    </li>
  )
}
