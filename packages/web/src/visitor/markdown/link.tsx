/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { safeLink } from './safe-link.ts'

type Props = { address: string; children?: ComponentChildren; text: string; isPicture?: boolean }

/** A link names the host it opens, unless its words already do. What may not be opened is shown as words. */
export function Link({ address, text, children, isPicture = false }: Props) {
  const link = safeLink(address)
  if (!link) return <span class="md-no-link">{children ?? text}</span>
  const names = text.includes(link.host)
  return (
    <a
      class={isPicture ? 'md-link md-picture' : 'md-link'}
      href={link.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
    >
      {children ?? text}
      {names ? null : <span class="md-host"> {link.host}</span>}
    </a>
  )
}
