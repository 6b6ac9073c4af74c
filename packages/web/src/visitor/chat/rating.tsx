/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { useT } from '../i18n/use-t.ts'
import { Icon } from '../parts/icons.tsx'

const scores = [1, 2, 3, 4, 5]

export function Rating({ rate }: { rate: (score: number, comment: string) => Promise<void> }) {
  const t = useT()
  const [score, setScore] = useState(0)
  const [comment, setComment] = useState('')
  const [isSending, setSending] = useState(false)
  const submit = async () => {
    setSending(true)
    await rate(score, comment.trim())
    setSending(false)
  }
  return (
    <form
      class="rating"
      data-testid="rating"
      onSubmit={(event) => {
        event.preventDefault()
        if (score > 0 && !isSending) void submit()
      }}
    >
      <fieldset>
        <legend>{t('rating.title')}</legend>
        <div class="stars">
          {scores.map((value) => (
            <label key={value} class={value <= score ? 'star on' : 'star'}>
              <input
                type="radio"
                name="score"
                value={value}
                checked={score === value}
                aria-label={t('rating.stars', { score: value })}
                data-testid={`star-${value}`}
                onChange={() => setScore(value)}
              />
              <Icon name="star" filled={value <= score} />
            </label>
          ))}
        </div>
      </fieldset>
      {score > 0 ? (
        <>
          <textarea
            rows={2}
            maxLength={500}
            value={comment}
            placeholder={t('rating.comment')}
            aria-label={t('rating.comment')}
            onInput={({ currentTarget }) => setComment(currentTarget.value)}
          />
          <button type="submit" class="button primary" disabled={isSending} data-testid="rate">
            {t('rating.submit')}
          </button>
        </>
      ) : null}
    </form>
  )
}
