import type { AccountBody, ChannelAccountInfo } from '@yingda/server/domains/channel-accounts/contract'
import { App, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { channelsApi } from './api.ts'

type Props = {
  account: ChannelAccountInfo
  /** Those that some account has, by id. */
  bots: ReadonlyMap<string, string>
  onClose: () => void
  onStored: () => void
}

const longestName = 64
const usualBot = '00000000-0000-4000-8000-000000000001'
const modes: readonly ChannelAccountInfo['mode'][] = ['hosted', 'native']

/** What a person chooses here stays, whatever the channel says; so only what was changed is sent. */
export function AccountDialog({ account, bots, onClose, onStored }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const [name, setName] = useState(account.name)
  const [botId, setBotId] = useState(account.botId)
  const [mode, setMode] = useState(account.mode)
  const { busy, failure, attempt } = useAttempt()
  const changes: AccountBody = {
    ...(name.trim() !== account.name && { name: name.trim() }),
    ...(botId !== account.botId && { botId: botId ?? null }),
    ...(mode !== account.mode && { mode }),
  }
  const isChanged = Object.keys(changes).length > 0
  const store = () =>
    attempt(async () => {
      await channelsApi.change(account.accountId, changes)
      void message.success(t('agents.saved'))
      onStored()
      onClose()
    })
  const choices = new Map([[usualBot, t('channels.usualBot')], ...bots])
  return (
    <Modal
      open
      title={t('channels.edit')}
      okText={t('agents.save')}
      okButtonProps={{ loading: busy, disabled: !isChanged || name.trim() === '' }}
      cancelText={t('account.cancel')}
      onOk={() => void store()}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('channels.name')} hint={t('channels.nameHint')}>
          <Input
            value={name}
            maxLength={longestName}
            aria-label={t('channels.name')}
            data-testid="account-name"
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <Field label={t('channels.bot')} hint={t('channels.botHint')}>
          <Select<string | null>
            allowClear
            aria-label={t('channels.bot')}
            placeholder={t('channels.noBot')}
            options={[...choices].map(([value, label]) => ({ value, label }))}
            value={botId ?? null}
            onChange={(chosen) => setBotId(chosen ?? undefined)}
          />
        </Field>
        <Field label={t('channels.mode')} hint={t(`channels.mode.${mode}.hint`)}>
          <Radio.Group
            value={mode}
            options={modes.map((value) => ({ value, label: t(`channels.mode.${value}`) }))}
            onChange={({ target }) => setMode(target.value)}
          />
        </Field>
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}
