import { bootDesk } from '@yingda/server/testing'
import { createDouyinSimulator, createJdSimulator } from '@yingda/simulators'
import { afterAll } from 'vitest'

const douyinApp = { clientKey: 'journey-douyin-key', clientSecret: 'journey-secret-of-the-douyin-app' }
const jdApp = { appKey: 'JOURNEYJDAPPKEY0123456789ABCDEF0', appSecret: 'journey0secret0of0the0jd0app0123' }

/** A desk whose customers write by WeCom, Douyin and JD; closed when the test file ends. */
export async function bootThreeChannels() {
  const douyin = createDouyinSimulator({ ...douyinApp, retryDelaysMs: [20, 20, 20] })
  const jd = createJdSimulator({ ...jdApp, retryDelaysMs: [20, 20, 20] })
  for (const sim of [douyin, jd]) await sim.start()
  const desk = await bootDesk({
    env: {
      DOUYIN_CLIENT_KEY: douyinApp.clientKey,
      DOUYIN_CLIENT_SECRET: douyinApp.clientSecret,
      DOUYIN_API_BASE: douyin.url,
      JD_APP_KEY: jdApp.appKey,
      JD_APP_SECRET: jdApp.appSecret,
      JD_API_BASE: jd.url,
    },
  })
  afterAll(async () => {
    for (const sim of [douyin, jd]) await sim.stop()
  })
  douyin.setWebhookUrl(`${desk.url}/channel/douyin/callback`)
  jd.setWebhookUrl(`${desk.url}/channel/jd/callback`)
  const { token } = await desk.login('admin')
  const { data } = await desk.call('POST', '/api/channels/douyin/connect', { token })
  const consent = await fetch(`${data.url}&sim_auto=1`)
  if (!consent.ok) throw new Error(`Douyin did not let the desk in: HTTP ${consent.status}.`)
  await desk.drain()
  return { desk, douyin, jd }
}
