import { byId, el } from './dom.js'
import { isSendKey } from './send-key.js'

/** Runs what may be refused, and says why under the conversation. `wordsFor(error)` is the sentence. */
export function complaining(wordsFor) {
  const complaint = byId('complaint')
  return async (action) => {
    try {
      await action()
      complaint.hidden = true
      return true
    } catch (error) {
      complaint.textContent = wordsFor(error)
      complaint.hidden = false
      return false
    }
  }
}

/** The field of a message and its button. `send(text)` says whether it was taken; what was not stands there again. */
export function typing(send) {
  const text = byId('text')
  const fit = () => {
    byId('send').disabled = text.value.trim() === ''
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight + 2}px`
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
  return text
}

/** A small button that does one thing. */
export function tool(name, words, act) {
  const button = el('button', { className: 'chip', type: 'button', 'data-tool': name }, words)
  button.addEventListener('click', () => void act())
  return button
}
