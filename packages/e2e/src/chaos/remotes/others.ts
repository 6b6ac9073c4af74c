import { createDouyinSimulator, createJdSimulator } from '@yingda/simulators'
import type { AtEnd } from '../../process/tidily.ts'
import { deskApi } from '../desk-api.ts'
import { type Remote, remoteOf } from './remote.ts'

export interface Others {
  readonly remotes: readonly Remote[]
  /** What the desk has to be told at its start. */
  readonly env: Readonly<Record<string, string>>
  /** Tells them where the desk is, and lets the desk in where that takes a consent. */
  join(deskUrl: string): Promise<void>
}

interface Ground {
  readonly seed: number
  readonly retryMs: number
}

const douyinApp = { clientKey: 'chaos-douyin-key', clientSecret: 'chaos-secret-of-the-douyin-app' }
const jdApp = { appKey: 'CHAOSJDAPPKEY0123456789ABCDEF012', appSecret: 'chaos0secret0of0the0jd0app012345' }

/** Douyin takes no more until its customer writes again. */
const mostReplies = 6

/** Douyin and JD, which try as often and as far apart as WeCom does. */
export async function startOthers({ seed, retryMs }: Ground, atEnd: AtEnd): Promise<Others> {
  const usual = { seed, keepAll: true, retryDelaysMs: [retryMs, retryMs, retryMs] }
  const douyin = createDouyinSimulator({ ...douyinApp, ...usual })
  const jd = createJdSimulator({ ...jdApp, ...usual })
  for (const sim of [douyin, jd]) {
    await sim.start()
    atEnd(() => sim.stop())
  }
  return {
    remotes: [remoteOf(douyin, itself, mostReplies), remoteOf(jd, itself)],
    env: {
      DOUYIN_CLIENT_KEY: douyinApp.clientKey,
      DOUYIN_CLIENT_SECRET: douyinApp.clientSecret,
      DOUYIN_API_BASE: douyin.url,
      JD_APP_KEY: jdApp.appKey,
      JD_APP_SECRET: jdApp.appSecret,
      JD_API_BASE: jd.url,
    },
    async join(deskUrl) {
      douyin.setWebhookUrl(`${deskUrl}/channel/douyin/callback`)
      jd.setWebhookUrl(`${deskUrl}/channel/jd/callback`)
      const api = deskApi(deskUrl)
      const { token } = await api.login('admin')
      const consent = await fetch(`${await api.connectAddress(token, 'douyin')}&sim_auto=1`, { signal: deadline() })
      if (!consent.ok) throw new Error(`The desk was not let in by Douyin: HTTP ${consent.status}.`)
    },
  }
}

const itself = (customer: string) => customer

const deadline = () => AbortSignal.timeout(10_000)
