import type { ApiKeyMade, Scope } from '@yingda/server/domains/api-keys/contract'
import { Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { apiKeysApi } from './api.ts'
import { scopes } from './scopes.ts'

type Props = { onClose: () => void; onAdded: () => void; onMade: (made: ApiKeyMade) => void }

/** 0: without an end. */
const days = [30, 90, 365, 0] as const
const dayMs = 86_400_000

export function AddKey({ onClose, onAdded, onMade }: Props) {
  const t = useT()
  const [name, setName] = useState('')
  const [chosen, choose] = useState<readonly Scope[]>([])
  const [goodFor, setGoodFor] = useState<number>(90)
  const { busy, failure, attempt } = useAttempt()
  const add = () =>
    attempt(async () => {
      const expiresAt = goodFor > 0 && new Date(Date.now() + goodFor * dayMs).toISOString()
      onMade(await apiKeysApi.add({ name: name.trim(), scopes: [...chosen], ...(expiresAt && { expiresAt }) }))
      onAdded()
      onClose()
    })
  return (
    <Modal
      open
      title={t('apiKeys.add')}
      okText={t('apiKeys.create')}
      okButtonProps={{ loading: busy, disabled: name.trim() === '' || chosen.length === 0 }}
      cancelText={t('account.cancel')}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('apiKeys.name')}>
          <Input
            value={name}
            maxLength={64}
            placeholder={t('apiKeys.nameHint')}
            aria-label={t('apiKeys.name')}
            data-testid="key-name"
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <Field label={t('apiKeys.scopes')} hint={t('apiKeys.scopesHint')}>
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              checked={chosen.includes(scope)}
              data-testid={`scope-${scope}`}
              onChange={({ target }) =>
                choose((before) => (target.checked ? [...before, scope] : before.filter((one) => one !== scope)))
              }
            >
              {t(`apiKeys.scope.${scope}`)} <small>{scope}</small>
            </Checkbox>
          ))}
        </Field>
        <Field label={t('apiKeys.goodFor')}>
          <Select<number>
            value={goodFor}
            aria-label={t('apiKeys.goodFor')}
            options={days.map((value) => ({ value, label: t(`apiKeys.goodFor.${value}`) }))}
            onChange={setGoodFor}
          />
        </Field>
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}
