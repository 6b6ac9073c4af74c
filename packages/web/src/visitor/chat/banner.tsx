/** @jsxImportSource preact */
import { useT } from '../i18n/use-t.ts'
import type { Visit } from '../visit/state.ts'

/** One thin line about how things stand: the network first, then who serves. */
export function Banner({ now }: { now: Visit }) {
  const t = useT()
  const isLost = now.connection === 'lost' && !now.trouble
  return (
    <div class="banners" role="status">
      {isLost ? (
        <p class="banner lost" data-testid="lost">
          {t('status.lost')}
        </p>
      ) : null}
      {now.status === 'queued' ? (
        <p class="banner queued" data-testid="queued">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t('status.queued')}
          {now.queuePosition === undefined ? null : (
            <strong data-testid="position">{t('status.position', { position: now.queuePosition })}</strong>
          )}
        </p>
      ) : null}
      {now.status === 'agent' ? (
        <p class="banner served" data-testid="agent-joined">
          {now.agentName ? t('status.agent', { name: now.agentName }) : t('status.agentNoName')}
        </p>
      ) : null}
    </div>
  )
}
