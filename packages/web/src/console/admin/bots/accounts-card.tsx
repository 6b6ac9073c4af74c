import type { Bot } from '@yingda/server/domains/bots/contract'
import { App, Select } from 'antd'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useMay } from '../../auth/roles.ts'
import { useT } from '../../i18n/use-t.ts'
import { channelsApi } from '../channels/api.ts'
import { Card } from '../parts/card.tsx'
import { useLoad } from '../use-load.ts'
import { botsApi } from './api.ts'

type Props = { bot: Bot; onStored: () => void }

/** For which channel accounts the bot answers. An account has one bot, so it leaves the one it had. */
export function AccountsCard({ bot, onStored }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const isAdmin = useMay('system.read')
  const onSaved = () => {
    void message.success(t('agents.saved'))
    onStored()
  }
  return isAdmin ? (
    <Card title={t('bots.answersFor')} lead={t('bots.answersForLead')}>
      <Accounts bot={bot} onStored={onSaved} />
    </Card>
  ) : null
}

function Accounts({ bot, onStored }: Props) {
  const t = useT()
  const { busy, failure, attempt } = useAttempt()
  const accounts = useLoad(channelsApi.accounts)
  // The account of the bot's own page is the bot's, and cannot be given away.
  const open = accounts.data?.filter(({ madeForBot }) => !madeForBot) ?? []
  const ids = new Set(open.map(({ accountId }) => accountId))
  return (
    <>
      <Select
        mode="multiple"
        className="bot-accounts"
        loading={busy || accounts.busy}
        disabled={busy}
        placeholder={t('bots.noAccounts')}
        aria-label={t('bots.answersFor')}
        data-testid="bot-accounts"
        options={open.map(({ accountId, name }) => ({ value: accountId, label: name }))}
        value={bot.account_ids.filter((id) => ids.has(id))}
        onChange={(chosen) =>
          void attempt(async () => {
            await botsApi.bind(bot.id, chosen)
            onStored()
          })
        }
      />
      <Complaint failure={failure} />
    </>
  )
}
