/** @jsxImportSource preact */
import { useT } from '../i18n/use-t.ts'
import { safeLink } from '../markdown/safe-link.ts'
import { Icon } from '../parts/icons.tsx'
import type { Source } from '../wire/types.ts'

export function Sources({ sources }: { sources: readonly Source[] }) {
  const t = useT()
  return (
    <div class="sources" data-testid="sources">
      <span class="sources-label">{t('bot.sources')}</span>
      <ul>
        {sources.map((source) => (
          <li key={source.id}>
            <SourceChip source={source} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function SourceChip({ source: { title, kind, url } }: { source: Source }) {
  const t = useT()
  const link = url === undefined ? undefined : safeLink(url)
  const word = kind === 'faq' || kind === 'document' || kind === 'page' ? t(`source.${kind}`) : kind
  const words = (
    <>
      <Icon name={link ? 'link' : 'file'} />
      <span class="chip-title">{title}</span>
      {link ? <span class="md-host">{link.host}</span> : <span class="md-host">{word}</span>}
    </>
  )
  if (!link) return <span class="chip">{words}</span>
  return (
    <a class="chip" href={link.href} target="_blank" rel="noopener noreferrer nofollow">
      {words}
    </a>
  )
}
