import { DownloadOutlined, ReloadOutlined } from '@ant-design/icons'
import type { AuditFilter } from '@yingda/server/domains/audit/contract'
import { App, Button, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import { failureOf } from '../../api/failure.ts'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { saveBlob } from '../../lib/save-blob.ts'
import { LoadFailed } from '../load-failed.tsx'
import { Card } from '../parts/card.tsx'
import './audit.css'
import { auditApi } from './api.ts'
import { AuditFilterFields } from './audit-filter-fields.tsx'
import { AuditRow } from './audit-row.tsx'
import { everything, filterOf } from './filter.ts'
import { useLines } from './use-lines.ts'

export function AuditPage() {
  const t = useT()
  const [sought, setSought] = useState(everything)
  const filter = useMemo(() => filterOf(sought), [sought])
  const { items, failure, busy, reload, more } = useLines(filter)
  return (
    <Card
      title={t('audit.title')}
      lead={t('audit.lead')}
      extra={
        <div className="admin-line">
          <Button icon={<ReloadOutlined />} loading={busy} aria-label={t('audit.reload')} onClick={reload} />
          <CsvButton filter={filter} />
        </div>
      }
    >
      <AuditFilterFields onSeek={setSought} />
      {failure && <LoadFailed failure={failure} onRetry={reload} />}
      {!items && !failure && <Skeleton active paragraph={{ rows: 8 }} />}
      {items?.length === 0 && !failure && <p className="pane-note">{t('audit.none')}</p>}
      <ul className="admin-rows" aria-busy={busy} data-testid="audit-lines">
        {items?.map((line) => (
          <AuditRow key={line.id} line={line} />
        ))}
      </ul>
      {more && (
        <Button block loading={busy} data-testid="audit-more" onClick={more}>
          {t('list.more')}
        </Button>
      )}
    </Card>
  )
}

function CsvButton({ filter }: { filter: AuditFilter }) {
  const t = useT()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    await auditApi.csv(filter).then(
      (blob) => saveBlob(blob, 'audit.csv'),
      (error: unknown) => void message.error(failureSentence(t, failureOf(error))),
    )
    setBusy(false)
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} data-testid="audit-csv" onClick={() => void take()}>
      {t('audit.csv')}
    </Button>
  )
}
