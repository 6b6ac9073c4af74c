import type { Settings } from './settings.ts'

const words = {
  'zh-CN': { open: '打开在线客服', close: '关闭在线客服', unread: (count: number) => `，${count} 条未读消息` },
  en: { open: 'Open support chat', close: 'Close support chat', unread: (count: number) => `, ${count} unread` },
}
const bubble = 'M5 4h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-7l-5 4v-4H5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3Z'
const cross = 'm6 6 12 12M18 6 6 18'
const most = 99

/** The button in the corner, with the number of replies nobody has seen. */
export function makeButton(lang: Settings['lang']) {
  const text = words[lang]
  const element = document.createElement('button')
  const badge = document.createElement('span')
  const icon = drawing()
  element.type = 'button'
  element.className = 'button'
  badge.className = 'badge'
  element.append(icon.element, badge)
  let isPressed = false
  let unread = 0
  const tell = () => {
    element.setAttribute('aria-expanded', String(isPressed))
    element.setAttribute('aria-label', (isPressed ? text.close : text.open) + (unread > 0 ? text.unread(unread) : ''))
    badge.textContent = unread > most ? `${most}+` : String(unread)
    badge.hidden = unread === 0
    icon.draw(isPressed ? cross : bubble)
    element.classList.toggle('open', isPressed)
  }
  tell()
  return {
    element,
    isPressed: () => isPressed,
    /** On a small screen the page has a button of its own that closes it. */
    giveWay: () => element.classList.add('gives-way'),
    press(now: boolean) {
      isPressed = now
      tell()
    },
    count(now: number) {
      unread = now
      tell()
    },
  }
}

function drawing() {
  const namespace = 'http://www.w3.org/2000/svg'
  const element = document.createElementNS(namespace, 'svg')
  const path = document.createElementNS(namespace, 'path')
  element.setAttribute('viewBox', '0 0 24 24')
  element.setAttribute('aria-hidden', 'true')
  element.append(path)
  return { element, draw: (shape: string) => path.setAttribute('d', shape) }
}
