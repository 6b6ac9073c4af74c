import { byId, el } from '../ui/dom.js'
import { examples, t } from './texts.js'

/** The lower edge: example questions, the text and its button. `onSend(text)` rejects when it was not taken. */
export function createComposer(onSend) {
  const text = byId('text')
  const button = byId('send')
  const complaint = byId('complaint')

  const fit = () => {
    button.disabled = text.value.trim() === ''
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight + 2}px`
  }
  const send = async (value) => {
    try {
      await onSend(value)
      complaint.hidden = true
      return true
    } catch {
      complaint.textContent = t('unreachable')
      complaint.hidden = false
      return false
    }
  }
  const sendTyped = async () => {
    const value = text.value
    if (value.trim() === '') return
    text.value = ''
    fit()
    if (!(await send(value)) && text.value === '') text.value = value
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

  return {
    send,
    redraw() {
      text.placeholder = t('placeholder')
      byId('chips').replaceChildren(...examples.map((example) => chip(example, send)))
    },
  }
}

/** Enter that ends the choice of a character (IME) is not Enter; Safari tells it only by code 229. */
function isSendKey({ key, shiftKey, isComposing, keyCode }) {
  return key === 'Enter' && !shiftKey && !isComposing && keyCode !== 229
}

function chip({ text, gloss }, send) {
  const button = el('button', { className: 'chip', type: 'button' }, text)
  if (document.documentElement.lang === 'en') button.append(' ', el('small', {}, gloss))
  button.addEventListener('click', () => send(text))
  return button
}
