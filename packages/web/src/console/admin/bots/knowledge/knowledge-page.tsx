import { PlusOutlined } from '@ant-design/icons'
import type { KnowledgeSet } from '@yingda/server/domains/knowledge/contract'
import { App, Button, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../../api/failure.ts'
import { failureSentence } from '../../../i18n/translate.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Card } from '../../parts/card.tsx'
import { Loading } from '../../parts/loading.tsx'
import { openPage, usePart } from '../../route.ts'
import { useLoad } from '../../use-load.ts'
import { knowledgeApi } from '../api.ts'
import '../bots.css'
import { SetView } from './set-view.tsx'

/** All sets of knowledge; the address names the open one. */
export function KnowledgePage() {
  const t = useT()
  const sets = useLoad(knowledgeApi.sets)
  const part = usePart()
  const open = sets.data?.find(({ id }) => id === part) ?? sets.data?.[0]
  return (
    <div className="admin-page">
      <Card title={t('knowledge.title')} lead={t('knowledge.lead')} extra={<AddSet onAdded={sets.reload} />}>
        {!sets.data && <Loading of={sets} />}
        {sets.data?.length === 0 && <p className="admin-empty">{t('knowledge.noSets')}</p>}
        {sets.data && open && <Chosen sets={sets.data} open={open} onChanged={sets.reload} />}
      </Card>
      {open && <SetView key={open.id} setId={open.id} />}
    </div>
  )
}

function Chosen({ sets, open, onChanged }: { sets: KnowledgeSet[]; open: KnowledgeSet; onChanged: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const remove = () =>
    knowledgeApi
      .removeSet(open.id)
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
      .then(onChanged)
  return (
    <div className="admin-line">
      <Select
        className="grows"
        value={open.id}
        aria-label={t('knowledge.title')}
        data-testid="choose-set"
        options={sets.map(({ id, name, bot_id }) => ({
          value: id,
          label: bot_id ? t('knowledge.setOfBot', { name }) : name,
        }))}
        onChange={(id) => openPage('knowledge', id)}
      />
      {open.bot_id === null && (
        <Popconfirm
          title={t('knowledge.removeSetAsk', { name: open.name })}
          okText={t('bots.remove')}
          okButtonProps={{ danger: true }}
          cancelText={t('account.cancel')}
          onConfirm={remove}
        >
          <Button danger>{t('bots.remove')}</Button>
        </Popconfirm>
      )}
    </div>
  )
}

function AddSet({ onAdded }: { onAdded: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const add = () =>
    knowledgeApi
      .addSet(name.trim())
      .then(({ id }) => {
        setName('')
        onAdded()
        openPage('knowledge', id)
      })
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
  return (
    <div className="share-text">
      <Input
        value={name}
        maxLength={100}
        placeholder={t('knowledge.setName')}
        aria-label={t('knowledge.setName')}
        data-testid="set-name"
        onChange={({ target }) => setName(target.value)}
        onPressEnter={() => name.trim() && void add()}
      />
      <Button icon={<PlusOutlined />} disabled={name.trim() === ''} data-testid="add-set" onClick={() => void add()}>
        {t('knowledge.addSet')}
      </Button>
    </div>
  )
}
