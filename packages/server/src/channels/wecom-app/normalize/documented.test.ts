import { readdir, readFile } from 'node:fs/promises'
import { readXml, xmlText } from '@yingda/wecom'
import { expect, test } from 'vitest'

const folder = new URL('../fixtures/', import.meta.url)

/** https://developer.work.weixin.qq.com/document/path/90239 */
const kinds = ['text', 'image', 'voice', 'video', 'location', 'link', 'event']

/** https://developer.work.weixin.qq.com/document/path/90240, as it is spelt there. */
const events = [
  ...['subscribe', 'unsubscribe', 'enter_agent', 'LOCATION', 'click', 'view', 'view_miniprogram'],
  ...['scancode_push', 'scancode_waitmsg', 'pic_sysphoto', 'pic_photo_or_album', 'pic_weixin', 'location_select'],
  ...['template_card_event', 'template_card_menu_event', 'batch_job_result', 'change_contact'],
  ...['open_approval_change', 'share_agent_change', 'share_chain_change'],
  ...['inactive_alert', 'close_inactive_agent', 'reopen_inactive_agent'],
  ...['low_active_alert', 'low_active', 'active_restored', 'kf_account_auth_change'],
]

/** What the fixtures hold in one field. */
async function written(field: 'MsgType' | 'Event'): Promise<(string | undefined)[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xml'))
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
  return texts.map((text) => xmlText(readXml(text), field)?.trim())
}

test('every kind of message and every event that WeCom documents has a fixture', async () => {
  expect(await written('MsgType')).toEqual(expect.arrayContaining(kinds))
  expect(await written('Event')).toEqual(expect.arrayContaining(events))
})
