import { byId, el } from '../ui/dom.js'
import { avatar, paintAvatar } from './avatar.js'

/**
 * Who holds the phone: chosen in the dialog, remembered under `key`. `people()` are those to choose from, `wordsOf(person)`
 * what stands beside their face, `newcomer(name)` makes somebody new, `onChoose(person)` is called at the start and after
 * each change.
 */
export function createHolder({ key, first, people, wordsOf, newcomer, newName, onChoose }) {
  const dialog = byId('people')
  const name = byId('newcomer-name')
  let person = stored(key) ?? first

  const choose = (next) => {
    person = next
    localStorage.setItem(key, JSON.stringify({ userid: next.userid, name: next.name }))
    paintAvatar(byId('me-avatar'), person, 'small')
    byId('me-name').textContent = person.name
    dialog.close()
    onChoose(person)
  }
  const entry = (one) => {
    const current = String(one.userid === person.userid)
    const face = { className: 'person', type: 'button', 'aria-current': current }
    const button = el('button', face, avatar(one), wordsOf(one))
    button.addEventListener('click', () => choose(one))
    return el('li', {}, button)
  }
  const redraw = async () => {
    name.placeholder = newName()
    byId('people-list').replaceChildren(...(await people()).map(entry))
  }

  byId('me').addEventListener('click', async () => {
    await redraw()
    dialog.showModal()
  })
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  byId('newcomer').addEventListener('submit', (event) => {
    event.preventDefault()
    if (name.value.trim() === '') return
    choose(newcomer(name.value.trim()))
    name.value = ''
  })

  choose(person)
  return { redraw }
}

/** A name may be anything, an id must be ASCII. */
export const someId = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(36)

function stored(key) {
  try {
    const { userid, name } = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof userid === 'string' && typeof name === 'string' ? { userid, name } : undefined
  } catch {
    // @NOTE somebody edited the storage: start with the first person.
    return undefined
  }
}
