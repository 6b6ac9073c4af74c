import { byId, el } from '../ui/dom.js'
import { languageButton, onLanguage } from '../ui/language.js'
import { createChat } from './chat.js'
import { createComposer } from './composer.js'
import { createPanel } from './panel.js'
import { createPeople } from './people.js'
import { enter, loadAccounts, openStream, recall, upload, write } from './remote.js'
import { t } from './texts.js'

const accounts = await loadAccounts()
const link = new URLSearchParams(location.search)
let account = accounts.find(({ open_kfid }) => open_kfid === link.get('kf')) ?? accounts[0]
let customer
let close = () => {}
/** Undefined until the first answer. */
let connected

const who = () => ({ open_kfid: account.open_kfid, from: customer.userid, name: customer.name })
const say = (body) => write({ ...who(), ...body })
const chat = createChat({
  onPick: (entry) => composer.attempt(() => say(entry)),
  onRecall: (msgid) => composer.attempt(() => recall({ open_kfid: account.open_kfid, msgid })),
})
const composer = createComposer({ onSay: say, onEnter: () => enter({ ...who(), ...sceneOf(link) }), onFile: sendFile })
const panel = createPanel(() => ({ account, customer }))

async function sendFile(file) {
  const type = file.type.startsWith('image/') ? 'image' : file.type === 'video/mp4' ? 'video' : 'file'
  await say({ type, content: { media_id: await upload(type, file) } })
}

/** What a contact link was made with, and what somebody added to it. */
function sceneOf(query) {
  const encoded = query.get('enc_scene')?.replace(/^ENC/, '').replaceAll('-', '+').replaceAll('_', '/')
  const scene = encoded ? (atob(encoded).split('|')[1] ?? '') : 'web'
  return { scene, scene_param: query.get('scene_param') ?? '' }
}

function open() {
  close()
  if (!account || !customer) return
  chat.show(customer, [])
  close = openStream(account.open_kfid, customer.userid, {
    onHistory: (items) => chat.show(customer, items),
    onLine: (line) => {
      chat.put(line)
      void panel.refresh()
    },
    onConnection: showConnection,
  })
  panel.redraw()
  void panel.refresh()
}

function showConnection(isConnected) {
  connected = isConnected
  byId('connection').textContent = connected === undefined ? '' : t(connected ? 'connected' : 'lost')
  byId('connection').classList.toggle('lost', !connected)
}

byId('account').replaceChildren(...accounts.map(({ open_kfid, name }) => el('option', { value: open_kfid }, name)))
byId('account').value = account?.open_kfid ?? ''
byId('account').addEventListener('change', ({ target }) => {
  account = accounts.find(({ open_kfid }) => open_kfid === target.value)
  open()
})
languageButton(byId('language'))
const people = createPeople((person) => {
  customer = person
  open()
})
onLanguage(t, () => {
  composer.redraw()
  void people.redraw()
  chat.redraw()
  panel.redraw()
  showConnection(connected)
})
if (link.has('enc_scene')) void composer.attempt(() => enter({ ...who(), ...sceneOf(link) }))
