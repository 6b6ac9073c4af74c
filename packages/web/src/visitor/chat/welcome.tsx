/** @jsxImportSource preact */
import { useT } from '../i18n/use-t.ts'
import { RichText } from '../markdown/rich-text.tsx'
import { Avatar } from '../parts/avatar.tsx'
import { isBusy, type Visit } from '../visit/state.ts'
import type { OpenVisit } from '../visit/visit.ts'

/** Who answers here, and what could be asked. */
export function Welcome({ visit: { card, say }, now }: { visit: OpenVisit; now: Visit }) {
  const t = useT()
  const isFirst = now.lines.length === 0 || now.freshFrom !== undefined
  const offers = isFirst && !now.trouble && (now.status === 'none' || now.status === 'bot')
  const questions = offers ? (card.suggested_questions ?? []) : []
  return (
    <section class="welcome" data-testid="welcome">
      <Avatar name={card.name} picture={card.avatar_url} kind="bot" size="large" />
      <h2>{card.name}</h2>
      <div class="welcome-words">
        <RichText text={card.welcome ?? t('bot.welcome')} />
      </div>
      {questions.length > 0 ? (
        <>
          <p class="welcome-ask">{t('bot.ask')}</p>
          <ul class="suggested">
            {questions.map((question) => (
              <li key={question}>
                <button type="button" disabled={isBusy(now)} data-testid="suggested" onClick={() => say(question)}>
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="welcome-notice">{t('bot.notice')}</p>
    </section>
  )
}
