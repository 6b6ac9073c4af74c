import type { ChannelInfo } from '@yingda/server/domains/channel-accounts/contract'
import { type Translate, wordOf } from '../../i18n/translate.ts'
import { unitOf, units } from '../parts/duration.ts'

/** What a channel can do, in a few words each. */
export function abilitiesOf(t: Translate, { abilities: { files, recallSeconds, replyWindow } }: ChannelInfo): string[] {
  const kinds = files.map((kind) => wordOf(t, 'channels.file', kind, kind)).join(t('parts.comma'))
  return [
    kinds === '' ? t('channels.noFiles') : t('channels.files', { kinds }),
    recallSeconds === undefined
      ? t('channels.noRecall')
      : t('channels.recall', { time: durationText(t, recallSeconds) }),
    replyWindow ? windowText(t, replyWindow) : t('channels.noWindow'),
  ]
}

function durationText(t: Translate, seconds: number): string {
  const unit = unitOf(seconds)
  return `${seconds / units[unit]} ${t(`duration.${unit}`)}`
}

function windowText(t: Translate, { hours, messages }: NonNullable<ChannelInfo['abilities']['replyWindow']>): string {
  return messages === undefined ? t('channels.windowHours', { hours }) : t('channels.window', { hours, messages })
}
