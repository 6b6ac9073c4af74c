import type { ApiKeyInfo } from '@yingda/server/domains/api-keys/contract'
import { Button, Popconfirm, Tag } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'

const colors = { active: 'success', expired: 'default', revoked: 'default' } as const

export function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKeyInfo; onRevoke: () => Promise<unknown> }) {
  const t = useT()
  const { keyId, name, scopes, status, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt } = apiKey
  const at = (time: string) => fullTime(Date.parse(time))
  const facts = [
    `yk_${keyId.replace(/^key_/, '').slice(0, 8)}…`,
    t('apiKeys.createdBy', { by: createdBy, at: at(createdAt) }),
    lastUsedAt ? t('apiKeys.lastUsed', { at: at(lastUsedAt) }) : t('apiKeys.neverUsed'),
    revokedAt
      ? t('apiKeys.revokedAt', { at: at(revokedAt) })
      : expiresAt && t('apiKeys.expiresAt', { at: at(expiresAt) }),
  ]
  return (
    <li className="link-row" data-testid="api-key" data-status={status}>
      <span className="bot-what">
        <strong>{name}</strong> <Tag color={colors[status]}>{t(`apiKeys.status.${status}`)}</Tag>
        <small>{scopes.map((scope) => t(`apiKeys.scope.${scope}`)).join(' · ')}</small>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </span>
      {status === 'active' && (
        <Popconfirm
          title={t('apiKeys.revokeAsk', { name })}
          okText={t('apiKeys.revoke')}
          okButtonProps={{ danger: true }}
          cancelText={t('account.cancel')}
          onConfirm={onRevoke}
        >
          <Button size="small" danger aria-label={`${t('apiKeys.revoke')} ${name}`} data-testid="revoke-key">
            {t('apiKeys.revoke')}
          </Button>
        </Popconfirm>
      )}
    </li>
  )
}
