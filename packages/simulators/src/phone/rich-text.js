import { el } from '../ui/dom.js'

const link = /<a\s+href="(https?:\/\/[^"\s]+)"[^<>]*>([^<]*)<\/a>|https?:\/\/[\w\-.~:/?#@!$&*+,;=%[\]]+[\w/#=&]/g

/** A text as WeCom shows it: links can be opened, everything else is text however it looks. */
export function richText(text) {
  const parts = document.createDocumentFragment()
  let end = 0
  for (const match of text.matchAll(link)) {
    parts.append(text.slice(end, match.index), anchor(match[1] ?? match[0], match[2] || match[0]))
    end = match.index + match[0].length
  }
  parts.append(text.slice(end))
  return parts
}

function anchor(href, label) {
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label)
}
