import { setTimeout as delay } from 'node:timers/promises'
import { messageOf } from '../../platform/errors.ts'
import { createChecks } from './checks.ts'
import type { DoctorCheck, DoctorReport, DoctorState } from './contract.ts'
import type { DoctorDeps } from './deps.ts'
import { type Check, type Finding, failed, words } from './finding.ts'
import { hide } from './hide.ts'

const deadlineMs = 5_000

/** Looks at everything at once, within five seconds. Never rejects. */
export async function runDoctor(deps: DoctorDeps): Promise<DoctorReport> {
  const over = new AbortController()
  const fetch: typeof globalThis.fetch = (input, init) => {
    const signals = [over.signal, ...(init?.signal ? [init.signal] : [])]
    return deps.fetch(input, { ...init, signal: AbortSignal.any(signals) })
  }
  try {
    return await reportOf(createChecks({ ...deps, fetch }), deps)
  } finally {
    // What did not answer in time must not keep the process alive.
    over.abort()
  }
}

/** Runs checks together. @param options `deadlineMs` is for each of them */
export async function reportOf(
  checks: readonly Check[],
  options: Pick<DoctorDeps, 'secrets' | 'now'> & { readonly deadlineMs?: number },
): Promise<DoctorReport> {
  const looked = await Promise.all(checks.map((check) => lookAt(check, options.deadlineMs ?? deadlineMs)))
  const report = { state: worst(looked), checked_at: new Date(options.now()).toISOString(), checks: looked }
  return hide(report, options.secrets)
}

async function lookAt(check: Check, withinMs: number): Promise<DoctorCheck> {
  const { id, name } = check
  const found = new AbortController()
  const late = delay(withinMs, silent(withinMs), { signal: found.signal })
  late.catch(() => {
    // @NOTE the check was faster
  })
  const looking = Promise.resolve()
    .then(() => check.look())
    .catch(thrown)
  const finding = await Promise.race([looking, late])
  found.abort()
  return { id, name, ...finding }
}

const silent = (ms: number): Finding =>
  failed(
    words(`${ms / 1_000} 秒内没有回答`, `no answer within ${ms / 1_000} s`),
    words('检查网络、代理和防火墙后重试', 'check network, proxy and firewall, then try again'),
  )

const thrown = (error: unknown): Finding =>
  failed(
    words(`没有检查成：${messageOf(error)}`, `could not be checked: ${messageOf(error)}`),
    words('查看日志后重试', 'look at the log, then try again'),
  )

function worst(checks: readonly DoctorCheck[]): DoctorState {
  const has = (state: DoctorState) => checks.some((check) => check.state === state)
  if (has('failed')) return 'failed'
  return has('warning') ? 'warning' : 'ok'
}
