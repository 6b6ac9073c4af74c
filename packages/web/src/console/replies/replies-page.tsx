import { PaperClipOutlined, PlusOutlined, ThunderboltOutlined } from '@ant-design/icons'
import type { CannedReply, ReplyScope } from '@yingda/server/domains/canned-replies/contract'
import { Button, Input, Popconfirm, Segmented, Skeleton } from 'antd'
import { useCallback, useState } from 'react'
import { LoadFailed } from '../admin/load-failed.tsx'
import { useLoad } from '../admin/use-load.ts'
import { useComplaint } from '../desk/use-complaint.ts'
import { useT } from '../i18n/use-t.ts'
import { matching } from '../thread/reply/canned/match.ts'
import { repliesApi, replyShelf } from './api.ts'
import './replies.css'
import { ReplyForm } from './reply-form.tsx'

const scopes = ['all', 'desk', 'team', 'own'] as const

/** Replies kept ready: one's own, and what is shared; whoever may, looks after the shared ones too. */
export function RepliesPage() {
  const t = useT()
  const { data, failure, reload } = useLoad(useCallback(() => repliesApi.list(), []))
  const [scope, setScope] = useState<ReplyScope | 'all'>('all')
  const [typed, setTyped] = useState('')
  const [edited, setEdited] = useState<CannedReply | 'new'>()
  const changed = () => {
    replyShelf.forget()
    reload()
  }
  if (!data) {
    return failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton active paragraph={{ rows: 8 }} />
  }
  const shown = matching(data, typed.trim()).filter((reply) => scope === 'all' || reply.scope === scope)
  return (
    <>
      <p className="replies-lead">{t('replies.lead')}</p>
      <div className="replies-bar">
        <Segmented
          value={scope}
          aria-label={t('replies.scope')}
          options={scopes.map((value) => ({ value, label: t(`replies.scope.${value}`) }))}
          onChange={setScope}
        />
        <Input
          allowClear
          value={typed}
          placeholder={t('replies.find')}
          aria-label={t('replies.find')}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="primary" icon={<PlusOutlined />} data-testid="reply-add" onClick={() => setEdited('new')}>
          {t('replies.add')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <div className="pane-note">
          <ThunderboltOutlined />
          <strong>{t(data.length === 0 ? 'replies.empty' : 'canned.noMatch')}</strong>
          {data.length === 0 && <small>{t('replies.emptyHint')}</small>}
        </div>
      ) : (
        <ul className="reply-rows">
          {shown.map((reply) => (
            <Row key={reply.replyId} reply={reply} onEdit={() => setEdited(reply)} onGone={changed} />
          ))}
        </ul>
      )}
      <ReplyForm edited={edited} onClose={() => setEdited(undefined)} onSaved={changed} />
    </>
  )
}

function Row({ reply, onEdit, onGone }: { reply: CannedReply; onEdit: () => void; onGone: () => void }) {
  const t = useT()
  const complain = useComplaint()
  const remove = complain(async () => {
    await repliesApi.remove(reply.replyId)
    onGone()
  })
  const { shortcut, title, content, scope, teamName, files, uses, mayChange } = reply
  return (
    <li className="reply-row" data-testid="reply-row">
      <div>
        <span className="reply-head">
          <code>/{shortcut}</code>
          <strong>{title}</strong>
        </span>
        <p>{content}</p>
        <small>
          {teamName ?? t(`replies.scope.${scope}`)} · {t('replies.uses', { count: uses })}
          {files?.map(({ fileId, name }) => (
            <span key={fileId}>
              {' · '}
              <PaperClipOutlined /> {name}
            </span>
          ))}
        </small>
      </div>
      {mayChange && (
        <span className="reply-acts">
          <Button type="text" size="small" onClick={onEdit}>
            {t('replies.edit')}
          </Button>
          <Popconfirm
            title={t('replies.removeAsk', { title })}
            placement="topRight"
            okText={t('replies.remove')}
            cancelText={t('replies.cancel')}
            okButtonProps={{ danger: true }}
            onConfirm={() => void remove()}
          >
            <Button type="text" size="small" danger>
              {t('replies.remove')}
            </Button>
          </Popconfirm>
        </span>
      )}
    </li>
  )
}
