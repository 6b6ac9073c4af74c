import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../channels/channel.ts'
import type { Log } from '../platform/log.ts'
import { StartError } from '../platform/postgres/index.ts'
import type { Simulated } from './simulated.ts'

export interface RunningSimulator {
  readonly url: string
  stop(): Promise<void>
}

interface SimulatorOptions {
  readonly settings: Settings
  /** Whom it plays. */
  readonly plays: Readonly<Record<Simulated, boolean>>
  readonly port: number
  /** Of the desk, as the simulator reaches it. */
  readonly deskUrl: string
  /** The page of a shared bot, for whoever looks around. */
  readonly visitorUrl?: string | undefined
  readonly log: Log
}

const main = fileURLToPath(import.meta.resolve('@yingda/simulators/main'))
const readyWithinMs = 20_000

/** The simulators as one process of their own: they share no code with us, and end when we do, however we do. */
export async function startSimulator({
  settings,
  plays,
  port,
  deskUrl,
  visitorUrl,
  log,
}: SimulatorOptions): Promise<RunningSimulator> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: pathOf(settings),
      YINGDA_SIM_TIED: '1',
      YINGDA_SIM_BESIDE: JSON.stringify(neighboursOf(settings, plays, deskUrl)),
      YINGDA_SIM: JSON.stringify({
        ...companyOf(settings),
        // A company that has its own WeCom is told nothing by ours.
        ...(plays.wecom && { callbackUrl: `${deskUrl}/wecom/callback` }),
        ...{ visitorUrl, port, host: '127.0.0.1' },
      }),
    },
  })
  let complaint = ''
  child.stderr.on('data', (data) => {
    complaint = `${complaint}${data}`.slice(-2_000)
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), readyWithinMs)
  const url = await Promise.race([readyLine(child.stdout), once(child, 'exit').then(() => undefined)])
  clearTimeout(timer)
  if (!url)
    throw new StartError('simulator_start_failed', `The simulator did not start: ${complaint.trim() || 'no answer'}`)
  let stopping = false
  child.on('exit', (code) => {
    if (!stopping) log.error({ code, complaint }, 'The simulator ended.')
  })
  return {
    url,
    async stop() {
      stopping = true
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The company that these settings are keys of, in the words of the simulator. */
const companyOf = (settings: Settings) => ({
  corpId: settings.WECHAT_CORP_ID,
  agentId: Number(settings.WECHAT_AGENT_ID),
  secret: settings.WECHAT_SECRET,
  callbackToken: settings.WECOM_CALLBACK_TOKEN,
  encodingAesKey: settings.WECOM_ENCODING_AES_KEY,
  ...(settings.WECOM_CONTACT_SECRET && {
    contact: {
      secret: settings.WECOM_CONTACT_SECRET,
      callbackToken: settings.WECOM_CONTACT_TOKEN,
      encodingAesKey: settings.WECOM_CONTACT_AES_KEY,
    },
  }),
  kf: {
    secret: settings.WECOM_KF_SECRET,
    callbackToken: settings.WECOM_KF_TOKEN,
    encodingAesKey: settings.WECOM_KF_AES_KEY,
  },
})

const neighboursOf = (settings: Settings, plays: SimulatorOptions['plays'], deskUrl: string) => ({
  yunke: plays.yunke,
  ...(plays.douyin && {
    douyin: {
      clientKey: settings.DOUYIN_CLIENT_KEY,
      clientSecret: settings.DOUYIN_CLIENT_SECRET,
      webhookUrl: `${deskUrl}/channel/douyin/callback`,
    },
  }),
  ...(plays.jd && {
    jd: {
      appKey: settings.JD_APP_KEY,
      appSecret: settings.JD_APP_SECRET,
      accessToken: settings.JD_ACCESS_TOKEN,
      webhookSecret: settings.JD_WEBHOOK_SECRET?.split(',')[0],
      sendMethod: settings.JD_SEND_METHOD,
      webhookUrl: `${deskUrl}/channel/jd/callback`,
    },
  }),
})

const pathOf = (settings: Settings) => settings.PATH ?? '/usr/bin:/bin'

async function readyLine(stdout: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input: stdout })) {
    const { ready, url }: { ready?: boolean; url?: string } = JSON.parse(line)
    if (ready) return url
  }
  return undefined
}
