import { LinkOutlined } from '@ant-design/icons'
import type { ChannelInfo } from '@yingda/server/domains/channel-accounts/contract'
import { Button } from 'antd'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { usePrefs } from '../../lib/prefs.ts'
import { channelsApi } from './api.ts'

/** Leads to the pages on which owners let the desk have an account; they come back to a page that says how it went. */
export function ConnectButtons({ channels }: { channels: readonly ChannelInfo[] }) {
  const t = useT()
  const { locale } = usePrefs()
  const { busy, failure, attempt } = useAttempt()
  const connect = (channelId: string) =>
    attempt(async () => window.location.assign((await channelsApi.connect(channelId)).url))
  return (
    <>
      {channels
        .filter(({ connects }) => connects)
        .map(({ channelId, name }) => (
          <Button
            key={channelId}
            icon={<LinkOutlined />}
            loading={busy}
            data-testid={`connect-${channelId}`}
            onClick={() => void connect(channelId)}
          >
            {t('channels.connect', { channel: name[locale === 'en' ? 'en' : 'zh'] })}
          </Button>
        ))}
      <Complaint failure={failure} />
    </>
  )
}
