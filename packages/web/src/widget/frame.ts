import type { Settings } from './settings.ts'

const patienceMs = 15_000
const words = {
  'zh-CN': { title: '在线客服', open: '窗口没有打开？在新页面中打开' },
  en: { title: 'Support chat', open: 'Nothing here? Open it in a new page' },
}

type Hears = { onReady: () => void; onUnread: (count: number) => void; onClose: () => void }

/** The page in its frame. It is spoken with by messages; only those of this frame and of the desk's origin are heard. */
export function openFrame(root: ShadowRoot, { page, origin, lang }: Settings, { onReady, onUnread, onClose }: Hears) {
  const panel = document.createElement('div')
  const frame = document.createElement('iframe')
  const instead = document.createElement('a')
  panel.className = 'panel'
  instead.className = 'instead'
  instead.href = page
  instead.target = '_blank'
  instead.rel = 'noopener noreferrer'
  instead.textContent = words[lang].open
  instead.hidden = true
  frame.title = words[lang].title
  frame.referrerPolicy = 'no-referrer'
  frame.allow = 'clipboard-write'
  frame.src = page
  panel.append(frame, instead)

  let isShown = true
  let isReady = false
  const tell = (yingda: 'hello' | 'shown' | 'hidden') => frame.contentWindow?.postMessage({ yingda }, origin)
  // A browser says nothing when the link does not allow this site: then the page never answers.
  const patience = setTimeout(() => {
    instead.hidden = false
  }, patienceMs)
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || from !== origin || typeof data !== 'object' || data === null) return
    const said: unknown = Reflect.get(data, 'yingda')
    const count: unknown = Reflect.get(data, 'count')
    if (said === 'close') onClose()
    if (said === 'unread' && typeof count === 'number' && count >= 0) onUnread(Math.floor(count))
    if (said === 'here') tell('hello')
    if (said !== 'ready') return
    isReady = true
    clearTimeout(patience)
    instead.hidden = true
    onReady()
    tell(isShown ? 'shown' : 'hidden')
  })
  root.append(panel)
  return {
    show(now: boolean) {
      isShown = now
      panel.classList.toggle('shown', now)
      if (isReady) tell(now ? 'shown' : 'hidden')
      if (now) frame.focus()
    },
  }
}
