import type { Found, Source } from './answering.ts'

/** Each entry once, in their order. */
export const sourcesOf = (entries: readonly Found[]): Source[] =>
  [...new Map(entries.map((entry) => [entry.id, entry])).values()].map(({ id, question, title, kind, url }) => ({
    id,
    title: title || question,
    kind: kind ?? 'faq',
    ...(url && { url }),
  }))
