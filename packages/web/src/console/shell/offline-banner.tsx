import { useFeed } from '../desk/context.ts'
import { useT } from '../i18n/use-t.ts'

/** A thin line, not a curtain: reading and typing go on while the feed is away. */
export function OfflineBanner() {
  const lost = useFeed((state) => state.link === 'lost')
  return lost ? <LostLine offline={!navigator.onLine} /> : null
}

export function LostLine({ offline }: { offline: boolean }) {
  const t = useT()
  return (
    <div className="offline-banner" data-testid="banner-offline" role="status">
      <span className="offline-pulse" aria-hidden="true" />
      {t(offline ? 'link.offline' : 'link.lost')}
    </div>
  )
}
