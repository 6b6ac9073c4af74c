/** @jsxImportSource preact */
import { useT } from '../i18n/use-t.ts'
import type { Visit } from '../visit/state.ts'
import type { OpenVisit } from '../visit/visit.ts'
import { Rating } from './rating.tsx'

/** In place of the composer when a conversation is over. */
export function Ended({ visit, now }: { visit: OpenVisit; now: Visit }) {
  const t = useT()
  return (
    <footer class="composer ended" data-testid="ended">
      <div class="column">
        <p class="soft" role="status">
          {t('ended.title')}
        </p>
        {now.canRate ? <Rating rate={visit.rate} /> : null}
        {now.isRated ? (
          <p class="thanks" role="status" data-testid="rated">
            {t('rating.thanks')}
          </p>
        ) : null}
        <button
          type="button"
          class={now.canRate ? 'button' : 'button primary'}
          data-testid="new-conversation"
          onClick={visit.beginAnew}
        >
          {t('ended.again')}
        </button>
      </div>
    </footer>
  )
}
