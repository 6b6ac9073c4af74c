import { LinkOutlined, UploadOutlined } from '@ant-design/icons'
import { documentFormats, type KnowledgeDocument } from '@yingda/server/domains/knowledge/contract'
import { App, Button, Input, Upload } from 'antd'
import { useState } from 'react'
import { failureOf } from '../../../api/failure.ts'
import { failureSentence } from '../../../i18n/translate.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Card } from '../../parts/card.tsx'
import { Loading } from '../../parts/loading.tsx'
import type { Loaded } from '../../use-load.ts'
import { knowledgeApi } from '../api.ts'
import { DocumentRow } from './document-row.tsx'
import { isOfPairs } from './entries-card.tsx'

/** Files and pages of websites, which are read in the background. */
export function DocumentsCard({ setId, documents }: { setId: string; documents: Loaded<KnowledgeDocument[]> }) {
  const t = useT()
  const { message } = App.useApp()
  const [url, setUrl] = useState('')
  const doing = (work: Promise<unknown>) =>
    work.catch((error: unknown) => void message.error(failureSentence(t, failureOf(error)))).then(documents.reload)
  const shown = documents.data?.filter((one) => !isOfPairs(one))
  const addPage = () => void doing(knowledgeApi.addPage(setId, url.trim()).then(() => setUrl('')))
  return (
    <Card title={t('knowledge.documents')} lead={t('knowledge.documentsLead')}>
      <div className="admin-line">
        <Upload
          multiple
          accept={documentFormats.map((format) => `.${format}`).join(',')}
          showUploadList={false}
          beforeUpload={(file) => {
            void doing(knowledgeApi.addDocument(setId, file))
            return false
          }}
        >
          <Button icon={<UploadOutlined />} data-testid="add-document">
            {t('knowledge.upload')}
          </Button>
        </Upload>
        <Input
          className="grows"
          type="url"
          value={url}
          maxLength={2_000}
          placeholder={t('knowledge.pageHint')}
          aria-label={t('knowledge.pageHint')}
          onChange={({ target }) => setUrl(target.value)}
          onPressEnter={addPage}
        />
        <Button icon={<LinkOutlined />} disabled={url.trim() === ''} onClick={addPage}>
          {t('knowledge.addPage')}
        </Button>
      </div>
      {!documents.data && <Loading of={documents} />}
      {shown?.length === 0 && <p className="admin-empty">{t('knowledge.noDocuments')}</p>}
      <ul className="admin-rows" data-testid="documents">
        {shown?.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            onRetry={() => void doing(knowledgeApi.retryDocument(document.id))}
            onRemove={() => doing(knowledgeApi.removeDocument(document.id))}
          />
        ))}
      </ul>
    </Card>
  )
}
