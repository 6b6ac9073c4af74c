import { PlusOutlined } from '@ant-design/icons'
import type { ApiKeyInfo, ApiKeyMade } from '@yingda/server/domains/api-keys/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../api/failure.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import '../bots/bots.css'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { SecretOnce } from '../parts/secret-once.tsx'
import { useLoad } from '../use-load.ts'
import { AddKey } from './add-key.tsx'
import { apiKeysApi } from './api.ts'
import { KeyRow } from './key-row.tsx'

const firstPage = () => apiKeysApi.page()

/** Keys of other programs. */
export function ApiKeysPage() {
  const t = useT()
  const { message } = App.useApp()
  const first = useLoad(firstPage)
  const [older, setOlder] = useState<readonly ApiKeyInfo[]>([])
  const [next, setNext] = useState<string>()
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<ApiKeyMade>()
  const reload = () => {
    setOlder([])
    setNext(undefined)
    first.reload()
  }
  const doing = (work: Promise<unknown>) =>
    work.catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
  const cursor = next ?? (older.length === 0 ? first.data?.next : undefined)
  const more = () =>
    doing(
      apiKeysApi.page(cursor).then((page) => {
        setOlder((before) => [...before, ...page.items])
        setNext(page.next)
      }),
    )
  return (
    <div className="admin-page">
      <Card
        lead={t('apiKeys.lead')}
        extra={
          <Button type="primary" icon={<PlusOutlined />} data-testid="add-key" onClick={() => setAdding(true)}>
            {t('apiKeys.add')}
          </Button>
        }
      >
        {!first.data && <Loading of={first} />}
        {first.data?.items.length === 0 && <p className="admin-empty">{t('apiKeys.none')}</p>}
        <ul className="admin-rows" data-testid="api-keys">
          {[...(first.data?.items ?? []), ...older].map((key) => (
            <KeyRow key={key.keyId} apiKey={key} onRevoke={() => doing(apiKeysApi.revoke(key.keyId).then(reload))} />
          ))}
        </ul>
        {cursor !== undefined && (
          <Button block onClick={() => void more()}>
            {t('list.more')}
          </Button>
        )}
      </Card>
      {adding && <AddKey onClose={() => setAdding(false)} onAdded={reload} onMade={setMade} />}
      {made && (
        <SecretOnce
          title={t('apiKeys.key')}
          lead={t('apiKeys.keyLead')}
          secret={made.key}
          onClose={() => setMade(undefined)}
        />
      )}
    </div>
  )
}
