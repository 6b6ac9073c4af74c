import { App, Button, Popconfirm, Radio } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../api/failure.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { webhooksApi } from './api.ts'

type Props = { webhookId: string; disabled: boolean; onReplayed: () => void }

const hours = [1, 24, 168] as const

/** Delivers once more what was given up of late. */
export function ReplayFailed({ webhookId, disabled, onReplayed }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const [last, setLast] = useState<number>(24)
  const replay = () =>
    webhooksApi.replayFailed(webhookId, new Date(Date.now() - last * 3_600_000)).then(
      (count) => {
        void message.success(t('deliveries.replayed', { count }))
        onReplayed()
      },
      (error: unknown) => void message.error(failureSentence(t, failureOf(error))),
    )
  return (
    <Popconfirm
      title={t('deliveries.replayAllAsk')}
      description={
        <Radio.Group
          vertical
          value={last}
          options={hours.map((value) => ({ value, label: t(`deliveries.last.${value}`) }))}
          onChange={({ target }) => setLast(target.value)}
        />
      }
      okText={t('deliveries.replay')}
      cancelText={t('account.cancel')}
      disabled={disabled}
      onConfirm={replay}
    >
      <Button disabled={disabled} data-testid="replay-failed">
        {t('deliveries.replayAll')}
      </Button>
    </Popconfirm>
  )
}
