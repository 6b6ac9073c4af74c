import type { Locale } from '../../i18n/translate.ts'
import { tagsApi } from '../../tags/api.ts'
import { channelsApi } from '../channels/api.ts'
import { namesOf } from '../directory/department-picker.tsx'
import { directoryApi } from '../http.ts'

/** What the conditions of a rule are chosen from. */
export interface Choices {
  readonly accounts: readonly Choice[]
  readonly channels: readonly Choice[]
  readonly bots: readonly Choice[]
  readonly tags: readonly Choice[]
  readonly departments: ReadonlyMap<number, string>
}

export const noChoices: Choices = { accounts: [], channels: [], bots: [], tags: [], departments: new Map() }

interface Choice {
  readonly value: string
  readonly label: string
}

export async function loadChoices(locale: Locale): Promise<Choices> {
  const [accounts, channels, tags, departments] = await Promise.all([
    channelsApi.accounts(),
    channelsApi.channels(),
    tagsApi.list(),
    directoryApi.tree(),
  ])
  const bots = new Set(accounts.flatMap(({ botId }) => botId ?? []))
  return {
    accounts: accounts.map(({ accountId, name }) => ({ value: accountId, label: name })),
    channels: channels.map(({ channelId, name }) => ({ value: channelId, label: name[locale === 'en' ? 'en' : 'zh'] })),
    bots: [...bots].map((botId) => ({ value: botId, label: botId })),
    tags: tags.map(({ tagId, name }) => ({ value: tagId, label: name })),
    departments: namesOf(departments),
  }
}

export const labelOf = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value
