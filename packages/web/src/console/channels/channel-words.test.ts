import type { ChannelInfo } from '@yingda/server/domains/channel-accounts/contract'
import { expect, test } from 'vitest'
import { badgeOf, channelName, families } from './channel-words.ts'
import { byId } from './known-channels.ts'

const channel = (channelId: string, channelType: string, isSetUp = true): ChannelInfo => ({
  channelId,
  channelType,
  isSetUp,
  name: { zh: `渠道 ${channelId}`, en: `Channel ${channelId}` },
  icon: { label: '甲', colour: '#123456' },
  limits: { textBytes: 100, fileBytes: {} },
  abilities: { files: [] },
})
const known = byId([channel('a', 'post'), channel('b', 'post'), channel('c', 'wire'), channel('d', 'void', false)])

test('a channel is called in the language of the screen, and by its id when the desk does not know it', () => {
  expect(channelName(known, 'a', 'zh-CN')).toBe('渠道 a')
  expect(channelName(known, 'a', 'en')).toBe('Channel a')
  expect(channelName(known, 'mail', 'en')).toBe('mail')
})

test('a badge is what the manifest says, or the first letter of an id that nobody knows', () => {
  expect(badgeOf(known, 'a')).toEqual({ label: '甲', colour: '#123456' })
  expect(badgeOf(known, 'mail')).toEqual({ label: 'M', colour: undefined })
})

test('families are those of the channels that are set up, called by all of them', () => {
  expect(families(known, 'en')).toEqual([
    { value: 'post', label: 'Channel a · Channel b' },
    { value: 'wire', label: 'Channel c' },
  ])
})
