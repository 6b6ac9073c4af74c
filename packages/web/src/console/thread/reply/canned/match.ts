import type { CannedReply } from '@yingda/server/domains/canned-replies/contract'
import { matchesWords } from '../../../shell/actions/match-words.ts'

/**
 * What follows a slash at the very beginning, or what a Chinese input method makes of its key; undefined where nobody
 * asks for a reply.
 */
export const askedFor = (text: string): string | undefined => /^[/／、](\S*)$/.exec(text)?.[1]

/** Whose shortcut begins so comes first; then whatever has the letters anywhere. The order of use stays. */
export function matching(replies: readonly CannedReply[], typed: string): CannedReply[] {
  const begins = ({ shortcut }: CannedReply) => shortcut.toLowerCase().startsWith(typed.toLowerCase())
  const found = replies.filter(({ shortcut, title, content }) => matchesWords(`${shortcut} ${title} ${content}`, typed))
  return [...found.filter(begins), ...found.filter((reply) => !begins(reply))]
}
