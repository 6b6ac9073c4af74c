import { useEffect, useRef } from 'react'
import { useT } from '../i18n/use-t.ts'
import { groups, type PageKey, pageOf } from './pages.ts'
import { pathOfPage } from './route.ts'

/** Beside the page; above it, in one line that scrolls, where there is little room. */
export function PageMenu({ pages, open }: { pages: readonly PageKey[]; open: PageKey | undefined }) {
  const t = useT()
  const menu = useRef<HTMLElement>(null)
  useEffect(() => {
    if (open) menu.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [open])
  return (
    <nav ref={menu} className="page-menu" aria-label={t('system.title')}>
      {groups.map((group) => {
        const inside = pages.filter((key) => pageOf(key).group === group)
        if (inside.length === 0) return null
        return (
          <section key={group}>
            <h2>{t(`page.group.${group}`)}</h2>
            {inside.map((key) => (
              <a
                key={key}
                href={pathOfPage(key)}
                aria-current={key === open ? 'page' : undefined}
                data-testid={`page-${key}`}
              >
                {t(`page.${key}`)}
              </a>
            ))}
          </section>
        )
      })}
    </nav>
  )
}
