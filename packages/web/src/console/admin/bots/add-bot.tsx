import type { Bot } from '@yingda/server/domains/bots/contract'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { botsApi } from './api.ts'

type Props = { onClose: () => void; onAdded: (bot: Bot) => void }

/** A name is enough to begin with: the rest is on the bot's own page. */
export function AddBot({ onClose, onAdded }: Props) {
  const t = useT()
  const [name, setName] = useState('')
  const { busy, failure, attempt } = useAttempt()
  const add = () =>
    attempt(async () => {
      const bot = await botsApi.add({ name: name.trim(), settings: {} })
      onClose()
      onAdded(bot)
    })
  return (
    <Modal
      open
      title={t('bots.add')}
      okText={t('bots.add')}
      okButtonProps={{ loading: busy, disabled: name.trim() === '' }}
      cancelText={t('account.cancel')}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <div className="admin-form">
        <Field label={t('bots.name')} hint={t('bots.nameHint')}>
          <Input
            value={name}
            maxLength={100}
            autoFocus
            aria-label={t('bots.name')}
            data-testid="bot-name"
            onChange={({ target }) => setName(target.value)}
            onPressEnter={() => name.trim() && void add()}
          />
        </Field>
        <Complaint failure={failure} />
      </div>
    </Modal>
  )
}
