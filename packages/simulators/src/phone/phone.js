import { byId } from '../ui/dom.js'
import { languageButton, onLanguage } from '../ui/language.js'
import { createChat } from './chat.js'
import { createComposer } from './composer.js'
import { createPeople } from './people.js'
import { openStream, sendEvent, sendMessage } from './remote.js'
import { t } from './texts.js'

let person
let close = () => {}
/** Undefined until the first answer. */
let connected

const composer = createComposer({
  onSend: (message) => sendMessage(person, message),
  onEvent: (event) => sendEvent(person, event),
})
const chat = createChat((text) => composer.send({ text }))

function hold(next) {
  person = next
  close()
  chat.show(person, [])
  close = openStream(person.userid, {
    onHistory: (items) => chat.show(person, items),
    onMessage: chat.put,
    onConnection: showConnection,
  })
}

function showConnection(isConnected) {
  connected = isConnected
  byId('connection').textContent = connected === undefined ? '' : t(connected ? 'connected' : 'lost')
  byId('connection').classList.toggle('lost', !connected)
}

languageButton(byId('language'))
const people = await createPeople(hold)
onLanguage(t, () => {
  composer.redraw()
  void people.redraw()
  chat.redraw()
  showConnection(connected)
})
