/** @jsxImportSource preact */
import { linkify } from '../../console/thread/messages/linkify.ts'
import { Link } from '../markdown/link.tsx'

/** What a person wrote: only web addresses in it are more than text. */
export function PlainText({ text }: { text: string }) {
  const pieces = linkify(text).map(({ kind, text: words }) =>
    // biome-ignore lint/correctness/useJsxKeyInIterable: pieces of one text never change places
    kind === 'link' ? <Link address={words} text={words} /> : words,
  )
  return <p class="plain">{pieces}</p>
}
