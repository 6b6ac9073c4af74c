import { avatar, paintAvatar } from '../phone/avatar.js'
import { byId, el } from '../ui/dom.js'
import { t } from './texts.js'

const key = 'yingda-sim-customer'
const known = [
  { userid: 'wmDemoXiaoyu', name: '小雨' },
  { userid: 'wmDemoAzhe', name: '阿哲' },
  { userid: 'wmDemoChengzi', name: '橙子' },
]

/** Which customer holds the phone. `onChoose(person)` is called at the start and after each change. */
export function createPeople(onChoose) {
  const dialog = byId('people')
  const name = byId('newcomer-name')
  let person = stored() ?? known[0]

  const choose = (next) => {
    person = next
    localStorage.setItem(key, JSON.stringify(next))
    paintAvatar(byId('me-avatar'), person, 'small')
    byId('me-name').textContent = person.name
    dialog.close()
    onChoose(person)
  }
  const redraw = () => {
    name.placeholder = t('newName')
    byId('people-list').replaceChildren(...known.map((one) => el('li', {}, entry(one, person, choose))))
  }

  byId('me').addEventListener('click', () => {
    redraw()
    dialog.showModal()
  })
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  byId('newcomer').addEventListener('submit', (event) => {
    event.preventDefault()
    if (name.value.trim() === '') return
    const number = crypto.getRandomValues(new Uint32Array(1))[0].toString(36)
    choose({ userid: `wm${number}`, name: name.value.trim() })
    name.value = ''
  })

  choose(person)
  return { redraw }
}

function entry(one, person, choose) {
  const current = String(one.userid === person.userid)
  const button = el('button', { className: 'person', type: 'button', 'aria-current': current }, avatar(one), one.name)
  button.addEventListener('click', () => choose(one))
  return button
}

function stored() {
  try {
    const { userid, name } = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof userid === 'string' && typeof name === 'string' ? { userid, name } : undefined
  } catch {
    // @NOTE somebody edited the storage: start with the first customer.
    return undefined
  }
}
