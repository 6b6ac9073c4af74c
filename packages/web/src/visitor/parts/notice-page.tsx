/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'

type Props = { sentence: string; children?: ComponentChildren; testId?: string }

/** A page that has one thing to say. */
export function NoticePage({ sentence, children, testId = 'notice' }: Props) {
  return (
    <main class="notice-page" data-testid={testId}>
      <p role="status">{sentence}</p>
      {children}
    </main>
  )
}
