import type { KnowledgeDocument } from '@yingda/server/domains/knowledge/contract'
import { Button, Popconfirm, Progress, Tag } from 'antd'
import { useT } from '../../../i18n/use-t.ts'
import { fileSize } from '../../../lib/file-size.ts'

type Props = { document: KnowledgeDocument; onRetry: () => void; onRemove: () => Promise<void> }

const colours = { waiting: 'default', working: 'processing', ready: 'success', failed: 'error' } as const

export function DocumentRow({ document, onRetry, onRemove }: Props) {
  const t = useT()
  const { name, url, state, error, size, entries_done: done, entries_total: total } = document
  return (
    <li className="link-row" data-testid="document-row">
      <span className="bot-what">
        <strong>{name}</strong> <Tag color={colours[state]}>{t(`knowledge.state.${state}`)}</Tag>
        <small>
          {[url ?? fileSize(size), t('knowledge.passages', { count: done }), error].filter(Boolean).join(' · ')}
        </small>
        {state === 'working' && total !== null && total > 0 && (
          <Progress percent={Math.floor((100 * done) / total)} size="small" aria-label={name} />
        )}
      </span>
      {state === 'failed' && (
        <Button size="small" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      )}
      <Popconfirm
        title={t('knowledge.removeDocumentAsk', { name })}
        okText={t('bots.remove')}
        okButtonProps={{ danger: true }}
        cancelText={t('account.cancel')}
        onConfirm={onRemove}
      >
        <Button size="small" danger aria-label={`${t('bots.remove')} ${name}`}>
          {t('bots.remove')}
        </Button>
      </Popconfirm>
    </li>
  )
}
