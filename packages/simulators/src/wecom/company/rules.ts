import { type Checks, flag, listOf, oneOf, orNull, patched, text, wholeNumber } from '../../http/checks.ts'
import { readVisible, type Visible } from './visible.ts'

/** How this WeCom is set up: limits and switches that differ between real companies. Not faults. */
export interface Rules {
  /** Addresses that may call the API; anybody without it. Others get 60020. */
  trustedIps: readonly string[] | null
  /** Domains (with port) that may get a login code; any without it. */
  trustedDomains: readonly string[] | null
  /** Calls of one API before 45009; 0 = no limit. Sending application messages does not count. */
  callsPerMinute: number
  callsPerHour: number
  /** Calls of one API at the same time before 45033; 0 = no limit. */
  parallelCalls: number
  /** `kf/sync_msg` without a callback token; 0 = no limit. */
  kfPollsPerMinute: number
  /** Messages a member gets from the app in a minute, the rest is dropped in silence (WeCom: 30); 0 = no limit. */
  memberMessagesPerMinute: number
  /** Whether apps were created before or after 2022-06-20: the later ones see no mobile, mail or picture. */
  appCreated: 'before' | 'after'
  /** Whether the contact helper calls from an address that it used before 2022-08-15. */
  contactIp: 'old' | 'new'
  /** What `change_contact` tells. */
  contactForm: 'full' | 'ids'
  /** What the apps see of the directory; everything without it. */
  visible: Visible | null
  /** Rows of one directory answer before 45029. */
  answerRows: number
  /** Whether `fetch_child=1` of the member lists is still heeded. */
  fetchChild: boolean
  /** An unverified corp has at most 10 KF accounts and may not send. */
  verified: boolean
  /** Whether the API may end a KF session that no servicer holds. */
  endsFromAnyState: boolean
}

export const usualRules: Readonly<Rules> = {
  trustedIps: null,
  trustedDomains: null,
  callsPerMinute: 10_000,
  callsPerHour: 150_000,
  parallelCalls: 0,
  kfPollsPerMinute: 600,
  memberMessagesPerMinute: 0,
  appCreated: 'after',
  contactIp: 'new',
  contactForm: 'ids',
  visible: null,
  answerRows: 60_000,
  fetchChild: false,
  verified: true,
  endsFromAnyState: false,
}

const limit = wholeNumber(0, 100_000_000)

const checks: Checks<Rules> = {
  trustedIps: orNull(listOf(text)),
  trustedDomains: orNull(listOf(text)),
  callsPerMinute: limit,
  callsPerHour: limit,
  parallelCalls: limit,
  kfPollsPerMinute: limit,
  memberMessagesPerMinute: limit,
  appCreated: oneOf('before', 'after'),
  contactIp: oneOf('old', 'new'),
  contactForm: oneOf('full', 'ids'),
  visible: orNull(readVisible),
  answerRows: wholeNumber(1, 100_000_000),
  fetchChild: flag,
  verified: flag,
  endsFromAnyState: flag,
}

/** Changes the named rules. Throws `BadInput` and changes nothing when one is wrong. */
export function patchRules(current: Readonly<Rules>, patch: unknown): Rules {
  return patched(checks, current, patch)
}
