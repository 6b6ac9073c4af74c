import type { ChannelAccountInfo, ChannelInfo } from '@yingda/server/domains/channel-accounts/contract'
import { Button } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { usePrefs } from '../../lib/prefs.ts'
import { fullTime } from '../../lib/time.ts'
import { abilitiesOf } from './abilities-of.ts'
import { healthOf } from './health-of.ts'

type Props = { account: ChannelAccountInfo; channel: ChannelInfo | undefined; onOpen: () => void }

export function AccountRow({ account, channel, onOpen }: Props) {
  const t = useT()
  const { locale } = usePrefs()
  const { name, externalId, channelId, mode, botId, botName } = account
  const state = healthOf(account)
  const facts = [
    channel?.name[locale === 'en' ? 'en' : 'zh'] ?? channelId,
    externalId,
    t(`channels.mode.${mode}`),
    botId ? t('channels.withBot', { bot: botName ?? botId }) : t('channels.noBot'),
  ]
  return (
    <li className="account-row" data-testid="account-row" data-account-id={account.accountId}>
      <span className="account-badge" aria-hidden="true" style={{ background: channel?.icon.colour }}>
        {channel?.icon.label ?? '?'}
      </span>
      <span className="account-what">
        <strong>{name}</strong>
        <small>{facts.join(' · ')}</small>
        {channel && <small>{abilitiesOf(t, channel).join(' · ')}</small>}
      </span>
      <span className="account-health">
        <strong data-state={state}>{t(`channels.health.${state}`)}</strong>
        <HealthFacts account={account} />
      </span>
      <Button aria-label={t('agents.editOf', { name })} data-testid="edit-account" onClick={onOpen}>
        {t('agents.edit')}
      </Button>
    </li>
  )
}

function HealthFacts({ account: { health } }: { account: ChannelAccountInfo }) {
  const t = useT()
  const { lastInboundAt, lastPullAt, pullError, problem, outboundWaiting, oldestOutboundAt, failingSince } = health
  const at = (time: string) => fullTime(Date.parse(time))
  return (
    <>
      {failingSince && <small>{t('channels.failingSince', { time: at(failingSince) })}</small>}
      {problem && <small>{t(`channels.problem.${problem}`)}</small>}
      {pullError && <small>{pullError}</small>}
      <small>{lastInboundAt ? t('channels.lastInbound', { time: at(lastInboundAt) }) : t('channels.noInbound')}</small>
      {lastPullAt && <small>{t('channels.lastPull', { time: at(lastPullAt) })}</small>}
      {outboundWaiting > 0 && (
        <small>
          {t('channels.waiting', { count: outboundWaiting })}
          {oldestOutboundAt && ` · ${t('channels.oldest', { time: at(oldestOutboundAt) })}`}
        </small>
      )}
    </>
  )
}
