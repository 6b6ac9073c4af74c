/** @jsxImportSource preact */
import { useT } from '../i18n/use-t.ts'
import { Icon } from '../parts/icons.tsx'
import type { Line, Visit } from '../visit/state.ts'
import type { OpenVisit } from '../visit/visit.ts'
import type { Thumb } from '../wire/types.ts'
import { Sources } from './sources.tsx'

type Props = { visit: OpenVisit; now: Visit; line: Line }

/** Under an answer: where it comes from, whether it helped, and a person when it did not. */
export function AnswerFoot({ visit, now, line: { message, progress, missed } }: Props) {
  const t = useT()
  if (progress.kind !== 'stored') return null
  const canAskPerson = (now.status === 'bot' || now.status === 'none') && !now.trouble
  const thumb = (value: Thumb) => {
    const before = message.feedback
    void visit.thumb(message.id, before === value ? undefined : value, before)
  }
  return (
    <>
      {message.sources && message.sources.length > 0 ? <Sources sources={message.sources} /> : null}
      {missed && canAskPerson ? (
        <p class="missed">
          {t('bot.missed')}
          <button type="button" class="button" data-testid="missed-handoff" onClick={() => void visit.handoff()}>
            {t('handoff')}
          </button>
        </p>
      ) : null}
      {message.id === '' ? null : (
        <div class="thumbs">
          {(['up', 'down'] as const).map((value) => (
            <button
              key={value}
              type="button"
              class="icon-button"
              aria-label={t(`thumb.${value}`)}
              aria-pressed={message.feedback === value}
              data-testid={`thumb-${value}`}
              onClick={() => thumb(value)}
            >
              <Icon name={value} filled={message.feedback === value} />
            </button>
          ))}
        </div>
      )}
    </>
  )
}
