import { richText } from '../phone/rich-text.js'
import { el } from '../ui/dom.js'
import { t } from './texts.js'

const bodies = {
  text: ({ text }) => richText(text),
  image: ({ content }) => el('img', { src: mediaUrl(content), alt: t('image') }),
  video: ({ content }) => fileLink(content, t('video')),
  voice: ({ content }) => fileLink(content, t('voice')),
  file: ({ content }) => fileLink(content, t('file')),
  link: ({ content }) => anchor(content.url, content.title),
  msgmenu: drawMenu,
}

/** What a message of any kind looks like; one that is not drawn is its text. */
export function drawBody(item, onPick) {
  const draw = Object.hasOwn(bodies, item.msgtype) ? bodies[item.msgtype] : plain
  return draw(item, onPick)
}

function plain({ text, msgtype }) {
  return richText(text || t('unknownKind', { msgtype }))
}

/** Text, entries to press, and text again. */
function drawMenu({ content }, onPick) {
  const entries = (content.list ?? []).map((entry) => drawEntry(entry, onPick))
  const head = el('div', {}, richText(content.head_content ?? ''))
  return el('div', {}, head, el('div', { className: 'menu' }, ...entries), richText(content.tail_content ?? ''))
}

function drawEntry(entry, onPick) {
  const inner = entry[entry.type] ?? {}
  if (entry.type === 'view') return anchor(inner.url, inner.content)
  if (entry.type !== 'click') return el('span', {}, inner.content ?? '')
  const button = el('button', { type: 'button' }, inner.content)
  button.addEventListener('click', () => onPick({ menu_id: inner.id ?? '', text: inner.content }))
  return button
}

function fileLink(content, label) {
  return el('a', { href: mediaUrl(content), download: '' }, label)
}

/** Only web addresses can be opened; anything else stays a text. */
function anchor(href, label) {
  if (!/^https?:\/\//.test(href ?? '')) return el('span', {}, label ?? '')
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label || href)
}

function mediaUrl({ media_id }) {
  return `/_sim/wecom/media?media_id=${encodeURIComponent(media_id ?? '')}`
}
