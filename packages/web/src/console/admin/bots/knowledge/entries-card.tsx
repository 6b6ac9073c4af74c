import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons'
import type { KnowledgeDocument, KnowledgeEntry } from '@yingda/server/domains/knowledge/contract'
import { App, Button, Input, Popconfirm, Upload } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../../api/failure.ts'
import { filesApi } from '../../../auth/auth.ts'
import { failureSentence } from '../../../i18n/translate.ts'
import { useT } from '../../../i18n/use-t.ts'
import { saveBlob } from '../../../lib/save-blob.ts'
import { useAgain } from '../../../panel/profile/use-again.ts'
import { Card } from '../../parts/card.tsx'
import { EditDialog } from '../../parts/edit-dialog.tsx'
import { Loading } from '../../parts/loading.tsx'
import type { Loaded } from '../../use-load.ts'
import { knowledgeApi } from '../api.ts'
import { DocumentRow } from './document-row.tsx'
import { EntryForm } from './entry-form.tsx'
import { useEntries } from './use-entries.ts'

/** Questions and their answers, as people ask and as the bot says. */
export function EntriesCard({ setId, documents }: { setId: string; documents: Loaded<KnowledgeDocument[]> }) {
  const t = useT()
  const { message } = App.useApp()
  const [q, setQ] = useState('')
  const entries = useEntries(setId, q)
  const [edited, edit] = useState<KnowledgeEntry | 'new'>()
  const complain = (error: unknown) => void message.error(failureSentence(t, failureOf(error)))
  // What an import has added so far is there to be read.
  useAgain(String(addedBy(documents.data)), entries.reload)
  return (
    <Card
      title={t('knowledge.entries')}
      lead={t('knowledge.entriesLead')}
      extra={
        <div className="admin-line">
          <Upload
            accept=".csv"
            showUploadList={false}
            beforeUpload={(file) => {
              void knowledgeApi.importEntries(setId, file).catch(complain).then(documents.reload)
              return false
            }}
          >
            <Button icon={<UploadOutlined />} data-testid="import-entries">
              {t('knowledge.import')}
            </Button>
          </Upload>
          <Button
            icon={<DownloadOutlined />}
            onClick={() =>
              void filesApi
                .downloadFrom(knowledgeApi.exportPath(setId))
                .then((blob) => saveBlob(blob, 'knowledge.csv'))
                .catch(complain)
            }
          >
            {t('knowledge.export')}
          </Button>
          <Button type="primary" icon={<PlusOutlined />} data-testid="add-entry" onClick={() => edit('new')}>
            {t('knowledge.addEntry')}
          </Button>
        </div>
      }
    >
      <Input.Search
        allowClear
        placeholder={t('knowledge.search')}
        aria-label={t('knowledge.search')}
        data-testid="search-entries"
        onSearch={setQ}
      />
      <ul className="admin-rows" data-testid="imports">
        {documents.data?.filter(isOfPairs).map((file) => (
          <DocumentRow
            key={file.id}
            document={file}
            onRetry={() => void knowledgeApi.retryDocument(file.id).catch(complain).then(documents.reload)}
            onRemove={() => knowledgeApi.removeDocument(file.id).catch(complain).then(documents.reload)}
          />
        ))}
      </ul>
      {!entries.data && <Loading of={entries} />}
      {entries.data?.length === 0 && (
        <p className="admin-empty">{t(q ? 'knowledge.notFound' : 'knowledge.noEntries')}</p>
      )}
      <ul className="admin-rows" data-testid="entries">
        {entries.data?.map((entry) => (
          <li key={entry.id} className="link-row" data-testid="entry-row">
            <span className="bot-what">
              <strong>{entry.question}</strong>
              <small className="entry-answer">{entry.answer}</small>
            </span>
            <Button size="small" aria-label={t('agents.editOf', { name: entry.question })} onClick={() => edit(entry)}>
              {t('agents.edit')}
            </Button>
            <Popconfirm
              title={t('knowledge.removeEntryAsk')}
              okText={t('bots.remove')}
              okButtonProps={{ danger: true }}
              cancelText={t('account.cancel')}
              onConfirm={() => knowledgeApi.removeEntry(entry.id).catch(complain).then(entries.reload)}
            >
              <Button size="small" danger aria-label={`${t('bots.remove')} ${entry.question}`}>
                {t('bots.remove')}
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      {entries.more && (
        <Button block loading={entries.busy} onClick={entries.more}>
          {t('knowledge.more')}
        </Button>
      )}
      <EditDialog
        edited={edited}
        titles={{ add: t('knowledge.addEntry'), change: t('agents.edit') }}
        onClose={() => edit(undefined)}
        onSaved={entries.reload}
      >
        {(entry, onDone) => (
          <EntryForm
            words={entry ?? { question: '', answer: '' }}
            onStore={async (words) => {
              await (entry ? knowledgeApi.changeEntry(entry.id, words) : knowledgeApi.addEntry(setId, words))
              onDone()
            }}
          />
        )}
      </EditDialog>
    </Card>
  )
}

/** What a CSV became is an entry of the set; the import is shown where they are. */
export const isOfPairs = ({ kind }: KnowledgeDocument): boolean => kind === 'csv'

const addedBy = (documents: readonly KnowledgeDocument[] = []): number =>
  documents.reduce((sum, { outcome }) => sum + (outcome?.added ?? 0), 0)
