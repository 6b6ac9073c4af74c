import type { Translate } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fillOf, type Limits, mostCharacters, partsOf } from './limits.ts'

const near = 0.9

/** How near a text is to what fits into one message; it appears before it matters. */
export function TextCount({ text, limits }: { text: string; limits: Limits }) {
  const t = useT()
  const over = Array.from(text).length - mostCharacters
  const words = over > 0 ? t('composer.tooLong', { count: over }) : limits && wordsOf(t, text, limits)
  if (words === undefined) return null
  return (
    <span className="composer-count" data-testid="composer-count" data-over={over > 0 || undefined} role="status">
      {words}
    </span>
  )
}

function wordsOf(t: Translate, text: string, limits: NonNullable<Limits>): string | undefined {
  const parts = partsOf(text, limits)
  if (parts > 1) return t('composer.parts', { parts })
  const { used, most, unit } = fillOf(text, limits)
  if (used <= most * near) return undefined
  return t(unit === 'bytes' ? 'composer.bytes' : 'composer.count', { count: used, limit: most })
}
