import { byId, el } from '../ui/dom.js'
import { avatar, paintAvatar } from './avatar.js'
import { loadMembers } from './remote.js'
import { t } from './texts.js'

const key = 'yingda-sim-person'

/** Who holds the phone. `onChoose(person)` is called at the start and after each change. */
export async function createPeople(onChoose) {
  const dialog = byId('people')
  const name = byId('newcomer-name')
  let members = await loadMembers()
  let person = stored() ?? members[0] ?? newcomer('访客')

  const choose = (next) => {
    person = next
    localStorage.setItem(key, JSON.stringify({ userid: next.userid, name: next.name }))
    paintAvatar(byId('me-avatar'), person, 'small')
    byId('me-name').textContent = person.name
    dialog.close()
    onChoose(person)
  }
  const redraw = () => {
    name.placeholder = t('newName')
    byId('people-list').replaceChildren(...members.map((member) => el('li', {}, entry(member, person, choose))))
  }

  byId('me').addEventListener('click', async () => {
    members = await loadMembers().catch(() => members)
    redraw()
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

function entry(member, person, choose) {
  const current = member.userid === person.userid
  const words = el(
    'span',
    {},
    member.name,
    el('small', {}, [member.department, member.position].filter(Boolean).join(' · ')),
  )
  const button = el(
    'button',
    { className: 'person', type: 'button', 'aria-current': String(current) },
    avatar(member),
    words,
  )
  button.addEventListener('click', () => choose(member))
  return button
}

/** A userid must be ASCII; the name may be anything. */
function newcomer(name) {
  const number = crypto.getRandomValues(new Uint32Array(1))[0].toString(36)
  return { userid: `guest-${number}`, name }
}

function stored() {
  try {
    const { userid, name } = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof userid === 'string' && typeof name === 'string' ? { userid, name } : undefined
  } catch {
    // @NOTE somebody edited the storage: start with the first member.
    return undefined
  }
}
