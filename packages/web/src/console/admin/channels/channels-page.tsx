import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { AccountDialog } from './account-dialog.tsx'
import { AccountRow } from './account-row.tsx'
import { channelsApi } from './api.ts'
import './channels.css'
import { ConnectButtons } from './connect-buttons.tsx'
import { JobsCard } from './jobs-card.tsx'

export function ChannelsPage() {
  const t = useT()
  const accounts = useLoad(channelsApi.accounts)
  const channels = useLoad(channelsApi.channels)
  const [opened, open] = useState<string>()
  const account = accounts.data?.find(({ accountId }) => accountId === opened)
  const bots = new Map(
    accounts.data?.flatMap(({ botId, botName }) => (botId ? [[botId, botName ?? botId] as const] : [])),
  )
  return (
    <div className="admin-page">
      <Card
        title={t('channels.title')}
        lead={t('channels.lead')}
        extra={
          <div className="admin-line">
            <ConnectButtons channels={channels.data ?? []} />
            <Button
              icon={<ReloadOutlined />}
              loading={accounts.busy}
              aria-label={t('channels.reload')}
              onClick={accounts.reload}
            />
          </div>
        }
      >
        {!accounts.data && <Loading of={accounts} />}
        {accounts.data?.length === 0 && <p className="pane-note">{t('channels.none')}</p>}
        <ul className="admin-rows" data-testid="channel-accounts">
          {accounts.data?.map((one) => (
            <AccountRow
              key={one.accountId}
              account={one}
              channel={channels.data?.find(({ channelId }) => channelId === one.channelId)}
              onOpen={() => open(one.accountId)}
            />
          ))}
        </ul>
      </Card>
      <JobsCard />
      {account && (
        <AccountDialog account={account} bots={bots} onClose={() => open(undefined)} onStored={accounts.reload} />
      )}
    </div>
  )
}
