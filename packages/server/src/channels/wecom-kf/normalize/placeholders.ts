import type { Body, Converter } from './content.ts'
import { join, textOf } from './fields.ts'

/** Kinds the desk does not draw: the agent reads what it was, and the fields are kept. */
const placeholder =
  (msgType: string, words: (body: Body) => string): Converter =>
  (body) => ({ msgType, text: words(body) })

export const location = placeholder('location', (body) => {
  const named = join(textOf(body, 'name'), textOf(body, 'address'))
  return join('[位置]', named || [textOf(body, 'latitude'), textOf(body, 'longitude')].filter(Boolean).join(', '))
})
export const link = placeholder('link', (body) =>
  join('[链接]', textOf(body, 'title'), textOf(body, 'desc'), textOf(body, 'url')),
)
export const businessCard = placeholder('business_card', (body) => join('[名片]', textOf(body, 'userid')))
export const miniprogram = placeholder('miniprogram', (body) => join('[小程序]', textOf(body, 'title')))
export const meeting = placeholder('meeting', () => '[会议]')
export const calendar = placeholder('calendar', () => '[日程]')
export const note = placeholder('note', () => '[笔记]')
