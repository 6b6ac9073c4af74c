import { Segmented } from 'antd'
import { useCallback, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { botsApi } from './api.ts'
import { UsageChart } from './usage-chart.tsx'
import { sumOf } from './usage-sum.ts'

const spans = [7, 30, 90] as const

export function UsageCard({ botId }: { botId: string }) {
  const t = useT()
  const [days, setDays] = useState<(typeof spans)[number]>(30)
  const usage = useLoad(useCallback(() => botsApi.usage(botId, days), [botId, days]))
  const sum = usage.data && sumOf(usage.data.items)
  return (
    <Card
      title={t('bots.usage')}
      lead={t('bots.usageLead')}
      extra={
        <Segmented
          value={days}
          options={spans.map((value) => ({ value, label: t('bots.days', { days: value }) }))}
          onChange={setDays}
        />
      }
    >
      {!usage.data && <Loading of={usage} />}
      {usage.data?.items.length === 0 && <p className="admin-empty">{t('bots.noUsage')}</p>}
      {usage.data && sum && usage.data.items.length > 0 && (
        <>
          <dl className="bot-figures" data-testid="bot-usage">
            <Figure name={t('usage.questions')} value={sum.questions} />
            <Figure name={t('usage.answered')} value={sum.answered} />
            <Figure name={t('usage.missed')} value={sum.missed} />
            <Figure name={t('usage.handedOver')} value={sum.handed_over} />
            <Figure name={t('usage.tokens')} value={sum.prompt_tokens + sum.completion_tokens} />
          </dl>
          <UsageChart usage={usage.data} />
        </>
      )}
    </Card>
  )
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value.toLocaleString()}</dd>
    </div>
  )
}
