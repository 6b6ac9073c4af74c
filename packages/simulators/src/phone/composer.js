import { byId, el } from '../ui/dom.js'
import { isSendKey } from '../ui/send-key.js'
import { examples, t } from './texts.js'

const kinds = ['image', 'voice', 'video', 'location', 'link']
const events = ['enter_agent', 'click']

/** The lower edge: example questions, the text and its button. `onSend(message)` and `onEvent(name)` reject when it was not taken. */
export function createComposer({ onSend, onEvent }) {
  const text = byId('text')
  const button = byId('send')
  const complaint = byId('complaint')

  const fit = () => {
    button.disabled = text.value.trim() === ''
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight + 2}px`
  }
  const attempt = async (action) => {
    try {
      await action()
      complaint.hidden = true
      return true
    } catch {
      complaint.textContent = t('unreachable')
      complaint.hidden = false
      return false
    }
  }
  const send = (message) => attempt(() => onSend(message))
  const sendTyped = async () => {
    const value = text.value
    if (value.trim() === '') return
    text.value = ''
    fit()
    if (!(await send({ text: value })) && text.value === '') text.value = value
    fit()
    text.focus()
  }

  text.addEventListener('input', fit)
  text.addEventListener('keydown', (event) => {
    if (!isSendKey(event)) return
    event.preventDefault()
    void sendTyped()
  })
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault()
    void sendTyped()
  })

  byId('more').addEventListener('click', () => {
    const tools = byId('tools')
    tools.hidden = !tools.hidden
    byId('more').setAttribute('aria-expanded', String(!tools.hidden))
  })

  return {
    send,
    redraw() {
      text.placeholder = t('placeholder')
      byId('chips').replaceChildren(...examples.map((example) => chip(example, send)))
      byId('tools').replaceChildren(
        ...kinds.map((msgType) => tool(msgType, () => send({ msgType }))),
        ...events.map((event) => tool(event, () => attempt(() => onEvent(event)))),
      )
    },
  }
}

function tool(name, act) {
  const button = el('button', { className: 'chip', type: 'button', 'data-tool': name }, t(name))
  button.addEventListener('click', () => void act())
  return button
}

function chip({ text, gloss }, send) {
  const button = el('button', { className: 'chip', type: 'button' }, text)
  if (document.documentElement.lang === 'en') button.append(' ', el('small', {}, gloss))
  button.addEventListener('click', () => send({ text }))
  return button
}
