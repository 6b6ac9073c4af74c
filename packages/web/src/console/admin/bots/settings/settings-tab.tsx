import type { Bot } from '@yingda/server/domains/bots/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../../account/complaint.tsx'
import { useAttempt } from '../../../account/use-attempt.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Card } from '../../parts/card.tsx'
import { AccountsCard } from '../accounts-card.tsx'
import { botsApi } from '../api.ts'
import { TryPane } from '../try-pane.tsx'
import { changeOf, draftOf } from './draft.ts'
import { HandoffFields } from './handoff-fields.tsx'
import { ModelFields } from './model-fields.tsx'
import { VoiceFields } from './voice-fields.tsx'

type Props = { bot: Bot; onStored: () => void }

/** The bot as its owner writes it, beside a place to try it out. */
export function SettingsTab({ bot, onStored }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const [draft, setDraft] = useState(() => draftOf(bot))
  const { busy, failure, attempt } = useAttempt()
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(bot))
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }))
  const store = () =>
    attempt(async () => {
      await botsApi.change(bot.id, changeOf(bot, draft))
      void message.success(t('agents.saved'))
      onStored()
    })
  return (
    <div className="bot-editor">
      <div className="admin-page">
        <Card title={t('bots.voice')} lead={t('bots.voiceLead')}>
          <VoiceFields draft={draft} onChange={change} />
        </Card>
        <Card title={t('bots.handoff')} lead={t('bots.handoffLead')}>
          <HandoffFields draft={draft} onChange={change} />
        </Card>
        <Card title={t('bots.model')} lead={t('bots.modelLead')}>
          <ModelFields draft={draft} hasKey={bot.model.has_api_key} onChange={change} />
        </Card>
        <div className="bot-store">
          <Complaint failure={failure} />
          <Button disabled={!isChanged || busy} onClick={() => setDraft(draftOf(bot))}>
            {t('routing.discard')}
          </Button>
          <Button
            type="primary"
            loading={busy}
            disabled={!isChanged || draft.name.trim() === ''}
            data-testid="store-bot"
            onClick={() => void store()}
          >
            {t('routing.save')}
          </Button>
        </div>
        <AccountsCard bot={bot} onStored={onStored} />
      </div>
      <TryPane botId={bot.id} isStale={isChanged} />
    </div>
  )
}
