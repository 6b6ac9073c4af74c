import type { RoleMapping } from '@yingda/server/domains/roles/contract'
import { App, Button, Popconfirm, Tag } from 'antd'
import { failureOf } from '../../api/failure.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { agentAdminApi } from './api.ts'
import { NewMapping } from './new-mapping.tsx'

/** Roles that follow from where somebody works in the company. */
export function Mappings({ onChanged }: { onChanged: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const mappings = useLoad(agentAdminApi.mappings)
  const changed = () => {
    mappings.reload()
    onChanged()
  }
  const remove = (id: string) =>
    agentAdminApi
      .removeMapping(id)
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
      .then(changed)
  return (
    <Card title={t('mappings.title')} lead={t('mappings.lead')}>
      {mappings.data?.length === 0 && <p className="admin-empty">{t('mappings.none')}</p>}
      {mappings.data ? (
        <ul className="admin-rows" data-testid="mappings">
          {mappings.data.map((mapping) => (
            <Row key={mapping.id} mapping={mapping} onRemove={() => remove(mapping.id)} />
          ))}
        </ul>
      ) : (
        <Loading of={mappings} />
      )}
      <NewMapping onAdded={changed} />
    </Card>
  )
}

function Row({ mapping, onRemove }: { mapping: RoleMapping; onRemove: () => Promise<void> }) {
  const t = useT()
  const { matchType, matchValue, matchName = matchValue, role } = mapping
  return (
    <li className="mapping-row" data-testid="mapping-row">
      <span className="mapping-who">
        <strong>{matchName}</strong>
        <small>
          {t(`mappings.is.${matchType}`)}
          {matchName !== matchValue && ` · ${matchValue}`}
        </small>
      </span>
      <Tag>{t(`role.${role}`)}</Tag>
      <Popconfirm
        title={t('mappings.removeAsk')}
        okText={t('mappings.remove')}
        cancelText={t('account.cancel')}
        onConfirm={onRemove}
      >
        <Button size="small" aria-label={`${t('mappings.remove')} ${matchName}`}>
          {t('mappings.remove')}
        </Button>
      </Popconfirm>
    </li>
  )
}
