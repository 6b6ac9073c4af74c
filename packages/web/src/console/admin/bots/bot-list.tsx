import { PlusOutlined, RobotOutlined } from '@ant-design/icons'
import type { Bot } from '@yingda/server/domains/bots/contract'
import { App, Avatar, Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../api/failure.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { openPage } from '../route.ts'
import { useLoad } from '../use-load.ts'
import { AddBot } from './add-bot.tsx'
import { botsApi } from './api.ts'

export function BotList() {
  const t = useT()
  const { message } = App.useApp()
  const bots = useLoad(botsApi.list)
  const [adding, setAdding] = useState(false)
  const remove = (id: string) =>
    botsApi
      .remove(id)
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
      .then(bots.reload)
  return (
    <div className="admin-page">
      <Card
        lead={t('bots.lead')}
        extra={
          <Button type="primary" icon={<PlusOutlined />} data-testid="add-bot" onClick={() => setAdding(true)}>
            {t('bots.add')}
          </Button>
        }
      >
        {!bots.data && <Loading of={bots} />}
        {bots.data?.length === 0 && <p className="admin-empty">{t('bots.none')}</p>}
        <ul className="admin-rows" data-testid="bots">
          {bots.data?.map((bot) => (
            <Row key={bot.id} bot={bot} onRemove={() => remove(bot.id)} />
          ))}
        </ul>
      </Card>
      {adding && <AddBot onClose={() => setAdding(false)} onAdded={({ id }) => openPage('bots', id)} />}
    </div>
  )
}

function Row({ bot, onRemove }: { bot: Bot; onRemove: () => Promise<void> }) {
  const t = useT()
  const { id, name, model, settings, account_ids: accounts, owner_id: owner } = bot
  return (
    <li className="bot-row" data-testid="bot-row">
      <Avatar icon={<RobotOutlined />} className="bot-avatar" />
      <span className="bot-what">
        <strong>{name}</strong> {owner === null && <Tag>{t('bots.ofDesk')}</Tag>}
        <small>
          {[
            model.name ?? t('bots.usualModel'),
            t('bots.accounts', { count: accounts.length }),
            settings.welcome ?? settings.welcome_message,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span className="admin-line">
        <Button
          size="small"
          aria-label={t('bots.openOf', { name })}
          data-testid="open-bot"
          onClick={() => openPage('bots', id)}
        >
          {t('bots.open')}
        </Button>
        <Popconfirm
          title={t('bots.removeAsk', { name })}
          okText={t('bots.remove')}
          okButtonProps={{ danger: true }}
          cancelText={t('account.cancel')}
          onConfirm={onRemove}
        >
          <Button
            size="small"
            danger
            disabled={accounts.length > 0}
            title={accounts.length > 0 ? t('bots.removeBusy') : undefined}
            aria-label={`${t('bots.remove')} ${name}`}
          >
            {t('bots.remove')}
          </Button>
        </Popconfirm>
      </span>
    </li>
  )
}
