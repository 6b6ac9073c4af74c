import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../channels/channel.ts'
import type { Log } from '../platform/log.ts'
import { StartError } from '../platform/postgres/index.ts'

export interface RunningSimulator {
  readonly url: string
  stop(): Promise<void>
}

interface SimulatorOptions {
  readonly settings: Settings
  readonly port: number
  readonly callbackUrl: string
  /** The page of a shared bot, for whoever looks around. */
  readonly visitorUrl?: string | undefined
  readonly log: Log
}

const main = fileURLToPath(import.meta.resolve('@yingda/simulators/main'))
const readyWithinMs = 20_000

/** The WeCom simulator as a process of its own: it shares no code with us, and ends when we do, however we do. */
export async function startSimulator({
  settings,
  port,
  callbackUrl,
  visitorUrl,
  log,
}: SimulatorOptions): Promise<RunningSimulator> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: pathOf(settings),
      YINGDA_SIM_TIED: '1',
      ...(settings.YUNKE_DEFAULT_DOMAIN !== settings.WECHAT_API_BASE && { YINGDA_SIM_YUNKE: '0' }),
      YINGDA_SIM: JSON.stringify({ ...companyOf(settings), callbackUrl, visitorUrl, port, host: '127.0.0.1' }),
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
    throw new StartError(
      'simulator_start_failed',
      `The WeCom simulator did not start: ${complaint.trim() || 'no answer'}`,
    )
  let stopping = false
  child.on('exit', (code) => {
    if (!stopping) log.error({ code, complaint }, 'The WeCom simulator ended.')
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

const pathOf = (settings: Settings) => settings.PATH ?? '/usr/bin:/bin'

async function readyLine(stdout: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input: stdout })) {
    const { ready, url }: { ready?: boolean; url?: string } = JSON.parse(line)
    if (ready) return url
  }
  return undefined
}
