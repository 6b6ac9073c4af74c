import type { Db } from '../../../platform/db.ts'
import { type Account, accountToAsk } from '../accounts/rows.ts'
import type { CallRow } from '../calls/rows.ts'
import type { CallSecrets } from '../calls/secrets.ts'
import { asRefusal, refusal } from '../refusal.ts'
import { YunkeFault } from '../yunke/fault.ts'
import type { YunkeSession } from '../yunke/gateway.ts'

export interface FindUrlDeps {
  readonly db: Db
  readonly secrets: CallSecrets
  readonly open: (account: Account) => Promise<YunkeSession>
}

export interface FoundRecording {
  readonly url: string
  /** The company's host at Yunke, which the storage wants to be told. */
  readonly domain: string | undefined
}

/** A player asks for one recording in parts; Yunke is asked once for all of them. */
const keptMs = 120_000
const mostKept = 200

/** Where Yunke keeps the recording of a call: asked by the call alone, or as the call itself told it. */
export function createFindUrl(deps: FindUrlDeps): (call: CallRow) => Promise<FoundRecording> {
  const known = new Map<number, { readonly found: FoundRecording; readonly until: number }>()
  return async (call) => {
    const kept = known.get(call.id)
    if (kept && kept.until > Date.now()) return kept.found
    const found = await find(deps, call)
    if (known.size >= mostKept) known.delete(known.keys().next().value ?? call.id)
    known.set(call.id, { found, until: Date.now() + keptMs })
    return found
  }
}

async function find({ db, secrets, open }: FindUrlDeps, call: CallRow): Promise<FoundRecording> {
  if (!call.hasRecording) throw refusal(40414)
  const account = await accountToAsk(db, call.companyId)
  const domain = account?.domain
  const told = secrets.open(call, call.sealed).recordUrl
  try {
    if (!account || account.status === 'password_error') throw new YunkeFault('password_error', '没有可用的云客账号')
    const session = await open(account)
    return { url: await session.recordUrl(call.voiceId ?? call.recordId), domain }
  } catch (error) {
    if (!(error instanceof YunkeFault)) throw error
    if (told !== undefined) return { url: told, domain }
    throw account ? asRefusal(error) : refusal(40415)
  }
}
