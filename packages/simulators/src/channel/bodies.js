import { richText } from '../phone/rich-text.js'
import { el } from '../ui/dom.js'
import { t } from './texts.js'

const bodies = {
  text: ({ text }) => richText(text),
  emoji: ({ content }) => picture(content.resource_url),
  image: ({ content }) => picture(content.file ? fileUrl(content) : content.url),
  user_local_image: ({ content }) => picture(fileUrl(content)),
  question_guide_msg_card: ({ text }) => sheet(...text.split('\n')),
  retain_consult_card: ({ content }) =>
    sheet(t('retain_consult_card'), ...(content.card_data ?? []).map(({ label, value }) => `${label}：${value}`)),
}

/** What a message of any kind looks like; one that is not drawn is its words. */
export function drawBody(item) {
  const draw = Object.hasOwn(bodies, item.type) ? bodies[item.type] : bodies.text
  return draw(item) ?? bodies.text(item)
}

/** Only pictures of this simulator are shown; anything else stays words. */
function picture(url) {
  const isOurs = URL.canParse(url ?? '', location.href) && new URL(url, location.href).origin === location.origin
  return isOurs ? el('img', { src: url, alt: t('image') }) : undefined
}

function sheet(title, ...lines) {
  return el('div', { className: 'sheet' }, el('strong', {}, title), ...lines.map((line) => el('span', {}, line)))
}

const fileUrl = ({ file }) => `/douyin/obj/${encodeURIComponent(file ?? '')}`
