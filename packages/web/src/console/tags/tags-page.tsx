import { PlusOutlined, TagsOutlined } from '@ant-design/icons'
import type { Tag } from '@yingda/server/domains/customers/contract'
import { Button, Popconfirm, Skeleton } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { LoadFailed } from '../admin/load-failed.tsx'
import { useLoad } from '../admin/use-load.ts'
import { useComplaint } from '../desk/use-complaint.ts'
import { useT } from '../i18n/use-t.ts'
import { tagsApi } from './api.ts'
import { tagsLoaded } from './known-tags.ts'
import { TagChip } from './tag-chip.tsx'
import { TagForm } from './tag-form.tsx'

/** The words of the desk for customers and sessions. */
export function TagsPage() {
  const t = useT()
  const { data, failure, reload } = useLoad(useCallback(() => tagsApi.list(), []))
  const [edited, setEdited] = useState<Tag | 'new'>()
  useEffect(() => {
    if (data) tagsLoaded(data)
  }, [data])
  if (!data) {
    return failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton active paragraph={{ rows: 6 }} />
  }
  return (
    <>
      <div className="system-bar">
        <small>{t('tags.emptyHint')}</small>
        <Button type="primary" icon={<PlusOutlined />} data-testid="tag-add" onClick={() => setEdited('new')}>
          {t('tags.add')}
        </Button>
      </div>
      {data.length === 0 ? (
        <div className="pane-note">
          <TagsOutlined />
          <strong>{t('tags.empty')}</strong>
        </div>
      ) : (
        <ul className="tag-rows">
          {data.map((tag) => (
            <Row key={tag.tagId} tag={tag} onEdit={() => setEdited(tag)} onGone={reload} />
          ))}
        </ul>
      )}
      <TagForm edited={edited} onClose={() => setEdited(undefined)} onSaved={reload} />
    </>
  )
}

function Row({ tag, onEdit, onGone }: { tag: Tag; onEdit: () => void; onGone: () => void }) {
  const t = useT()
  const complain = useComplaint()
  const remove = complain(async () => {
    await tagsApi.remove(tag.tagId)
    onGone()
  })
  return (
    <li className="tag-row" data-testid="tag-row">
      <TagChip tag={tag} />
      <Button type="text" size="small" onClick={onEdit}>
        {t('replies.edit')}
      </Button>
      <Popconfirm
        title={t('tags.removeAsk', { name: tag.name })}
        placement="topRight"
        okText={t('tags.remove')}
        cancelText={t('customer.cancel')}
        okButtonProps={{ danger: true }}
        onConfirm={() => void remove()}
      >
        <Button type="text" size="small" danger>
          {t('tags.remove')}
        </Button>
      </Popconfirm>
    </li>
  )
}
