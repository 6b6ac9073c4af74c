import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Tabs } from 'antd'
import { useCallback } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Loading } from '../parts/loading.tsx'
import { openPage } from '../route.ts'
import { useLoad } from '../use-load.ts'
import { botsApi } from './api.ts'
import { BotKnowledge } from './knowledge/bot-knowledge.tsx'
import { EvaluationCard } from './knowledge/evaluation-card.tsx'
import { UnansweredCard } from './knowledge/unanswered-card.tsx'
import { SettingsTab } from './settings/settings-tab.tsx'
import { ShareCard } from './share/share-card.tsx'
import { UsageCard } from './usage-card.tsx'

/** Everything about one bot. */
export function BotDesk({ botId }: { botId: string }) {
  const t = useT()
  const bot = useLoad(useCallback(() => botsApi.read(botId), [botId]))
  return (
    <div className="admin-page">
      <header className="system-head">
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          aria-label={t('bots.back')}
          data-testid="back-to-bots"
          onClick={() => openPage('bots')}
        />
        <h1>{bot.data?.name ?? t('page.bots')}</h1>
      </header>
      {!bot.data && <Loading of={bot} />}
      {bot.data && (
        <Tabs
          destroyOnHidden
          items={[
            {
              key: 'settings',
              label: t('bots.tab.settings'),
              // A bot that somebody else stored meanwhile is drawn anew.
              children: <SettingsTab key={bot.data.version} bot={bot.data} onStored={bot.reload} />,
            },
            { key: 'knowledge', label: t('bots.tab.knowledge'), children: <BotKnowledge botId={botId} /> },
            { key: 'unanswered', label: t('bots.tab.unanswered'), children: <UnansweredCard botId={botId} /> },
            { key: 'evaluation', label: t('bots.tab.evaluation'), children: <EvaluationCard botId={botId} /> },
            { key: 'share', label: t('bots.tab.share'), children: <ShareCard botId={botId} /> },
            { key: 'usage', label: t('bots.tab.usage'), children: <UsageCard botId={botId} /> },
          ]}
        />
      )}
    </div>
  )
}
