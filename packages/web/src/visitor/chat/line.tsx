/** @jsxImportSource preact */
import { sentenceOf, useT } from '../i18n/use-t.ts'
import { RichText } from '../markdown/rich-text.tsx'
import { Avatar } from '../parts/avatar.tsx'
import type { Line, Visit } from '../visit/state.ts'
import type { OpenVisit } from '../visit/visit.ts'
import { AnswerFoot } from './answer-foot.tsx'
import { FilePart } from './file-part.tsx'
import { PlainText } from './plain-text.tsx'

type Props = { visit: OpenVisit; now: Visit; line: Line }

export function LineView({ visit, now, line }: Props) {
  const { role } = line.message
  if (role === 'system') return <p class="system">{line.message.content}</p>
  if (role === 'user') return <OwnLine visit={visit} now={now} line={line} />
  return <TheirLine visit={visit} now={now} line={line} />
}

function OwnLine({ visit, now, line }: Props) {
  const t = useT()
  const { progress } = line
  return (
    <article class="line own" data-testid="line" data-role="user" data-progress={progress.kind}>
      <h3 class="only-read-aloud">{t('log.you')}</h3>
      <div class={bubbleClass(line)}>
        <Body visit={visit} line={line} />
      </div>
      {progress.kind === 'failed' ? (
        <p class="failed" role="alert">
          {t('message.failed', { reason: sentenceOf(t, progress.failure) })}
          {now.trouble ? null : (
            <button type="button" data-testid="again" onClick={() => visit.again(line)}>
              {t('message.again')}
            </button>
          )}
        </p>
      ) : null}
    </article>
  )
}

function TheirLine({ visit, now, line }: Props) {
  const t = useT()
  const { message, progress } = line
  const isAgent = message.role === 'agent'
  const name = isAgent ? (message.name ?? now.agentName ?? t('log.agent')) : visit.card.name
  return (
    <article
      class={`line theirs from-${message.role}`}
      data-testid="line"
      data-role={message.role}
      data-progress={progress.kind}
      aria-busy={progress.kind === 'writing'}
    >
      <Avatar name={name} picture={isAgent ? null : visit.card.avatar_url} kind={isAgent ? 'agent' : 'bot'} />
      <div class="said">
        <h3 class="only-read-aloud">{name}</h3>
        <div class={bubbleClass(line)}>
          <Body visit={visit} line={line} />
        </div>
        {progress.kind === 'stopped' ? <p class="stopped">{t('bot.stopped')}</p> : null}
        {message.role === 'assistant' ? <AnswerFoot visit={visit} now={now} line={line} /> : null}
      </div>
    </article>
  )
}

/** A picture is its own frame. */
const bubbleClass = ({ message }: Line) =>
  message.file?.kind === 'image' && !message.recalled ? 'bubble picture-bubble' : 'bubble'

function Body({ visit, line: { message, file, progress } }: Omit<Props, 'now'>) {
  const t = useT()
  if (message.recalled) return <em class="soft">{t('message.recalled')}</em>
  if (message.file) return <FilePart calls={visit.calls} file={message.file} />
  if (file) return <FilePart sending={file} share={progress.kind === 'sending' ? progress.share : undefined} />
  return message.role === 'assistant' ? <RichText text={message.content} /> : <PlainText text={message.content} />
}
