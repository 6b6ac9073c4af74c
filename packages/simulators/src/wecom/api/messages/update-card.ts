import { isObject } from '../../../http/fields.ts'
import { type ApiAnswer, demand, ok } from '../../errors.ts'
import { tellPhones } from '../../sent.ts'
import { parseBody, textIn, textsIn } from '../body.ts'
import type { ApiCall } from '../call.ts'
import { readable } from './readable.ts'

/** `message/update_template_card`: a card is changed once, within 72 h, by the code that came with it or with its event. */
export function updateTemplateCard({ state, app, body: text }: ApiCall): ApiAnswer {
  const body = parseBody(text)
  demand(body.agentid === app.agentId, 40056)
  const invalid = textsIn(body, 'userids', 100).filter((userid) => state.directory.find(userid) === undefined)
  const code = textIn(body, 'response_code')
  const card = state.cards.find(code)
  demand(card && card.agentId === app.agentId, 60140)
  const { button, template_card } = body
  demand(isObject(button) || isObject(template_card), 40063, 'button and template_card are empty')
  state.cards.use(code)
  const item = state.sent.list().find(({ msgid }) => msgid === card.msgid)
  if (item) {
    item.update = isObject(template_card) ? readable('template_card', template_card) : replaced(button)
    tellPhones(state, item)
  }
  return ok({ invaliduser: invalid })
}

function replaced(button: unknown): string {
  return isObject(button) && typeof button.replace_name === 'string' ? button.replace_name : ''
}
