import { useT } from '../../i18n/use-t.ts'
import { clockTime, fullTime } from '../../lib/time.ts'
import type { NoteItem } from '../messages/thread-items.ts'
import './notes.css'

export function NoteBubble({ note, marked }: { note: NoteItem; marked: boolean }) {
  const t = useT()
  const at = Date.parse(note.at)
  return (
    <li
      className="note"
      data-testid="message"
      data-msg-id={note.msgId}
      data-sender="note"
      data-marked={marked || undefined}
    >
      <span className="note-head">
        {t('note.of', { name: note.name })}
        <time dateTime={note.at} title={fullTime(at)}>
          {clockTime(at)}
        </time>
      </span>
      <p>{note.content}</p>
    </li>
  )
}
