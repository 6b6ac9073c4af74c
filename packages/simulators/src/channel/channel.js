import { createHolder, someId } from '../phone/holder.js'
import { openLines } from '../ui/call.js'
import { byId } from '../ui/dom.js'
import { languageButton, onLanguage } from '../ui/language.js'
import { moreButton } from '../ui/more.js'
import { complaining, tool, typing } from '../ui/typing.js'
import { createChat } from './chat.js'
import { createPanel } from './panel.js'
import { act, loadWorld, name, platform } from './platforms.js'
import { examples, t } from './texts.js'

let person
let close = () => {}
/** Undefined until the first answer. */
let connected

const who = () => ({ from: person.userid, name: person.name })
const attempt = complaining((error) => (error.name === 'Error' ? error.message : t('unreachable')))
const say = (said) => attempt(() => act(['message', { ...who(), ...said }]))
const text = typing((typed) => say({ text: typed }))
const chat = createChat({
  onAgain: ({ type, text: said }) => say(type === 'text' ? { text: said } : { type }),
  onRecall: (id) => attempt(() => act(platform.recall(who(), id))),
})
const panel = createPanel({ customer: () => person, attempt })

function hold(next) {
  person = next
  close()
  chat.show(person, [])
  close = openLines(`/_sim/${name}/stream?${new URLSearchParams({ customer: person.userid })}`, {
    onHistory: (items) => chat.show(person, items),
    onLine: chat.put,
    onConnection: showConnection,
  })
}

function showConnection(isConnected) {
  connected = isConnected
  byId('connection').textContent = connected === undefined ? '' : t(connected ? 'connected' : 'lost')
  byId('connection').classList.toggle('lost', !connected)
}

/** At hand is how a conversation is opened and what one would ask; the rest is behind the button. */
function drawTools() {
  const [opening, ...acts] = Object.entries(platform.acts).map(([label, make]) =>
    tool(label, t(label), () => attempt(() => act(make(who())))),
  )
  const kinds = platform.kinds.map((type) => tool(type, t(type), () => say({ type })))
  const questions = examples.map((example) => tool(`say-${example}`, example, () => say({ text: example })))
  byId('chips').replaceChildren(opening, ...questions)
  byId('tools').replaceChildren(...kinds, ...acts)
}

moreButton()
languageButton(byId('language'))
const world = await panel.refresh()
const people = createHolder({
  key: `yingda-sim-${name}`,
  first: world.people[0],
  people: async () => (await loadWorld().catch(() => world)).people,
  wordsOf: (one) => one.name,
  newcomer: (nickname) => ({ userid: platform.newId(someId()), name: nickname }),
  newName: () => t('newName'),
  onChoose: hold,
})
onLanguage(t, () => {
  text.placeholder = t('placeholder')
  drawTools()
  void people.redraw()
  chat.redraw()
  panel.redraw()
  showConnection(connected)
})
