import type { EndUserGrants, EndUserItem } from '@yingda/server/domains/sharing/contract'
import { Modal, Select, Switch } from 'antd'
import { useCallback, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { botsApi } from '../bots/api.ts'
import { Field } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { endUsersApi } from './api.ts'

/** Which bots somebody may talk to; a link alone opens nothing. */
export function GrantsDialog({ user, onClose }: { user: EndUserItem; onClose: () => void }) {
  const t = useT()
  const stored = useLoad(useCallback(() => endUsersApi.grants(user.id), [user.id]))
  const bots = useLoad(botsApi.list)
  const [changed, change] = useState<EndUserGrants>()
  const { busy, failure, attempt } = useAttempt()
  const grants = changed ?? stored.data
  const store = () =>
    attempt(async () => {
      if (changed) await endUsersApi.setGrants(user.id, changed)
      onClose()
    })
  return (
    <Modal
      open
      title={t('endUsers.grantsOf', { name: user.username })}
      okText={t('routing.save')}
      okButtonProps={{ loading: busy, disabled: !changed }}
      cancelText={t('account.cancel')}
      onOk={() => void store()}
      onCancel={onClose}
    >
      {!grants && <Loading of={stored} />}
      {grants && (
        <div className="admin-form">
          <Field label={t('endUsers.allBots')} hint={t('endUsers.allBotsHint')}>
            <Switch
              checked={grants.all_bots}
              aria-label={t('endUsers.allBots')}
              onChange={(all) => change({ ...grants, all_bots: all })}
            />
          </Field>
          {!grants.all_bots && (
            <Field label={t('page.bots')}>
              <Select
                mode="multiple"
                loading={bots.busy}
                aria-label={t('page.bots')}
                options={bots.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
                value={grants.bot_ids}
                onChange={(ids) => change({ ...grants, bot_ids: ids })}
              />
            </Field>
          )}
          <Complaint failure={failure} />
        </div>
      )}
    </Modal>
  )
}
