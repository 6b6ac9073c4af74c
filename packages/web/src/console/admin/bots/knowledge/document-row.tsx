import type { CsvImported, KnowledgeDocument } from '@yingda/server/domains/knowledge/contract'
import { Button, Popconfirm, Progress, Tag } from 'antd'
import { type Translate, wordOf } from '../../../i18n/translate.ts'
import { useT } from '../../../i18n/use-t.ts'
import { fileSize } from '../../../lib/file-size.ts'

type Props = { document: KnowledgeDocument; onRetry: () => void; onRemove: () => Promise<void> }

const colours = { waiting: 'default', working: 'processing', ready: 'success', failed: 'error' } as const

export function DocumentRow({ document, onRetry, onRemove }: Props) {
  const t = useT()
  const { kind, name, url, state, error, size, outcome, entries_done: done, entries_total: total } = document
  const reason = error !== null && wordOf(t, 'knowledge.error', error, error)
  return (
    <li className="link-row" data-testid="document-row">
      <span className="bot-what">
        <strong>{name}</strong>{' '}
        <Tag color={colours[state]}>
          {t(kind === 'csv' && state === 'ready' ? 'knowledge.state.imported' : `knowledge.state.${state}`)}
        </Tag>
        <small>
          {[url ?? fileSize(size), outcome ? countsOf(t, outcome) : t('knowledge.passages', { count: done }), reason]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {outcome && outcome.refused.length > 0 && <Refused rows={outcome.refused} />}
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

const shown = 20

const countsOf = (t: Translate, { added, known, refused }: CsvImported): string =>
  t('knowledge.importedCounts', { added, known, refused: refused.length })

function Refused({ rows }: { rows: CsvImported['refused'] }) {
  const t = useT()
  return (
    <ul className="import-refused">
      {rows.slice(0, shown).map(({ row, reason }) => (
        <li key={row}>{t('knowledge.refusedRow', { row, reason })}</li>
      ))}
    </ul>
  )
}
