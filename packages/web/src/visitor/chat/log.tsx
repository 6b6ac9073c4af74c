/** @jsxImportSource preact */
import { useMemo, useRef, useState } from 'preact/hooks'
import { useLocale, useT } from '../i18n/use-t.ts'
import { Dots } from '../parts/dots.tsx'
import { Icon } from '../parts/icons.tsx'
import { isBusy, type Visit } from '../visit/state.ts'
import type { OpenVisit } from '../visit/visit.ts'
import { LineView } from './line.tsx'
import { useStickToEnd } from './use-stick-to-end.ts'
import { Welcome } from './welcome.tsx'
import { whenLines } from './when.ts'

export function Log({ visit, now }: { visit: OpenVisit; now: Visit }) {
  const t = useT()
  const locale = useLocale()
  const scroller = useRef<HTMLDivElement>(null)
  const { lines, older, freshFrom } = now
  const last = lines.at(-1)
  const { isAway, missed, toEnd, onScroll } = useStickToEnd(scroller, {
    first: lines[0]?.key,
    last: last?.key,
    isOwn: last?.message.role === 'user',
  })
  const times = useMemo(() => whenLines(lines, locale, t), [lines, locale, t])
  const beginsAt = freshFrom === undefined ? -1 : lines.findIndex(({ key }) => key === freshFrom)
  const isWaiting = isBusy(now) && last?.message.role === 'user' && (now.status === 'bot' || now.status === 'none')
  return (
    <div class="log-frame">
      <div class="log" ref={scroller} onScroll={onScroll}>
        <div class="column">
          {now.phase === 'loading' ? <Loading /> : null}
          {older === undefined ? null : <Older load={visit.loadOlder} />}
          {older === undefined && now.phase === 'open' && beginsAt < 0 ? <Welcome visit={visit} now={now} /> : null}
          <div role="log" aria-live="polite" aria-label={t('log.label')} class="lines" data-testid="log">
            {lines.map((line, at) => (
              <div key={line.key} class="line-place">
                {times[at] ? <p class="when">{times[at]}</p> : null}
                <LineView visit={visit} now={now} line={line} />
                {at === beginsAt ? <Divider /> : null}
              </div>
            ))}
          </div>
          {beginsAt >= 0 && beginsAt === lines.length - 1 ? <Welcome visit={visit} now={now} /> : null}
          {isWaiting ? <Dots label={t('bot.thinking')} /> : null}
          {now.isTyping ? <Dots label={t('status.typing')} isShown /> : null}
        </div>
      </div>
      {isAway ? (
        <button
          type="button"
          class={missed ? 'to-end news' : 'to-end'}
          onClick={toEnd}
          aria-label={t('log.newMessages')}
        >
          <Icon name="downwards" />
          {missed ? <span>{t('log.newMessages')}</span> : null}
        </button>
      ) : null}
    </div>
  )
}

function Older({ load }: { load: () => Promise<void> }) {
  const t = useT()
  const [isLoading, setLoading] = useState(false)
  const press = async () => {
    setLoading(true)
    await load()
    setLoading(false)
  }
  return (
    <button
      type="button"
      class="button quiet older"
      disabled={isLoading}
      data-testid="older"
      onClick={() => void press()}
    >
      {isLoading ? t('loading') : t('log.older')}
    </button>
  )
}

function Divider() {
  const t = useT()
  return <p class="divider">{t('log.earlier')}</p>
}

function Loading() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  )
}
