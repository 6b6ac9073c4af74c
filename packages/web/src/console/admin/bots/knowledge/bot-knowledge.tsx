import { App, Select } from 'antd'
import { useCallback } from 'react'
import { Complaint } from '../../../account/complaint.tsx'
import { useAttempt } from '../../../account/use-attempt.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Card } from '../../parts/card.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useLoad } from '../../use-load.ts'
import { knowledgeApi } from '../api.ts'
import { SetView } from './set-view.tsx'

/** What a bot answers from: a set of its own, and sets that it shares with others. */
export function BotKnowledge({ botId }: { botId: string }) {
  const t = useT()
  const { message } = App.useApp()
  const used = useLoad(useCallback(() => knowledgeApi.setsOf(botId), [botId]))
  const all = useLoad(knowledgeApi.sets)
  const { busy, failure, attempt } = useAttempt()
  const own = used.data?.find(({ bot_id }) => bot_id === botId)
  const give = (ids: string[]) =>
    void attempt(async () => {
      await knowledgeApi.giveSets(botId, ids)
      void message.success(t('agents.saved'))
      used.reload()
    })
  if (!used.data) return <Loading of={used} />
  return (
    <div className="admin-page">
      <Card title={t('knowledge.shared')} lead={t('knowledge.sharedLead')}>
        <Select
          mode="multiple"
          className="bot-accounts"
          loading={busy || all.busy}
          disabled={busy}
          placeholder={t('knowledge.noShared')}
          aria-label={t('knowledge.shared')}
          options={
            all.data?.filter(({ bot_id }) => bot_id === null).map(({ id, name }) => ({ value: id, label: name })) ?? []
          }
          value={used.data.filter(({ bot_id }) => bot_id === null).map(({ id }) => id)}
          onChange={give}
        />
        <Complaint failure={failure} />
      </Card>
      {own && <SetView setId={own.id} />}
    </div>
  )
}
