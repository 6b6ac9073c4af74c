import type {
  AccountBody,
  ChannelAccountInfo,
  ChannelInfo,
  ConnectAddress,
} from '@yingda/server/domains/channel-accounts/contract'
import type { JobInfo } from '@yingda/server/domains/jobs/contract'
import { arrayOf, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

const isChannel = (value: unknown): value is ChannelInfo =>
  isRecord(value) &&
  typeof value.channelId === 'string' &&
  typeof value.channelType === 'string' &&
  typeof value.isSetUp === 'boolean' &&
  isRecord(value.name) &&
  isRecord(value.icon) &&
  isRecord(value.limits) &&
  isRecord(value.abilities) &&
  Array.isArray(value.abilities.files)

const isAccount = (value: unknown): value is ChannelAccountInfo =>
  isRecord(value) &&
  typeof value.accountId === 'string' &&
  typeof value.channelId === 'string' &&
  typeof value.name === 'string' &&
  typeof value.isOpen === 'boolean' &&
  isRecord(value.health) &&
  typeof value.health.outboundWaiting === 'number'

const isAddress = (value: unknown): value is ConnectAddress => isRecord(value) && typeof value.url === 'string'

const isJob = (value: unknown): value is JobInfo =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.state === 'string' &&
  typeof value.waiting === 'number' &&
  typeof value.failing === 'number'

const listOf =
  <T>(isOne: (value: unknown) => value is T) =>
  (value: unknown): value is { items: T[] } =>
    isRecord(value) && arrayOf(isOne)(value.items)

/** Where customers come from, and the work that is done behind it. */
export const channelCalls = (http: Http) => ({
  channels: async (): Promise<ChannelInfo[]> =>
    (await http({ method: 'GET', path: '/api/channels', is: listOf(isChannel) })).data.items,
  accounts: async (): Promise<ChannelAccountInfo[]> =>
    (await http({ method: 'GET', path: '/api/channel-accounts', is: listOf(isAccount) })).data.items,
  change: async (accountId: string, body: AccountBody): Promise<ChannelAccountInfo> => {
    const path = `/api/channel-accounts/${encodeURIComponent(accountId)}`
    return (await http({ method: 'PUT', path, body, is: isAccount })).data
  },
  /** Where the owner of an account lets the desk have it. */
  connect: async (channelId: string): Promise<ConnectAddress> => {
    const path = `/api/channels/${encodeURIComponent(channelId)}/connect`
    return (await http({ method: 'POST', path, is: isAddress })).data
  },
  jobs: async (): Promise<JobInfo[]> =>
    (await http({ method: 'GET', path: '/api/jobs', is: listOf(isJob) })).data.items,
})
