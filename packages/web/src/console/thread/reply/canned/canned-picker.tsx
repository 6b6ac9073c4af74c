import { PaperClipOutlined } from '@ant-design/icons'
import type { CannedReply } from '@yingda/server/domains/canned-replies/contract'
import { Skeleton } from 'antd'
import { useT } from '../../../i18n/use-t.ts'
import './canned.css'
import type { Canned } from './use-canned.ts'

export const cannedListId = 'canned-replies'
export const cannedId = ({ replyId }: CannedReply): string => `canned-${replyId}`

/** Above the field, which keeps the keyboard. */
export function CannedPicker({ canned }: { canned: Canned }) {
  const t = useT()
  const { open, replies, found, place, pick, fill, onPlace } = canned
  if (!open) return null
  return (
    <div className="canned" data-testid="canned">
      <div id={cannedListId} role="listbox" aria-label={t('canned.title')}>
        {found.map((reply, index) => (
          <button
            type="button"
            key={reply.replyId}
            id={cannedId(reply)}
            role="option"
            tabIndex={-1}
            aria-selected={index === place}
            data-testid="canned-reply"
            ref={(row) => {
              if (index === place) row?.scrollIntoView({ block: 'nearest' })
            }}
            onMouseMove={() => onPlace(index)}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(reply)}
          >
            <span>
              <code>/{reply.shortcut}</code>
              <strong>{reply.title}</strong>
              {reply.files && <PaperClipOutlined aria-label={t('canned.hasFiles', { count: reply.files.length })} />}
            </span>
            <small>{firstLine(fill?.(reply.content) ?? reply.content)}</small>
          </button>
        ))}
      </div>
      {replies === undefined && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {replies !== undefined && found.length === 0 && (
        <p className="canned-none" role="status">
          {t(replies === 'failed' ? 'canned.failed' : replies.length === 0 ? 'canned.none' : 'canned.noMatch')}
        </p>
      )}
    </div>
  )
}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? ''
