import { type Department, type Listing, WeComClient, WeComTokenError } from '@yingda/wecom'
import type { Settings } from '../../../channels/channel.ts'
import { apiBaseOf } from '../api-base.ts'
import type { DoctorDeps } from '../deps.ts'

const timeoutMs = 4_000

/** What one run asks WeCom for, each thing once: repeating a refused gettoken gets the address banned. */
export interface Access {
  readonly settings: Settings
  readonly app: WeComClient | undefined
  /** The app's own client unless customer service has a secret of its own. */
  readonly kf: WeComClient | undefined
  readonly helper: WeComClient | undefined
  /** Departments in the app's visible range, by id alone. */
  departments(): Promise<Listing<Department>>
}

export function openAccess({ settings, fetch }: Pick<DoctorDeps, 'settings' | 'fetch'>): Access {
  const { WECHAT_CORP_ID: corpId = '', WECHAT_SECRET, WECOM_KF_SECRET, WECOM_CONTACT_SECRET } = settings
  const open = (secret: string | undefined) =>
    corpId && secret ? new WeComClient({ corpId, secret, apiBase: apiBaseOf(settings), timeoutMs, fetch }) : undefined
  const app = open(WECHAT_SECRET)
  let departments: Promise<Listing<Department>> | undefined
  return {
    settings,
    app,
    kf: WECOM_KF_SECRET && WECOM_KF_SECRET !== WECHAT_SECRET ? open(WECOM_KF_SECRET) : app,
    helper: open(WECOM_CONTACT_SECRET),
    departments() {
      departments ??= withToken(app, ({ departments }) => departments.simpleList())
      return departments
    },
  }
}

/** Nothing can be said of this before there is a token; the check of the token says why there is none. */
export class NoToken extends Error {}

/** @throws NoToken, or what the call throws */
export async function withToken<T>(client: WeComClient | undefined, call: (client: WeComClient) => Promise<T>) {
  if (!client) throw new NoToken()
  try {
    await client.token.getAccessToken()
  } catch (cause) {
    throw isAddressRefused(cause) ? cause : new NoToken('', { cause })
  }
  return call(client)
}

/** Which address may call is decided for gettoken and for every call alike. */
const isAddressRefused = (error: unknown): boolean => error instanceof WeComTokenError && error.errcode === 60020
