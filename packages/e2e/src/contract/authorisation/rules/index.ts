import { bots } from './bots.ts'
import { crm } from './crm.ts'
import { desk } from './desk.ts'
import type { Rules } from './kinds.ts'
import { sessions } from './sessions.ts'
import { visitors } from './visitors.ts'

export type { Rule, SessionRule, Target } from './kinds.ts'

/** Every operation there is. A new one is written down in one of these, or the test fails and names it. */
export const rules: Rules = { ...desk, ...sessions, ...visitors, ...bots, ...crm }
