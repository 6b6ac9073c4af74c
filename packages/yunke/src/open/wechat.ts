import type { OpenCall } from './open-call.ts'

type Body = Readonly<Record<string, unknown>>

/** Reads of WeChat data by name. What they take and answer is known from working clients only and handed through as it is. */
const paths = {
  accounts: '/open/wechat/accounts',
  companyAccounts: '/open/wechat/companyAccounts',
  friends: '/open/wechat/friends',
  /** Ascending by `updateTime`; one call in 5 s. */
  friendsIncrement: '/open/wechat/getAllFriendsIncrement',
  /** One hour from `timestamp`, which lies at least 30 minutes back; one call in 5 s. */
  allRecords: '/open/wechat/allRecords',
  /** One friend, at most 3 days; one call in 10 s. */
  records: '/open/wechat/records',
  statistics: '/open/wechat/salesWechatStatistics',
  statisticsDetails: '/open/wechat/salesWechatStatisticsDetails',
  /** The same day once in 15 minutes. */
  followStats: '/open/wechat/getWeChatFollowStats',
  addedFriends: '/open/wechat/listAddFriendWeChatUser',
  moments: '/open/wechat/queryMoments',
  voiceCalls: '/open/wechat/queryWeChatVoiceList',
} as const

export type OpenWechat = { readonly [Name in keyof typeof paths]: (body?: Body) => Promise<unknown> }

export function createOpenWechat(call: OpenCall): OpenWechat {
  const read =
    (path: string) =>
    (body: Body = {}) =>
      call(path, body)
  return {
    accounts: read(paths.accounts),
    companyAccounts: read(paths.companyAccounts),
    friends: read(paths.friends),
    friendsIncrement: read(paths.friendsIncrement),
    allRecords: read(paths.allRecords),
    records: read(paths.records),
    statistics: read(paths.statistics),
    statisticsDetails: read(paths.statisticsDetails),
    followStats: read(paths.followStats),
    addedFriends: read(paths.addedFriends),
    moments: read(paths.moments),
    voiceCalls: read(paths.voiceCalls),
  }
}
